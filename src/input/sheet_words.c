#include "input/sheet_words.h"

#include "base/near.h"
#include "base/utf8.h"
#include "parse/grid.h"
#include "parse/plain.h"
#include "words/choice_words.h"

#include <string.h>

static const akt_sheet_word table_rows[] = {
#define AKT_SHEET_TABLE(name, word, others) {name, AKT_W_##word, others},
#include "input/sheet_words.def"
#undef AKT_SHEET_TABLE
};

static const akt_sheet_word aside_rows[] = {
#define AKT_SHEET_ASIDE(name, word, others) {name, AKT_W_##word, others},
#include "input/sheet_words.def"
#undef AKT_SHEET_ASIDE
};
static const akt_sheet_word field_rows[] = {
#define AKT_SHEET_FIELD(name, word, others) {name, AKT_W_##word, others},
#define AKT_SHEET_OTHER_FIELD AKT_SHEET_FIELD
#include "input/sheet_words.def"
#undef AKT_SHEET_FIELD
#undef AKT_SHEET_OTHER_FIELD
};

#define COUNT_OF(rows) (sizeof(rows) / sizeof *(rows))

/* Longer words are none that we know. */
enum { LONGEST = AKT_SHEET_ID_SIZE };
typedef char folded[LONGEST];

static void fold(folded out, const char *text, size_t size)
{
    akt_plain(out, LONGEST, text, size);
}

void akt_sheet_word_id(char out[AKT_SHEET_ID_SIZE], const char *text)
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

/* Words of our own files come first: `from` is never anything else. */
static const akt_sheet_word *find_row(const akt_sheet_word *rows, size_t count, const char *word)
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

const char *akt_sheet_word_near(const akt_sheet_word *rows, size_t count, const char *text)
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

const akt_sheet_word *akt_sheet_word_find(const akt_sheet_word *rows, size_t count,
                                          const char *text)
{
    folded word;
    fold(word, text, strlen(text));
    return find_row(rows, count, word);
}

bool akt_sheet_word_is(const char *text, akt_word words, const char *others)
{
    folded word;
    fold(word, text, strlen(text));
    return is_in_words(word, words) || is_among(word, others, "|");
}

