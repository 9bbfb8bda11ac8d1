#include "input/map_bodies.h"

#include <stdio.h>
#include <string.h>

akt_status akt_map__bodies_start(akt_map_bodies *out, akt_pool *pool, akt_error *err)
{
    *out = (akt_map_bodies){.pool = pool,
                            .bodies = AKT_LIST_OF(akt_map_body *),
                            .keys = akt_intern_new(),
                            .ids = akt_intern_new(),
                            .names = akt_intern_new(),
                            .told = akt_intern_new(),
                            .numbers = AKT_LIST_OF(const char *)};
    return out->keys && out->ids && out->names && out->told ? AKT_OK : akt_error_memory(err);
}

void akt_map__bodies_dispose(akt_map_bodies *bodies)
{
    akt_map_body **items = bodies->bodies.items;
    for (size_t i = 0; i < bodies->bodies.count; i++) {
        akt_list_dispose(&items[i]->facts);
        akt_list_dispose(&items[i]->others);
    }
    akt_list_dispose(&bodies->bodies);
    akt_list_dispose(&bodies->numbers);
    akt_intern_free(bodies->keys);
    akt_intern_free(bodies->ids);
    akt_intern_free(bodies->names);
    akt_intern_free(bodies->told);
}

static const char *keep(akt_map_bodies *bodies, const char *text)
{
    const char *kept = akt_pool_text(bodies->pool, text, strlen(text));
    return kept ? kept : "";
}

/* A name with one space for each run of white space: only that is passed over in finding it again. */
static const char *tidy(akt_map_bodies *bodies, char kind, akt_table table, const char *name)
{
    akt_buffer key = AKT_BUFFER_INIT;
    akt_buffer_format(&key, "%c%d:", kind, (int)table);
    for (bool space = false; *name; name++) {
        bool is_space = *name == ' ' || *name == '\t' || *name == '\n' || *name == '\r';
        if (!is_space && space)
            akt_buffer_add_char(&key, ' ');
        if (!is_space)
            akt_buffer_add_char(&key, *name);
        space = is_space;
    }
    return akt_buffer_settle(&key, bodies->pool);
}

void akt_map__bodies_learn(akt_map_bodies *bodies, const char *name, const char *orgnr)
{
    const char *key = tidy(bodies, 'n', AKT_TABLE_ACTORS, name);
    uint32_t next = (uint32_t)bodies->numbers.count, known = akt_intern_find(bodies->names, key);
    const char **numbers = bodies->numbers.items;
    if (known != AKT_INTERN_NONE) {
        if (numbers[known] && strcmp(numbers[known], orgnr) != 0)
            numbers[known] = NULL;
        return;
    }
    const char **added = akt_list_add(&bodies->numbers);
    if (!added || akt_intern_add(bodies->names, key, next) == AKT_INTERN_NONE)
        akt_pool_fail(bodies->pool);
    else
        *added = keep(bodies, orgnr);
}

/* The number of the only body with that name that has one, or NULL. */
static const char *number_of(const akt_map_bodies *bodies, const char *name_key)
{
    uint32_t known = akt_intern_find(bodies->names, name_key);
    return known == AKT_INTERN_NONE ? NULL : ((const char **)bodies->numbers.items)[known];
}

static const char *key_of(akt_map_bodies *bodies, const akt_map_naming *n)
{
    if (n->id)
        return tidy(bodies, 'i', n->table, n->id);
    const char *key = n->name ? tidy(bodies, 'n', n->table, n->name) : "";
    const char *orgnr = n->orgnr;
    if (!orgnr && n->table == AKT_TABLE_ACTORS)
        orgnr = number_of(bodies, key);
    return orgnr ? tidy(bodies, 'o', n->table, orgnr) : key;
}

