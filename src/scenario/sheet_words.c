#include "scenario/sheet_internal.h"

#include "base/near.h"
#include "base/utf8.h"
#include "parse/plain.h"
#include "words/choice_words.h"
#include "words/words.h"

#include <string.h>

/* A word of scripts: how they spell it, how people do, and what else people write, divided by bars. */
typedef struct row {
    const char *name;
    akt_word word;
    const char *others;
} row;

static const row step_rows[] = {
#define AKT_SHEET_STEP(name, table, word, others) {name, AKT_W_##word, others},
#include "scenario/sheet_words.def"
#undef AKT_SHEET_STEP
};
static const akt_sheet_step steps[] = {
#define AKT_SHEET_STEP(name, table, word, others) {name, table},
#include "scenario/sheet_words.def"
#undef AKT_SHEET_STEP
};
static const row heading_rows[] = {
#define AKT_SHEET_HEADING(name, word, others) {name, AKT_W_##word, others},
#include "scenario/sheet_words.def"
#undef AKT_SHEET_HEADING
};
static const row title_rows[] = {
#define AKT_SHEET_TITLE(name, word, others) {name, AKT_W_##word, others},
#include "scenario/sheet_words.def"
#undef AKT_SHEET_TITLE
};
static const row table_rows[] = {
#define AKT_SHEET_TABLE(name, word, others) {name, AKT_W_##word, others},
#include "scenario/sheet_words.def"
#undef AKT_SHEET_TABLE
};

#define COUNT_OF(rows) (sizeof(rows) / sizeof *(rows))

/* Longer words are none that we know. */
enum { LONGEST = AKT_SHEET_ID_SIZE };
typedef char folded[LONGEST];

static void fold(folded out, const char *text, size_t size)
{
    akt_plain(out, LONGEST, text, size);
}

void akt_sheet_word__id(char out[AKT_SHEET_ID_SIZE], const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789._";
    folded word;
    size_t length = 0;
    fold(word, text, strlen(text));
    for (size_t at = 0; word[at];) {
        uint32_t code = akt_utf8_next(word, sizeof word, &at);
        bool is_accent = code >= 0x300 && code <= 0x36F, is_first = length == 0;
        if (code < 0x80 && strchr(letters, (int)code) &&
            !(is_first && (code == '.' || code == '_')))
            out[length++] = (char)code;
        else if (!is_accent && !is_first && out[length - 1] != '-')
            out[length++] = '-';
    }
    length -= length > 0 && out[length - 1] == '-';
    out[length] = '\0';
}

static bool is_same(const char *word, const char *text, size_t size)
{
    folded other;
    fold(other, text, size);
    return *word && strcmp(word, other) == 0;
}

/* Whether it is one of several that are divided by such a character. */
static bool is_among(const char *word, const char *others, const char *divider)
{
    while (*others) {
        size_t size = strcspn(others, divider);
        if (is_same(word, others, size))
            return true;
        others += size + (others[size] != '\0');
    }
    return false;
}

static bool is_in_words(const char *word, akt_word words)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        const char *text = akt_words(words, (akt_lang)lang);
        if (is_same(word, text, strlen(text)))
            return true;
    }
    return false;
}

/* Scripts' own words come first: `from` is never anything else. */
static const row *find_row(const row *rows, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (is_same(word, rows[i].name, strlen(rows[i].name)))
            return &rows[i];
    for (size_t i = 0; i < count; i++)
        if (is_in_words(word, rows[i].word) || is_among(word, rows[i].others, "|"))
            return &rows[i];
    return NULL;
}

/* Tries a candidate for which people are told `shown`. */
static void try_near(akt_near *near, const char *candidate, size_t size, const char *shown)
{
    folded other;
    fold(other, candidate, size);
    akt_near_try(near, other);
    if (near->best == other)
        near->best = shown;
}

static void try_others(akt_near *near, const char *others, const char *shown)
{
    while (*others) {
        size_t size = strcspn(others, "|");
        try_near(near, others, size, shown);
        others += size + (others[size] != '\0');
    }
}

static const char *find_near(const row *rows, size_t count, const char *text)
{
    folded word;
    fold(word, text, strlen(text));
    akt_near near = akt_near_start(word);
    for (size_t i = 0; i < count; i++) {
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
            const char *shown = akt_words(rows[i].word, (akt_lang)lang);
            try_near(&near, shown, strlen(shown), shown);
        }
        try_near(&near, rows[i].name, strlen(rows[i].name), rows[i].name);
        try_others(&near, rows[i].others, akt_words(rows[i].word, AKT_LANG_NB));
    }
    return near.best;
}

const char *akt_sheet_word__of_step(const char *name, akt_lang lang)
{
    for (size_t i = 0; i < COUNT_OF(step_rows); i++)
        if (strcmp(step_rows[i].name, name) == 0)
            return akt_words(step_rows[i].word, lang);
    return NULL;
}

