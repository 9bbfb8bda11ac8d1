#include "words/fault_words.h"

#include "words/quantity.h"
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
    case AKT_FAULT_UNKNOWN_HEADING: return 1;
    case AKT_FAULT_UNKNOWN_CODE: return 2;
    default: return -1;
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

/* What stands before the sentence of a fault. */
static void add_place(akt_buffer *out, const akt_diagnostic *diagnostic, akt_lang lang)
{
    if (diagnostic->file)
        akt_buffer_format(out, "%s:", diagnostic->file);
    if (diagnostic->line)
        akt_buffer_format(out, "%zu:%zu:", diagnostic->line, diagnostic->column);
    if (out->size)
        akt_buffer_add_char(out, ' ');
    akt_buffer_add(out, akt_level_words(akt_fault_level(diagnostic->fault), lang));
    akt_buffer_add(out, ": ");
    add_step(out, diagnostic->step, lang);
}

/* more = how many others the line stands for; 0 = it is that of the fault itself. */
static void add_line(akt_buffer *out, const akt_diagnostic *diagnostic, size_t more, akt_lang lang)
{
    akt_buffer line = AKT_BUFFER_INIT, number = AKT_BUFFER_INIT;
    add_place(&line, diagnostic, lang);
    akt_quantity_whole(&number, (int64_t)more, lang);
    if (more)
        akt_words_fill(&line, AKT_W_FAULT_MORE, lang, akt_buffer_text(&number), NULL, NULL, NULL);
    else
        akt_fault_words(&line, diagnostic, lang);
    if (diagnostic->pointer && *diagnostic->pointer)
        akt_buffer_format(&line, " [%s]", diagnostic->pointer);
    add_visible(out, akt_buffer_text(&line));
    out->failed = out->failed || line.failed || number.failed;
    akt_buffer_dispose(&line);
    akt_buffer_dispose(&number);
}

void akt_fault_line(akt_buffer *out, const akt_diagnostic *diagnostic, akt_lang lang)
{
    add_line(out, diagnostic, 0, lang);
}

/* Faults of one kind in one file. */
typedef struct crowd {
    const akt_diagnostic *first;
    size_t count;
} crowd;

enum { SHOWN = 100 };

static bool is_alike(const akt_diagnostic *a, const akt_diagnostic *b)
{
    if (a->fault != b->fault || !a->file || !b->file)
        return a->fault == b->fault && a->file == b->file;
    return a->file == b->file || strcmp(a->file, b->file) == 0;
}

static crowd *crowd_of(akt_list *crowds, const akt_diagnostic *diagnostic)
{
    crowd *items = crowds->items;
    for (size_t i = 0; i < crowds->count; i++)
        if (is_alike(items[i].first, diagnostic))
            return &items[i];
    crowd *added = akt_list_add(crowds);
    if (added)
        added->first = diagnostic;
    return added;
}

void akt_fault_lines(akt_buffer *out, const akt_diagnostics *faults, akt_level least, akt_lang lang)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(faults, &count);
    akt_list crowds = AKT_LIST_OF(crowd);
    for (size_t i = 0; i < count; i++) {
        if (akt_fault_level(items[i].fault) < least)
            continue;
        crowd *of = crowd_of(&crowds, &items[i]);
        out->failed = out->failed || !of;
        if (!of || of->count++ >= SHOWN)
            continue;
        add_line(out, &items[i], 0, lang);
        akt_buffer_add_char(out, '\n');
    }
    const crowd *all = crowds.items;
    for (size_t i = 0; i < crowds.count; i++) {
        if (all[i].count <= SHOWN)
            continue;
        add_line(out, all[i].first, all[i].count - SHOWN, lang);
        akt_buffer_add_char(out, '\n');
    }
    akt_list_dispose(&crowds);
}