/* An id that no other body has: like the name, with the number or a count behind it where need be. */
static const char *new_id(akt_map_bodies *bodies, const akt_map_naming *n, uint32_t body)
{
    char stem[AKT_SHEET_ID_SIZE], id[AKT_SHEET_ID_SIZE + 24];
    akt_map__id(stem, n->id ? n->id : n->name ? n->name : "");
    if (!*stem)
        strcpy(stem, n->table == AKT_TABLE_PROGRAMMES ? "program" : "aktor");
    snprintf(id, sizeof id, "%s", stem);
    for (size_t count = 1; akt_intern_find(bodies->ids, id) != AKT_INTERN_NONE; count++) {
        if (count == 1 && n->orgnr)
            snprintf(id, sizeof id, "%s-%s", stem, n->orgnr);
        else
            snprintf(id, sizeof id, "%s-%zu", stem, count + 1);
    }
    const char *kept = keep(bodies, id);
    if (akt_intern_add(bodies->ids, kept, body) == AKT_INTERN_NONE)
        akt_pool_fail(bodies->pool);
    return kept;
}

akt_map_body *akt_map__body(akt_map_bodies *bodies, const akt_map_naming *naming,
                            const akt_register_row *row)
{
    const char *key = key_of(bodies, naming);
    uint32_t known = akt_intern_find(bodies->keys, key);
    if (known != AKT_INTERN_NONE)
        return ((akt_map_body **)bodies->bodies.items)[known];
    uint32_t number = (uint32_t)bodies->bodies.count;
    akt_map_body *body = akt_pool_get(bodies->pool, sizeof *body);
    akt_map_body **added = body ? akt_list_add(&bodies->bodies) : NULL;
    if (!added || akt_intern_add(bodies->keys, key, number) == AKT_INTERN_NONE)
        return NULL;
    *added = body;
    *body = (akt_map_body){.table = naming->table,
                           .id = new_id(bodies, naming, number),
                           .facts = AKT_LIST_OF(akt_map_fact),
                           .others = AKT_LIST_OF(akt_map_fact),
                           .row = row};
    return body;
}

static akt_map_fact *find_fact(const akt_list *facts, const akt_map_fact *fact)
{
    akt_map_fact *items = facts->items;
    for (size_t i = 0; i < facts->count; i++)
        if (items[i].is_extra == fact->is_extra && strcmp(items[i].name, fact->name) == 0)
            return &items[i];
    return NULL;
}

/* Whether nobody has said it of the body before. */
static bool is_news(akt_map_bodies *bodies, const akt_map_body *body, const akt_map_fact *fact)
{
    akt_buffer key = AKT_BUFFER_INIT;
    akt_buffer_format(&key, "%s\n%d%s\n%s", body->id, fact->is_extra, fact->name, fact->json);
    if (akt_intern_find(bodies->told, akt_buffer_text(&key)) != AKT_INTERN_NONE) {
        akt_buffer_dispose(&key);
        return false;
    }
    if (akt_intern_add(bodies->told, akt_buffer_settle(&key, bodies->pool), 0) == AKT_INTERN_NONE)
        akt_pool_fail(bodies->pool);
    return true;
}

static void set_fact(akt_map_bodies *bodies, akt_map_fact *to, const akt_map_fact *fact)
{
    if (!to) {
        akt_pool_fail(bodies->pool);
        return;
    }
    *to = *fact;
    to->name = fact->is_extra ? keep(bodies, fact->name) : fact->name;
    to->json = keep(bodies, fact->json);
}

const akt_map_fact *akt_map__body_add(akt_map_bodies *bodies, akt_map_body *body,
                                      const akt_map_fact *fact)
{
    akt_map_fact *first = find_fact(&body->facts, fact);
    if (!first || (first->is_assumed && !fact->is_assumed)) {
        set_fact(bodies, first ? first : akt_list_add(&body->facts), fact);
        return NULL;
    }
    if (fact->is_assumed || strcmp(first->json, fact->json) == 0 ||
        !is_news(bodies, body, fact))
        return NULL;
    set_fact(bodies, akt_list_add(&body->others), fact);
    return first;
}