const akt_sheet_step *akt_sheet_word__step(const char *text)
{
    folded word;
    fold(word, text, strlen(text));
    const row *found = find_row(step_rows, COUNT_OF(step_rows), word);
    return found ? &steps[found - step_rows] : NULL;
}

const char *akt_sheet_word__near_step(const char *word)
{
    return find_near(step_rows, COUNT_OF(step_rows), word);
}

/* Takes a language off the end: "navn nn", "navn (nn)". */
static int32_t take_lang(folded word)
{
    size_t length = strlen(word);
    bool has_bracket = length > 0 && word[length - 1] == ')';
    size_t size = has_bracket ? 4 : 2;
    if (length < size + 2 || word[length - size - 1] != ' ' ||
        (has_bracket && word[length - size] != '('))
        return AKT_NONE;
    char name[3] = {word[length - size + has_bracket], word[length - size + has_bracket + 1], '\0'};
    int32_t lang = akt_lang_from_name(name);
    if (lang < 0)
        return AKT_NONE;
    word[length - size - 1] = '\0';
    return lang;
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

static akt_sheet_heading find_heading(const row *rows, size_t count, const char *text)
{
    folded word;
    akt_sheet_heading heading = {NULL, AKT_NONE};
    fold(word, text, strlen(text));
    const row *found = find_row(rows, count, word);
    if (!found) {
        heading.lang = take_lang(word);
        found = find_row(rows, count, word);
    }
    if (found && (heading.lang == AKT_NONE || is_text(found->name)))
        heading.field = found->name;
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
    return find_near(heading_rows, COUNT_OF(heading_rows), word);
}

const char *akt_sheet_word__near_title(const char *word)
{
    return find_near(title_rows, COUNT_OF(title_rows), word);
}

akt_table akt_sheet_word__table(const char *text)
{
    folded word;
    fold(word, text, strlen(text));
    const row *found = find_row(table_rows, COUNT_OF(table_rows), word);
    return found ? (akt_table)akt_table_from_name(found->name) : AKT_TABLE_COUNT;
}

/* A name may be two: "Utvikler/skaper". */
static bool has_name(const akt_term *term, const char *word)
{
    if (is_same(word, term->record.id, strlen(term->record.id)))
        return true;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        const char *name = term->name.in[lang];
        if (name && (is_same(word, name, strlen(name)) || is_among(word, name, "/")))
            return true;
    }
    return false;
}

const char *akt_sheet_word__term(akt_vocabulary vocabulary, const char *text)
{
    folded word;
    size_t count;
    const akt_term *terms = akt_taxonomy_built_in(vocabulary, &count);
    fold(word, text, strlen(text));
    for (size_t i = 0; i < count; i++)
        if (has_name(&terms[i], word))
            return terms[i].record.id;
    return NULL;
}

const char *akt_sheet_word__choice(const akt_field *field, const char *text)
{
    folded word;
    fold(word, text, strlen(text));
    for (const char *const *choice = field->words; *choice; choice++) {
        if (is_same(word, *choice, strlen(*choice)))
            return *choice;
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
            const char *words = akt_choice_words(field->name, *choice, (akt_lang)lang);
            if (is_same(word, words, strlen(words)))
                return *choice;
        }
    }
    return NULL;
}

bool akt_sheet_word__is_all_areas(const char *text)
{
    folded word;
    fold(word, text, strlen(text));
    return is_in_words(word, AKT_W_ALL_AREAS);
}

bool akt_sheet_word__is_total(const char *text)
{
    folded word;
    fold(word, text, strlen(text));
    return is_in_words(word, AKT_W_SHEET_TOTAL) ||
           is_among(word, "Totalt|I alt|Til sammen|Til saman|In all", "|");
}

bool akt_sheet_word__is_name_of_sheet(const char *text)
{
    folded word;
    fold(word, text, strlen(text));
    return is_in_words(word, AKT_W_SHEET_STEPS);
}

void akt_sheet_word__add_steps(akt_buffer *out, akt_lang lang)
{
    for (size_t i = 0; i < COUNT_OF(step_rows); i++)
        akt_buffer_format(out, "%s%s", i ? ", " : "", akt_words(step_rows[i].word, lang));
}

static size_t count_matches(const char *const *headings, size_t count, akt_lang lang)
{
    size_t matches = 0;
    for (size_t i = 0; i < count; i++) {
        folded word;
        fold(word, headings[i], strlen(headings[i]));
        for (size_t r = 0; r < COUNT_OF(heading_rows); r++) {
            const char *text = akt_words(heading_rows[r].word, lang);
            matches += is_same(word, text, strlen(text));
        }
    }
    return matches;
}

akt_lang akt_sheet_word__lang(const char *const *headings, size_t count)
{
    size_t most = 0;
    akt_lang found = AKT_LANG_NB;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        size_t matches = count_matches(headings, count, (akt_lang)lang);
        if (matches > most) {
            most = matches;
            found = (akt_lang)lang;
        }
    }
    return found;
}
