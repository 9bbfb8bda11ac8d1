#include "input/giving_grant.h"

#include "base/number.h"
#include "input/map_internal.h"
#include "model/orgnr.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

akt_status akt_giving__start(akt_giving *out, const akt_text_file *file, akt_pool *pool,
                             akt_error *err)
{
    *out = (akt_giving){.file = file,
                        .pool = pool,
                        .classes = {file, AKT_LIST_OF(akt_giving_class), false},
                        .parties = AKT_LIST_OF(akt_giving_party),
                        .programmes = AKT_LIST_OF(akt_giving_programme),
                        .grants = AKT_LIST_OF(akt_giving_grant),
                        .keys = akt_intern_new(),
                        .ids = akt_intern_new(),
                        .names = akt_intern_new()};
    return out->keys && out->ids && out->names ? AKT_OK : akt_error_memory(err);
}

void akt_giving__end(akt_giving *giving)
{
    akt_giving_party *parties = giving->parties.items;
    for (size_t i = 0; i < giving->parties.count; i++)
        akt_list_dispose(&parties[i].aliases);
    akt_list_dispose(&giving->parties);
    akt_list_dispose(&giving->programmes);
    akt_list_dispose(&giving->grants);
    akt_giving__dispose(&giving->classes);
    akt_intern_free(giving->keys);
    akt_intern_free(giving->ids);
    akt_intern_free(giving->names);
}

static void count(akt_giving *g, akt_fault fault, const char *what, size_t offset)
{
    akt_giving__count(&g->classes, fault, what, g->number, offset);
}

static const char *keep(akt_giving *g, const char *text, size_t size)
{
    const char *kept = akt_pool_text(g->pool, text, size);
    return kept ? kept : "";
}

const char *akt_giving__text(akt_giving *g, const akt_json *object, const char *key)
{
    const akt_json *value = akt_json_get(object, key);
    char number[AKT_NUMBER_SIZE];
    const char *text = "";
    size_t size;
    if (akt_json_kind_of(value) == AKT_JSON_STRING)
        text = akt_json_string(value);
    else if (akt_json_kind_of(value) == AKT_JSON_NUMBER) {
        akt_number_write(number, akt_json_number(value));
        text = number;
    }
    const char *start = akt_grid_trim(text, &size);
    return size ? keep(g, start, size) : NULL;
}

/* An id of ours for what has that identifier or name, which nothing else has. */
static const char *new_id(akt_giving *g, const char *text, const char *otherwise)
{
    char stem[AKT_SHEET_ID_SIZE], id[AKT_SHEET_ID_SIZE + 24];
    akt_map__id(stem, text);
    snprintf(id, sizeof id, "%s", *stem ? stem : otherwise);
    for (size_t n = 2; akt_intern_find(g->ids, id) != AKT_INTERN_NONE; n++)
        snprintf(id, sizeof id, "%s-%zu", *stem ? stem : otherwise, n);
    const char *kept = keep(g, id, strlen(id));
    if (akt_intern_add(g->ids, kept, 0) == AKT_INTERN_NONE)
        akt_pool_fail(g->pool);
    return kept;
}

static bool has_break(const akt_json *object)
{
    const akt_json *id = akt_json_get(object, "id");
    return akt_json_kind_of(id) == AKT_JSON_STRING && strpbrk(akt_json_string(id), "\r\n");
}

