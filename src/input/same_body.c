#include "input/same_body.h"

#include "parse/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 256, MOST_WORDS = 32 };

/* An actor and what it is compared by: its name, or its number. */
typedef struct entry {
    const char *key;
    const char *orgnr; /* or NULL */
    int32_t actor;
} entry;

/* Names */

static bool is_among(const char *const *words, const char *word)
{
    for (; *words; words++)
        if (strcmp(*words, word) == 0)
            return true;
    return false;
}

static bool is_company_form(const char *word)
{
    static const char *const forms[] = {"as", "asa", "sf",  "hf",  "sa", "ba",
                                        "iks", "kf", "ltd", NULL};
    return is_among(forms, word);
}

static bool is_passed_over(const char *word)
{
    static const char *const words[] = {"og", "and", "kommune", "the", NULL};
    return is_company_form(word) || is_among(words, word);
}

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Cuts text at all that is neither letter nor digit; how many words there are. */
static size_t cut(char *text, const char *words[MOST_WORDS])
{
    size_t count = 0;
    for (bool inside = false; *text; text++) {
        unsigned char c = (unsigned char)*text;
        bool is_letter = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_letter && !inside && count < MOST_WORDS)
            words[count++] = text;
        else if (!is_letter)
            *text = '\0';
        inside = is_letter;
    }
    return count;
}

/* "A.S." and "A/S" are "AS". */
static bool has_spelt_form(const char *plain)
{
    size_t length = strlen(plain);
    const char *end = plain + length - (length > 4 ? 4 : 0);
    return strcmp(end, " a/s") == 0 || strcmp(end, "a.s.") == 0;
}

bool akt_same_body_has_form(const char *name)
{
    char plain[LONGEST];
    const char *words[MOST_WORDS];
    akt_plain(plain, sizeof plain, name, strlen(name));
    if (has_spelt_form(plain))
        return true;
    size_t count = cut(plain, words);
    return count > 1 && is_company_form(words[count - 1]);
}

/* What names are compared by: their words, sorted, or "" where there are none. */
static const char *key_of(const char *name, akt_pool *pool)
{
    char plain[LONGEST], key[LONGEST] = "";
    const char *words[MOST_WORDS];
    size_t kept = 0;
    akt_plain(plain, sizeof plain, name, strlen(name));
    if (has_spelt_form(plain))
        plain[strlen(plain) - 4] = '\0';
    size_t count = cut(plain, words);
    for (size_t i = 0; i < count; i++)
        if (!is_passed_over(words[i]))
            words[kept++] = words[i];
    qsort(words, kept, sizeof *words, compare_words);
    for (size_t i = 0; i < kept; i++) {
        strcat(key, i ? " " : "");
        strcat(key, words[i]);
    }
    const char *copy = akt_pool_text(pool, key, strlen(key));
    return copy ? copy : "";
}

/* Those with a number come first, then in the order of the dataset. */
static int compare_entries(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    if (order == 0)
        order = (a->orgnr == NULL) - (b->orgnr == NULL);
    return order ? order : (a->actor > b->actor) - (a->actor < b->actor);
}

/* Groups */

static int32_t root_of(int32_t *above, int32_t actor)
{
    while (above[actor] != actor)
        actor = above[actor] = above[above[actor]];
    return actor;
}

static void join(int32_t *above, int32_t a, int32_t b)
{
    a = root_of(above, a);
    b = root_of(above, b);
    if (a != b)
        above[a > b ? a : b] = a > b ? b : a;
}

typedef struct search {
    akt_same_bodies *out;
    const akt_dataset *dataset;
    int32_t *above; /* by actor: joined to which */
    bool *by_number;
    bool failed;
} search;

static void add_group(search *s, const entry *entries, size_t count, bool by_number, bool is_open)
{
    int32_t *actors = akt_pool_get(s->out->pool, count * sizeof *actors);
    akt_same_body *added = actors ? akt_list_add(&s->out->items) : NULL;
    s->failed = s->failed || !added;
    if (!added)
        return;
    for (size_t i = 0; i < count; i++)
        actors[i] = entries[i].actor;
    *added = (akt_same_body){actors, count, by_number, is_open};
}

/* What bears one name. */
static void take_name(search *s, const entry *entries, size_t count)
{
    size_t numbers = 0;
    for (size_t i = 0; i < count; i++)
        if (entries[i].orgnr)
            numbers += numbers == 0 || strcmp(entries[i].orgnr, entries[i - 1].orgnr) != 0;
    bool has_bare = entries[count - 1].orgnr == NULL;
    if (numbers > 1 && has_bare)
        add_group(s, entries, count, false, true);
    for (size_t i = 1; numbers <= 1 && i < count; i++)
        join(s->above, entries[0].actor, entries[i].actor);
}

