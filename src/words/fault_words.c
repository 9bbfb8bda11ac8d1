#include "words/fault_words.h"

#include "words/words.h"

#include <stdio.h>
#include <string.h>

static const akt_word sentences[AKT_FAULT_COUNT] = {
#define AKT_FAULT(id, code, level) AKT_W_FAULT_##id,
#include "parse/faults.def"
#undef AKT_FAULT
};

const char *akt_level_words(akt_level level, akt_lang lang)
{
    static const akt_word words[] = {AKT_W_LEVEL_NOTE, AKT_W_LEVEL_WARNING, AKT_W_LEVEL_ERROR};
    return akt_words(words[level], lang);
}

/* Which argument is the nearest right word, to be put as a question; -1 = none. */
static int nearest_arg(akt_fault fault)
{
    switch (fault) {
    case AKT_FAULT_UNKNOWN_TABLE:
    case AKT_FAULT_UNKNOWN_FIELD:
    case AKT_FAULT_UNKNOWN_KEY:
    case AKT_FAULT_UNKNOWN_ID:
    case AKT_FAULT_UNKNOWN_STEP:
    case AKT_FAULT_UNKNOWN_HEADING:
        return 1;
    case AKT_FAULT_UNKNOWN_CODE:
        return 2;
    default:
        return -1;
    }
}

void akt_fault_words(akt_buffer *out, const akt_diagnostic *diagnostic, akt_lang lang)
{
    const char *args[4];
    akt_buffer question = AKT_BUFFER_INIT;
    memcpy(args, diagnostic->args, sizeof args);
    int nearest = nearest_arg(diagnostic->fault);
    if (nearest >= 0 && args[nearest]) {
        akt_words_fill(&question, AKT_W_NEAREST, lang, args[nearest], NULL, NULL, NULL);
        args[nearest] = akt_buffer_text(&question);
    }
    akt_words_fill(out, sentences[diagnostic->fault], lang, args[0], args[1], args[2], args[3]);
    out->failed = out->failed || question.failed;
    akt_buffer_dispose(&question);
}

static void add_visible(akt_buffer *out, const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 0x20 || c == 0x7F)
            akt_buffer_format(out, "\\x%02X", (unsigned)c);
        else
            akt_buffer_add_char(out, *text);
    }
}

static void add_step(akt_buffer *out, size_t step, akt_lang lang)
{
    char number[24];
    snprintf(number, sizeof number, "%zu", step);
    if (step)
        akt_words_fill(out, AKT_W_FAULT_STEP, lang, number, NULL, NULL, NULL);
}

void akt_fault_line(akt_buffer *out, const akt_diagnostic *diagnostic, akt_lang lang)
{
    akt_buffer line = AKT_BUFFER_INIT;
    if (diagnostic->file)
        akt_buffer_format(&line, "%s:", diagnostic->file);
    if (diagnostic->line)
        akt_buffer_format(&line, "%zu:%zu:", diagnostic->line, diagnostic->column);
    if (line.size)
        akt_buffer_add_char(&line, ' ');
    akt_buffer_add(&line, akt_level_words(akt_fault_level(diagnostic->fault), lang));
    akt_buffer_add(&line, ": ");
    add_step(&line, diagnostic->step, lang);
    akt_fault_words(&line, diagnostic, lang);
    if (diagnostic->pointer && *diagnostic->pointer)
        akt_buffer_format(&line, " [%s]", diagnostic->pointer);
    add_visible(out, akt_buffer_text(&line));
    out->failed = out->failed || line.failed;
    akt_buffer_dispose(&line);
}
