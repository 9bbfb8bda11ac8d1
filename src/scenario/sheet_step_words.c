#include "scenario/sheet_internal.h"

#include <string.h>

static const akt_sheet_word step_rows[] = {
#define AKT_SHEET_STEP(name, table, word, others) {name, AKT_W_##word, others},
#include "scenario/sheet_step_words.def"
#undef AKT_SHEET_STEP
};
static const akt_sheet_step steps[] = {
#define AKT_SHEET_STEP(name, table, word, others) {name, table},
#include "scenario/sheet_step_words.def"
#undef AKT_SHEET_STEP
};
static const akt_sheet_word heading_rows[] = {
#define AKT_SHEET_HEADING(name, word, others) {name, AKT_W_##word, others},
#include "scenario/sheet_step_words.def"
#undef AKT_SHEET_HEADING
#define AKT_SHEET_FIELD(name, word, others) {name, AKT_W_##word, others},
#include "input/sheet_words.def"
#undef AKT_SHEET_FIELD
};
static const akt_sheet_word title_rows[] = {
#define AKT_SHEET_TITLE(name, word, others) {name, AKT_W_##word, others},
#include "scenario/sheet_step_words.def"
#undef AKT_SHEET_TITLE
};

#define COUNT_OF(rows) (sizeof(rows) / sizeof *(rows))

const char *akt_sheet_word__of_step(const char *name, akt_lang lang)
{
    for (size_t i = 0; i < COUNT_OF(step_rows); i++)
        if (strcmp(step_rows[i].name, name) == 0)
            return akt_words(step_rows[i].word, lang);
    return NULL;
}

const akt_sheet_step *akt_sheet_word__step(const char *word)
{
    const akt_sheet_word *found = akt_sheet_word_find(step_rows, COUNT_OF(step_rows), word);
    return found ? &steps[found - step_rows] : NULL;
}

const char *akt_sheet_word__near_step(const char *word)
{
    return akt_sheet_word_near(step_rows, COUNT_OF(step_rows), word);
}

/* Whether a field is a text that may be in several languages. */
static bool is_text(const char *field)
{
    static const char *const texts[] = {"title", "why",     "name", "short", "description",
                                        "what",  "purpose", "note", "value"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (strcmp(texts[i], field) == 0)
            return true;
    return false;
}

static akt_sheet_heading find_heading(const akt_sheet_word *rows, size_t count, const char *text)
{
    akt_sheet_heading heading = akt_sheet_heading_find(rows, count, text);
    if (heading.field && heading.lang != AKT_NONE && !is_text(heading.field))
        heading.field = NULL;
    return heading;
}

akt_sheet_heading akt_sheet_word__heading(const char *word)
{
    return find_heading(heading_rows, COUNT_OF(heading_rows), word);
}

akt_sheet_heading akt_sheet_word__title(const char *word)
{
    return find_heading(title_rows, COUNT_OF(title_rows), word);
}

const char *akt_sheet_word__near_heading(const char *word)
{
    return akt_sheet_word_near(heading_rows, COUNT_OF(heading_rows), word);
}

const char *akt_sheet_word__near_title(const char *word)
{
    return akt_sheet_word_near(title_rows, COUNT_OF(title_rows), word);
}

bool akt_sheet_word__is_name_of_sheet(const char *text)
{
    return akt_sheet_word_is(text, AKT_W_SHEET_STEPS, "");
}

void akt_sheet_word__add_steps(akt_buffer *out, akt_lang lang)
{
    for (size_t i = 0; i < COUNT_OF(step_rows); i++)
        akt_buffer_format(out, "%s%s", i ? ", " : "", akt_words(step_rows[i].word, lang));
}

akt_lang akt_sheet_word__lang(const char *const *headings, size_t count)
{
    size_t most = 0;
    akt_lang found = AKT_LANG_NB;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        size_t matches = akt_sheet_word_count_lang(heading_rows, COUNT_OF(heading_rows), headings,
                                                   count, (akt_lang)lang);
        if (matches > most) {
            most = matches;
            found = (akt_lang)lang;
        }
    }
    return found;
}