/* A list code, such as GB-CHC or NO-BRC, and something behind it. */
static bool has_prefix(const char *identifier)
{
    if (strncmp(identifier, "360G-", 5) == 0)
        return true;
    size_t land = strspn(identifier, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if ((land != 2 && land != 3) || identifier[land] != '-')
        return false;
    size_t list = strspn(identifier + land + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    return list > 0 && identifier[land + 1 + list] == '-' && identifier[land + 2 + list];
}

/* Parties */

static const char *key_of(akt_giving *g, char kind, const char *text)
{
    akt_buffer key = AKT_BUFFER_INIT;
    akt_buffer_format(&key, "%c:%s", kind, text);
    return akt_buffer_settle(&key, g->pool);
}

static void add_alias(akt_giving *g, akt_giving_party *party, const char *name, size_t offset)
{
    const char **aliases = party->aliases.items;
    if (!name || strcmp(party->name, name) == 0)
        return;
    count(g, AKT_FAULT_GIVING_NAMES, "", offset);
    for (size_t i = 0; i < party->aliases.count; i++)
        if (strcmp(aliases[i], name) == 0)
            return;
    const char **added = akt_list_add(&party->aliases);
    if (added)
        *added = name;
    else
        akt_pool_fail(g->pool);
}

/* What is said of a party that is met for the first time. */
static void check_party(akt_giving *g, const akt_giving_party *party, size_t number)
{
    if (!party->identifier)
        count(g, AKT_FAULT_GIVING_LACKS, "id", party->offset);
    else if (!party->is_person && !has_prefix(party->identifier))
        count(g, AKT_FAULT_GIVING_ORG_PREFIX, "", party->offset);
    if (party->is_person)
        return;
    uint32_t first = akt_intern_add(g->names, party->name, (uint32_t)number);
    if (first == AKT_INTERN_NONE)
        akt_pool_fail(g->pool);
    else if (first != number)
        count(g, AKT_FAULT_GIVING_IDS, "", party->offset);
}

static void read_number(akt_giving *g, akt_giving_party *party)
{
    char number[AKT_ORGNR_SIZE];
    if (!party->identifier || strncmp(party->identifier, "NO-BRC-", 7) != 0)
        return;
    if (akt_orgnr_read(party->identifier, number) && akt_orgnr_is_valid(number))
        party->orgnr = keep(g, number, strlen(number));
    else
        count(g, AKT_FAULT_GIVING_NUMBER, "", party->offset);
}

static bool is_same_value(const akt_json_cursor *a, const akt_json_cursor *b)
{
    return a->end - a->value == b->end - b->value &&
           memcmp(a->text + a->value, b->text + b->value, a->end - a->value) == 0;
}

static bool has_member(const char *text, size_t object, const akt_json_cursor *wanted)
{
    for (akt_json_cursor c = akt_json_enter(text, object); akt_json_next(&c);)
        if (c.key_size == wanted->key_size && memcmp(c.key, wanted->key, c.key_size) == 0)
            return is_same_value(&c, wanted);
    return false;
}

/* Whether an object of a party says what the first, from which the party is made, does not. */
static bool says_more(const akt_giving *g, const akt_giving_party *party, size_t offset)
{
    const char *text = g->file->text;
    for (akt_json_cursor c = akt_json_enter(text, offset); akt_json_next(&c);)
        if (!akt_json_key_is(&c, "id") && !akt_json_key_is(&c, "name") &&
            !has_member(text, party->offset, &c))
            return true;
    return false;
}

/* The object of a party in a grant. */
typedef struct naming {
    const akt_json *object;
    size_t offset;
    bool is_person;
    bool says_more; /* than where the party was first named */
} naming;

/* The number of the party that an object names; false where it names none. */
static bool take_party(akt_giving *g, naming *n, size_t *number)
{
    const char *identifier = akt_giving__text(g, n->object, "id");
    const char *name = akt_giving__text(g, n->object, "name");
    if (!identifier && !name)
        return false;
    if (has_break(n->object))
        count(g, AKT_FAULT_GIVING_BREAK, "", n->offset);
    const char *key = key_of(g, identifier ? 'o' : 'n', identifier ? identifier : name);
    *number = g->parties.count;
    uint32_t known = akt_intern_add(g->keys, key, (uint32_t)*number);
    if (known != AKT_INTERN_NONE && known != *number) {
        akt_giving_party *party = (akt_giving_party *)g->parties.items + known;
        *number = known;
        add_alias(g, party, name, n->offset);
        n->says_more = says_more(g, party, n->offset);
        return true;
    }
    akt_giving_party *added = akt_list_add(&g->parties);
    if (!added || known == AKT_INTERN_NONE) {
        akt_pool_fail(g->pool);
        return false;
    }
    *added = (akt_giving_party){.id = new_id(g, identifier ? identifier : name, "party"),
                                .identifier = identifier,
                                .name = name ? name : identifier,
                                .aliases = AKT_LIST_OF(const char *),
                                .is_person = n->is_person,
                                .offset = n->offset};
    if (!name)
        count(g, AKT_FAULT_GIVING_LACKS, "name", n->offset);
    check_party(g, added, *number);
    read_number(g, added);
    return true;
}

/* The first of a list, or the object itself. */
static const akt_json *first_of(const akt_json *value)
{
    return akt_json_kind_of(value) == AKT_JSON_ARRAY ? akt_json_first(value) : value;
}

static bool take_member(akt_giving *g, const akt_json *grant, size_t offset, const char *key,
                        size_t *number, bool *keeps)
{
    const akt_json *value = akt_json_get(grant, key), *first = first_of(value);
    char pointer[64];
    bool is_list = akt_json_kind_of(value) == AKT_JSON_ARRAY;
    if (akt_json_kind_of(first) != AKT_JSON_OBJECT)
        return false;
    snprintf(pointer, sizeof pointer, "/%s%s", key, is_list ? "/0" : "");
    size_t at = akt_json_locate(g->file->text, offset, pointer);
    if (is_list && akt_json_sibling(first)) {
        count(g, AKT_FAULT_GIVING_SEVERAL, key, at);
        *keeps = true;
    }
    naming named = {first, at, strcmp(key, "recipientIndividual") == 0, false};
    bool found = take_party(g, &named, number);
    *keeps = *keeps || named.says_more;
    return found;
}

/* Programmes */

static int32_t take_programme(akt_giving *g, const akt_json *grant, size_t offset, size_t owner)
{
    const akt_json *first = first_of(akt_json_get(grant, "grantProgramme"));
    const char *code = akt_giving__text(g, first, "code"), *title = akt_giving__text(g, first, "title");
    if (!code && !title)
        return -1;
    akt_buffer key = AKT_BUFFER_INIT;
    akt_buffer_format(&key, "p:%zu:%s", owner, code ? code : title);
    uint32_t number = (uint32_t)g->programmes.count;
    uint32_t known = akt_intern_add(g->keys, akt_buffer_settle(&key, g->pool), number);
    if (known != AKT_INTERN_NONE && known != number)
        return (int32_t)known;
    akt_giving_programme *added = akt_list_add(&g->programmes);
    if (!added || known == AKT_INTERN_NONE) {
        akt_pool_fail(g->pool);
        return -1;
    }
    *added = (akt_giving_programme){.id = new_id(g, code ? code : title, "programme"),
                                    .code = code,
                                    .title = title ? title : code,
                                    .owner = owner,
                                    .offset = offset};
    return (int32_t)number;
}

/* Amounts and days */

static size_t offset_of(const akt_giving *g, size_t grant, const char *pointer)
{
    return akt_json_locate(g->file->text, grant, pointer);
}

static bool read_amount(akt_giving *g, const akt_json *value, size_t at, double *amount)
{
    akt_buffer number = AKT_BUFFER_INIT;
    if (akt_json_kind_of(value) == AKT_JSON_NUMBER) {
        *amount = akt_json_number(value);
        return isfinite(*amount);
    }
    const char *text = akt_json_kind_of(value) == AKT_JSON_STRING ? akt_json_string(value) : "";
    bool good = akt_written_amount(text, AKT_WRITTEN_POINT_POINT, &number) == AKT_WRITTEN_GOOD;
    *amount = good ? strtod(akt_buffer_text(&number), NULL) : 0;
    if (number.failed)
        akt_pool_fail(g->pool);
    if (good && !g->file->place_count) /* in csv all are texts */
        count(g, AKT_FAULT_GIVING_NUMBER_TEXT, "", at);
    akt_buffer_dispose(&number);
    return good;
}

static void take_amount(akt_giving *g, const akt_json *object, akt_giving_grant *grant)
{
    const akt_json *value = akt_json_get(object, "amountAwarded");
    size_t at = offset_of(g, grant->offset, "/amountAwarded");
    double amount;
    if (!value || akt_json_kind_of(value) == AKT_JSON_NULL) {
        count(g, AKT_FAULT_GIVING_LACKS, "amountAwarded", grant->offset);
        return;
    }
    grant->keeps_amount = true;
    if (!read_amount(g, value, at, &amount) || fabs(amount) > 9e15) {
        count(g, AKT_FAULT_GIVING_AMOUNT, "", at);
        return;
    }
    double whole = round(amount);
    grant->keeps_amount = fabs(whole - amount) > 0.0005;
    grant->is_negative = amount < 0;
    if (grant->keeps_amount)
        count(g, AKT_FAULT_GIVING_FRACTION, "", at);
    if (amount < 0)
        count(g, AKT_FAULT_GIVING_NEGATIVE, "", at);
    if (amount == 0)
        count(g, AKT_FAULT_GIVING_ZERO, "", at);
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add_integer(&text, (int64_t)fabs(whole));
    grant->amount = akt_buffer_settle(&text, g->pool);
}

/* The year of the award; days as 25/05/2020 are taken as they are meant. */
static void take_date(akt_giving *g, const akt_json *object, akt_giving_grant *grant)
{
    const char *text = akt_giving__text(g, object, "awardDate");
    size_t at = offset_of(g, grant->offset, "/awardDate");
    akt_buffer day = AKT_BUFFER_INIT;
    akt_date date;
    if (!text) {
        count(g, AKT_FAULT_GIVING_LACKS, "awardDate", grant->offset);
        return;
    }
    bool good = akt_written_day(text, AKT_WRITTEN_ORDER_DMY, &day) == AKT_WRITTEN_GOOD &&
                akt_date_read(akt_buffer_text(&day), &date);
    if (day.failed)
        akt_pool_fail(g->pool);
    if (!good) {
        count(g, AKT_FAULT_GIVING_BAD_DATE, "", at);
        akt_buffer_dispose(&day);
        return;
    }
    if (strncmp(text, akt_buffer_text(&day), day.size) != 0)
        count(g, AKT_FAULT_GIVING_DATE_FORM, "", at);
    grant->year = date.year;
    const char *kept = akt_buffer_settle(&day, g->pool);
    if (!g->latest || strcmp(kept, g->latest) > 0)
        g->latest = kept;
}

/* Grants */

static void take_id(akt_giving *g, const akt_json *object, akt_giving_grant *grant)
{
    grant->identifier = akt_giving__text(g, object, "id");
    size_t at = offset_of(g, grant->offset, "/id"), before = g->grants.count;
    char number[24];
    snprintf(number, sizeof number, "grant-%zu", g->number);
    if (!grant->identifier)
        count(g, AKT_FAULT_GIVING_LACKS, "id", grant->offset);
    else if (strncmp(grant->identifier, "360G-", 5) != 0)
        count(g, AKT_FAULT_GIVING_ID_PREFIX, "", at);
    if (has_break(object))
        count(g, AKT_FAULT_GIVING_BREAK, "", at);
    if (grant->identifier) {
        const char *key = key_of(g, 'g', grant->identifier);
        uint32_t known = akt_intern_add(g->keys, key, (uint32_t)before);
        if (known == AKT_INTERN_NONE)
            akt_pool_fail(g->pool);
        else if (known != before)
            count(g, AKT_FAULT_GIVING_TWICE, "", at);
    }
    grant->id = new_id(g, grant->identifier ? grant->identifier : number, number);
}

static void take_words(akt_giving *g, const akt_json *object, akt_giving_grant *grant)
{
    const char *description = akt_giving__text(g, object, "description");
    grant->title = akt_giving__text(g, object, "title");
    grant->currency = akt_giving__text(g, object, "currency");
    grant->is_regrant = akt_giving__text(g, object, "regrantType") != NULL;
    if (!grant->title)
        count(g, AKT_FAULT_GIVING_LACKS, "title", grant->offset);
    if (!description)
        count(g, AKT_FAULT_GIVING_LACKS, "description", grant->offset);
    if (!grant->currency)
        count(g, AKT_FAULT_GIVING_LACKS, "currency", grant->offset);
    if (grant->title && description && strcmp(grant->title, description) == 0)
        count(g, AKT_FAULT_GIVING_SAME_TEXT, "", offset_of(g, grant->offset, "/description"));
}

static void take_grant(akt_giving *g, const akt_json *object, size_t offset)
{
    akt_giving_grant grant = {.offset = offset, .programme = -1};
    bool has_from =
        take_member(g, object, offset, "fundingOrganization", &grant.from, &grant.keeps_from);
    bool has_to =
        take_member(g, object, offset, "recipientOrganization", &grant.to, &grant.keeps_to) ||
        take_member(g, object, offset, "recipientIndividual", &grant.to, &grant.keeps_to);
    if (!has_from)
        count(g, AKT_FAULT_GIVING_ENDS, "fundingOrganization", offset);
    if (!has_to)
        count(g, AKT_FAULT_GIVING_ENDS, "recipientOrganization", offset);
    take_id(g, object, &grant);
    take_words(g, object, &grant);
    take_amount(g, object, &grant);
    take_date(g, object, &grant);
    if (!has_from || !has_to)
        return;
    grant.programme = take_programme(g, object, offset, grant.from);
    akt_giving_grant *added = akt_list_add(&g->grants);
    if (added)
        *added = grant;
    else
        akt_pool_fail(g->pool);
}

void akt_giving__take(akt_giving *g, size_t offset)
{
    const char *text = g->file->text;
    g->number++;
    akt_json *object = akt_json_parse(text + offset, akt_json_end(text, offset) - offset);
    if (!object)
        akt_pool_fail(g->pool);
    else if (akt_json_kind_of(object) == AKT_JSON_OBJECT)
        take_grant(g, object, offset);
    else
        count(g, AKT_FAULT_GIVING_ENDS, "grants", offset);
    akt_json_free(object);
}