bool akt_sheet_word_is_same(const char *text, const char *other)
{
    folded word;
    fold(word, text, strlen(text));
    return is_same(word, other, strlen(other));
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

akt_sheet_heading akt_sheet_heading_find(const akt_sheet_word *rows, size_t count, const char *text)
{
    folded word;
    akt_sheet_heading heading = {NULL, AKT_NONE};
    fold(word, text, strlen(text));
    const akt_sheet_word *found = find_row(rows, count, word);
    if (!found) {
        heading.lang = take_lang(word);
        found = find_row(rows, count, word);
    }
    heading.field = found ? found->name : NULL;
    return heading;
}

akt_table akt_sheet_word_table(const char *text)
{
    const akt_sheet_word *found = akt_sheet_word_find(table_rows, COUNT_OF(table_rows), text);
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

int32_t akt_sheet_word_term_of(const akt_dataset *dataset, akt_vocabulary vocabulary,
                               const char *text)
{
    folded word;
    size_t count;
    const akt_term *terms = akt_dataset_terms(dataset, vocabulary, &count);
    int32_t found = akt_dataset_find_term(dataset, vocabulary, text);
    fold(word, text, strlen(text));
    for (size_t i = 0; i < count && found == AKT_NONE; i++)
        if (has_name(&terms[i], word))
            found = (int32_t)i;
    return found;
}

const char *akt_sheet_word_term(akt_vocabulary vocabulary, const char *text)
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

const char *akt_sheet_word_choice(const akt_field *field, const char *text)
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

bool akt_sheet_word_is_all_areas(const char *text)
{
    return akt_sheet_word_is(text, AKT_W_ALL_AREAS, "");
}

/* Whether it is one of words that stand in plain letters, too. */
static bool is_plain_among(const char *word, const char *words)
{
    size_t length = strlen(word), size;
    for (; *words; words += size + (words[size] != '\0')) {
        size = strcspn(words, "|");
        if (size == length && strncmp(words, word, size) == 0)
            return true;
    }
    return false;
}

static bool is_total(const char *text, size_t size)
{
    folded word;
    fold(word, text, size);
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        if (is_plain_among(word, akt_words(AKT_W_SHEET_TOTALS, (akt_lang)lang)))
            return true;
    return false;
}

size_t akt_sheet_word_total_size(const char *text)
{
    enum { LONGEST_TOTAL = 32 };
    size_t found = 0;
    for (size_t size = 1; *text && size <= LONGEST_TOTAL; size++) {
        if (strchr(" \t\n:\xC2", text[size]) && is_total(text, size + (text[size] == ':')))
            found = size + (text[size] == ':');
        if (text[size] == '\0')
            break;
    }
    return found;
}

bool akt_sheet_word_is_total(const char *text)
{
    size_t size = akt_sheet_word_total_size(text), left;
    akt_grid_trim(text + size, &left);
    return size > 0 && left == 0;
}

size_t akt_sheet_word_count_lang(const akt_sheet_word *rows, size_t row_count,
                                 const char *const *headings, size_t count, akt_lang lang)
{
    size_t matches = 0;
    for (size_t i = 0; i < count; i++) {
        folded word;
        fold(word, headings[i], strlen(headings[i]));
        for (size_t r = 0; r < row_count; r++) {
            const char *text = akt_words(rows[r].word, lang);
            matches += is_same(word, text, strlen(text));
        }
    }
    return matches;
}

const akt_schema *akt_sheet_schema(int32_t kind)
{
    return kind == AKT_SHEET_TAXONOMY  ? akt_schema_of_terms()
           : kind == AKT_SHEET_DATASET ? akt_schema_of_about()
                                       : akt_schema_of_table((akt_table)kind);
}

const char *akt_sheet_kind_name(int32_t kind)
{
    return akt_sheet_schema(kind)->name;
}

const char *akt_sheet_kind_words(int32_t kind, akt_lang lang)
{
    const char *name = akt_sheet_kind_name(kind);
    for (size_t i = 0; i < COUNT_OF(table_rows); i++)
        if (strcmp(table_rows[i].name, name) == 0)
            return akt_words(table_rows[i].word, lang);
    for (size_t i = 0; i < COUNT_OF(aside_rows); i++)
        if (strcmp(aside_rows[i].name, name) == 0)
            return akt_words(aside_rows[i].word, lang);
    return name;
}

int32_t akt_sheet_kind_of(const char *name, bool *is_aside)
{
    akt_table table = akt_sheet_word_table(name);
    const akt_sheet_word *aside = akt_sheet_word_find(aside_rows, COUNT_OF(aside_rows), name);
    *is_aside = table == AKT_TABLE_COUNT && aside && !*aside->name;
    for (int32_t kind = AKT_SHEET_TAXONOMY; aside && kind < AKT_SHEET_KIND_COUNT; kind++)
        if (strcmp(aside->name, akt_sheet_kind_name(kind)) == 0)
            return kind;
    return table < AKT_TABLE_COUNT ? (int32_t)table : AKT_NONE;
}

static bool is_of_kind(const char *field, int32_t kind)
{
    return !*field || akt_schema_field(akt_sheet_schema(kind), field) ||
           (kind == AKT_SHEET_TAXONOMY && strcmp(field, "vocabulary") == 0);
}

size_t akt_sheet_words_of(int32_t kind, akt_sheet_word out[AKT_SHEET_WORDS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(field_rows) && count < AKT_SHEET_WORDS_MAX; i++)
        if (is_of_kind(field_rows[i].name, kind))
            out[count++] = field_rows[i];
    return count;
}

const char *akt_sheet_field_words(const char *field, akt_lang lang)
{
    for (size_t i = 0; i < COUNT_OF(field_rows); i++)
        if (strcmp(field_rows[i].name, field) == 0)
            return akt_words(field_rows[i].word, lang);
    return field;
}