static void take_number(search *s, const entry *entries, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        join(s->above, entries[0].actor, entries[i].actor);
        s->by_number[entries[i].actor] = true;
    }
}

static void visit_groups(search *s, entry *entries, size_t count,
                         void (*take)(search *, const entry *, size_t))
{
    qsort(entries, count, sizeof *entries, compare_entries);
    for (size_t i = 0, end = 0; i < count; i = end) {
        while (end < count && strcmp(entries[end].key, entries[i].key) == 0)
            end++;
        if (end - i > 1 && *entries[i].key)
            take(s, entries + i, end - i);
    }
}

/* The actors that were joined, each group with the one to keep first. */
static void add_joined(search *s, entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char key[16];
        entries[i].actor = (int32_t)i;
        entries[i].orgnr = akt_dataset_actors(s->dataset)[i].orgnr;
        snprintf(key, sizeof key, "%010d", (int)root_of(s->above, (int32_t)i));
        const char *kept = akt_pool_text(s->out->pool, key, strlen(key));
        entries[i].key = kept ? kept : "";
    }
    qsort(entries, count, sizeof *entries, compare_entries);
    for (size_t i = 0, end = 0; i < count; i = end) {
        bool by_number = false;
        for (; end < count && strcmp(entries[end].key, entries[i].key) == 0; end++)
            by_number = by_number || s->by_number[entries[end].actor];
        if (end - i > 1)
            add_group(s, entries + i, end - i, by_number, false);
    }
}

static void find(search *s, entry *entries, size_t count)
{
    const akt_actor *actors = akt_dataset_actors(s->dataset);
    size_t numbered = 0;
    for (size_t i = 0; i < count; i++) {
        s->above[i] = (int32_t)i;
        if (actors[i].orgnr)
            entries[numbered++] = (entry){actors[i].orgnr, actors[i].orgnr, (int32_t)i};
    }
    visit_groups(s, entries, numbered, take_number);
    for (size_t i = 0; i < count; i++) {
        const char *name = akt_text_in(&actors[i].party.name, AKT_LANG_NB);
        entries[i] = (entry){key_of(name ? name : "", s->out->pool), actors[i].orgnr, (int32_t)i};
    }
    visit_groups(s, entries, count, take_name);
    add_joined(s, entries, count);
}

/* A group with what it is sorted by: the id of the one to keep, then the order found. */
typedef struct keyed {
    const char *id;
    size_t number;
    akt_same_body body;
} keyed;

static int compare_keyed(const void *left, const void *right)
{
    const keyed *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

static void sort_groups(search *s)
{
    const akt_actor *actors = akt_dataset_actors(s->dataset);
    akt_same_body *items = s->out->items.items;
    size_t count = s->out->items.count;
    keyed *sorted = akt_pool_get(s->out->pool, (count + 1) * sizeof *sorted);
    if (!sorted)
        return;
    for (size_t i = 0; i < count; i++)
        sorted[i] = (keyed){actors[items[i].actors[0]].party.record.id, i, items[i]};
    qsort(sorted, count, sizeof *sorted, compare_keyed);
    for (size_t i = 0; i < count; i++)
        items[i] = sorted[i].body;
}

akt_status akt_same_bodies_find(akt_same_bodies *out, const akt_dataset *dataset, akt_error *err)
{
    size_t count = akt_dataset_count(dataset, AKT_TABLE_ACTORS);
    *out = (akt_same_bodies){AKT_LIST_OF(akt_same_body), akt_pool_new()};
    if (!out->pool)
        return akt_error_memory(err);
    search s = {.out = out, .dataset = dataset};
    s.above = akt_pool_get(out->pool, (count + 1) * sizeof *s.above);
    s.by_number = akt_pool_get(out->pool, (count + 1) * sizeof *s.by_number);
    entry *entries = akt_pool_get(out->pool, (count + 1) * sizeof *entries);
    if (!s.above || !s.by_number || !entries)
        return akt_error_memory(err);
    find(&s, entries, count);
    sort_groups(&s);
    return s.failed || akt_pool_has_failed(out->pool) ? akt_error_memory(err) : AKT_OK;
}

void akt_same_bodies_dispose(akt_same_bodies *bodies)
{
    akt_list_dispose(&bodies->items);
    akt_pool_free(bodies->pool);
    bodies->pool = NULL;
}
