#include "model/schema.h"

#include <math.h>
#include <string.h>

#define PARTY_MASK (1 << AKT_TABLE_ACTORS | 1 << AKT_TABLE_PROGRAMMES | 1 << AKT_TABLE_FORUMS)
#define ACTOR_MASK (1 << AKT_TABLE_ACTORS)
#define PROGRAMME_MASK (1 << AKT_TABLE_PROGRAMMES)
#define COUNT_OF(rows) (sizeof(rows) / sizeof *(rows))

static const char *const basis_words[] = {"stated", "derived", "interpreted", NULL};
static const char *const driver_words[] = {"", "central", "listed", NULL};
static const char *const missing_words[] = {"not_stated", "not_applicable", "confidential",
                                            "unknown", NULL};
static const char *const strength_words[] = {"clear", "possible", "potential",
                                             "weak",  "absent",   NULL};
static const char *const flow_status_words[] = {"", "proposed", "budget", "committed", "paid", NULL};
static const char *const tie_status_words[] = {"existing", "planned", "proposed", NULL};
static const char *const programme_status_words[] = {"", "planned", "active", "ended", NULL};
static const char *const reach_words[] = {"", "within", "across", "framework", NULL};
static const char *const statement_words[] = {"recommendation", "alternative", "hypothesis",
                                              "driver_role",    "measure",     "question",
                                              "finding",        NULL};

#define ROW(type, member, name, kind, required, arg, words)                                        \
    {name, AKT_FIELD_##kind, offsetof(type, member), required, arg, words}

static const akt_field fact_fields[] = {
    ROW(akt_record, sources, "sources", CITES, false, 0, NULL),
    ROW(akt_record, basis, "basis", WORD, false, 0, basis_words),
    ROW(akt_record, confidence, "confidence", SHARE, false, 0, NULL),
    ROW(akt_record, note, "note", TEXT, false, 0, NULL),
    ROW(akt_record, extra, "extra", OBJECT, false, 0, NULL),
};

static const akt_field about_fields[] = {
    ROW(akt_about, title, "title", TEXT, true, 0, NULL),
    ROW(akt_about, date, "date", DATE, false, 0, NULL),
    ROW(akt_about, language, "language", STRING, false, 0, NULL),
    ROW(akt_about, licence, "licence", STRING, false, 0, NULL),
    ROW(akt_about, contact, "contact", STRING, false, 0, NULL),
    ROW(akt_about, draft, "draft", BOOL, false, 0, NULL),
};

static const akt_field term_fields[] = {
    ROW(akt_term, record.id, "id", ID, true, 0, NULL),
    ROW(akt_term, name, "name", TEXT, true, 0, NULL),
    ROW(akt_term, description, "description", TEXT, false, 0, NULL),
    ROW(akt_term, slot, "slot", STRING, false, 0, NULL),
    ROW(akt_term, band, "band", CODE, false, AKT_VOCABULARY_BANDS, NULL),
    ROW(akt_term, layer, "layer", LAYER, false, 0, NULL),
    ROW(akt_term, directed, "directed", BOOL, false, 0, NULL),
    ROW(akt_term, audiences, "audiences", CODES, false, AKT_VOCABULARY_AUDIENCES, NULL),
    ROW(akt_term, instruments, "instruments", CODES, false, AKT_VOCABULARY_INSTRUMENTS, NULL),
    ROW(akt_term, group, "group", TEXT, false, 0, NULL),
    ROW(akt_term, record.sources, "sources", CITES, false, 0, NULL),
    ROW(akt_term, record.note, "note", TEXT, false, 0, NULL),
};

static const akt_field source_fields[] = {
    ROW(akt_source, record.id, "id", ID, true, 0, NULL),
    ROW(akt_source, title, "title", TEXT, true, 0, NULL),
    ROW(akt_source, short_name, "short", TEXT, false, 0, NULL),
    ROW(akt_source, publisher, "publisher", STRING, false, 0, NULL),
    ROW(akt_source, date, "date", DATE, false, 0, NULL),
    ROW(akt_source, url, "url", STRING, false, 0, NULL),
    ROW(akt_source, language, "language", STRING, false, 0, NULL),
    ROW(akt_source, record.note, "note", TEXT, false, 0, NULL),
};

#define PARTY_ROWS(type)                                                                           \
    ROW(type, party.record.id, "id", ID, true, 0, NULL),                                           \
        ROW(type, party.name, "name", TEXT, true, 0, NULL),                                        \
        ROW(type, party.short_name, "short", TEXT, false, 0, NULL),                                \
        ROW(type, party.aliases, "aliases", STRINGS, false, 0, NULL),                              \
        ROW(type, party.former_ids, "former_ids", STRINGS, false, 0, NULL),                        \
        ROW(type, party.category, "category", CODE, false, AKT_VOCABULARY_CATEGORIES, NULL),       \
        ROW(type, party.description, "description", TEXT, false, 0, NULL),                         \
        ROW(type, party.url, "url", STRING, false, 0, NULL),                                       \
        ROW(type, party.from, "from", DATE, false, 0, NULL),                                       \
        ROW(type, party.to, "to", DATE, false, 0, NULL)

static const akt_field actor_fields[] = {
    PARTY_ROWS(akt_actor),
    ROW(akt_actor, kind, "kind", CODE, true, AKT_VOCABULARY_ACTOR_KINDS, NULL),
    ROW(akt_actor, level, "level", CODE, false, AKT_VOCABULARY_LEVELS, NULL),
    ROW(akt_actor, sector, "sector", CODE, false, AKT_VOCABULARY_SECTORS, NULL),
    ROW(akt_actor, parent, "parent", REF, false, ACTOR_MASK, NULL),
    ROW(akt_actor, driver, "driver", WORD, false, 0, driver_words),
    ROW(akt_actor, audiences, "audiences", CODES, false, AKT_VOCABULARY_AUDIENCES, NULL),
    ROW(akt_actor, instruments, "instruments", CODES, false, AKT_VOCABULARY_INSTRUMENTS, NULL),
    ROW(akt_actor, orgnr, "orgnr", STRING, false, 0, NULL),
};

static const akt_field programme_fields[] = {
    PARTY_ROWS(akt_programme),
    ROW(akt_programme, kind, "kind", CODE, true, AKT_VOCABULARY_PROGRAMME_KINDS, NULL),
    ROW(akt_programme, status, "status", WORD, false, 0, programme_status_words),
    ROW(akt_programme, owners, "owners", REFS, false, PARTY_MASK, NULL),
    ROW(akt_programme, operators, "operators", REFS, false, PARTY_MASK, NULL),
    ROW(akt_programme, partners, "partners", REFS, false, PARTY_MASK, NULL),
    ROW(akt_programme, audiences, "audiences", CODES, false, AKT_VOCABULARY_AUDIENCES, NULL),
    ROW(akt_programme, instruments, "instruments", CODES, false, AKT_VOCABULARY_INSTRUMENTS, NULL),
};

static const akt_field forum_fields[] = {
    PARTY_ROWS(akt_forum),
    ROW(akt_forum, members, "members", REFS, false, PARTY_MASK, NULL),
};

static const akt_field tie_fields[] = {
    ROW(akt_tie, from, "from", REF, true, PARTY_MASK, NULL),
    ROW(akt_tie, to, "to", REF, true, PARTY_MASK, NULL),
    ROW(akt_tie, kind, "kind", CODE, true, AKT_VOCABULARY_TIE_KINDS, NULL),
    ROW(akt_tie, what, "what", TEXT, false, 0, NULL),
    ROW(akt_tie, share, "share", SHARE, false, 0, NULL),
    ROW(akt_tie, status, "status", WORD, false, 0, tie_status_words),
    ROW(akt_tie, from_year, "from_year", DATE, false, 0, NULL),
    ROW(akt_tie, to_year, "to_year", DATE, false, 0, NULL),
};

static const akt_field flow_fields[] = {
    ROW(akt_flow, record.id, "id", ID, true, 0, NULL),
    ROW(akt_flow, from, "from", REF, true, PARTY_MASK, NULL),
    ROW(akt_flow, to, "to", REF, true, PARTY_MASK, NULL),
    ROW(akt_flow, via, "via", REF, false, PROGRAMME_MASK, NULL),
    ROW(akt_flow, amount, "amount", AMOUNT, false, 0, NULL),
    ROW(akt_flow, missing, "missing", WORD, false, 0, missing_words),
    ROW(akt_flow, amount_min, "amount_min", AMOUNT, false, 0, NULL),
    ROW(akt_flow, amount_max, "amount_max", AMOUNT, false, 0, NULL),
    ROW(akt_flow, currency, "currency", STRING, false, 0, NULL),
    ROW(akt_flow, year, "year", YEAR, false, 0, NULL),
    ROW(akt_flow, status, "status", WORD, false, 0, flow_status_words),
    ROW(akt_flow, purpose, "purpose", TEXT, false, 0, NULL),
    ROW(akt_flow, kind, "kind", CODE, false, AKT_VOCABULARY_FLOW_KINDS, NULL),
    ROW(akt_flow, continues, "continues", PARTS, false, 0, NULL),
};

static const akt_field role_fields[] = {
    ROW(akt_role, holder, "holder", REF, false, PARTY_MASK, NULL),
    ROW(akt_role, role, "role", CODE, true, AKT_VOCABULARY_ROLES, NULL),
    ROW(akt_role, area, "area", AREA, false, AKT_VOCABULARY_AREAS, NULL),
    ROW(akt_role, strength, "strength", WORD, true, 0, strength_words),
    ROW(akt_role, from, "from", DATE, false, 0, NULL),
    ROW(akt_role, to, "to", DATE, false, 0, NULL),
};

static const akt_field need_fields[] = {
    ROW(akt_need, record.id, "id", ID, true, 0, NULL),
    ROW(akt_need, name, "name", TEXT, true, 0, NULL),
    ROW(akt_need, role, "role", CODE, false, AKT_VOCABULARY_ROLES, NULL),
    ROW(akt_need, area, "area", CODE, false, AKT_VOCABULARY_AREAS, NULL),
    ROW(akt_need, minimum, "minimum", WHOLE, false, 0, NULL),
    ROW(akt_need, reach, "reach", WORD, false, 0, reach_words),
    ROW(akt_need, description, "description", TEXT, false, 0, NULL),
};

static const akt_field statement_fields[] = {
    ROW(akt_statement, record.id, "id", ID, true, 0, NULL),
    ROW(akt_statement, kind, "kind", WORD, true, 0, statement_words),
    ROW(akt_statement, number, "number", STRING, false, 0, NULL),
    ROW(akt_statement, text, "text", TEXT, true, 0, NULL),
    ROW(akt_statement, about, "about", REFS, false, PARTY_MASK, NULL),
    ROW(akt_statement, verdict, "verdict", TEXT, false, 0, NULL),
    ROW(akt_statement, scenario, "scenario", STRING, false, 0, NULL),
};

static const akt_field indicator_fields[] = {
    ROW(akt_indicator, record.id, "id", ID, true, 0, NULL),
    ROW(akt_indicator, name, "name", TEXT, true, 0, NULL),
    ROW(akt_indicator, group, "group", TEXT, false, 0, NULL),
    ROW(akt_indicator, value, "value", NUMBER, false, 0, NULL),
    ROW(akt_indicator, unit, "unit", STRING, false, 0, NULL),
    ROW(akt_indicator, n, "n", WHOLE, false, 0, NULL),
    ROW(akt_indicator, year, "year", YEAR, false, 0, NULL),
    ROW(akt_indicator, survey, "survey", TEXT, false, 0, NULL),
    ROW(akt_indicator, comparable_with, "comparable_with", INDICES, false, AKT_TABLE_INDICATORS,
        NULL),
};

static const akt_schema tables[AKT_TABLE_COUNT] = {
    [AKT_TABLE_SOURCES] = {"sources", sizeof(akt_source), source_fields, COUNT_OF(source_fields),
                           false},
    [AKT_TABLE_ACTORS] = {"actors", sizeof(akt_actor), actor_fields, COUNT_OF(actor_fields), true},
    [AKT_TABLE_PROGRAMMES] = {"programmes", sizeof(akt_programme), programme_fields,
                              COUNT_OF(programme_fields), true},
    [AKT_TABLE_FORUMS] = {"forums", sizeof(akt_forum), forum_fields, COUNT_OF(forum_fields), true},
    [AKT_TABLE_TIES] = {"ties", sizeof(akt_tie), tie_fields, COUNT_OF(tie_fields), true},
    [AKT_TABLE_FLOWS] = {"flows", sizeof(akt_flow), flow_fields, COUNT_OF(flow_fields), true},
    [AKT_TABLE_ROLES] = {"roles", sizeof(akt_role), role_fields, COUNT_OF(role_fields), true},
    [AKT_TABLE_NEEDS] = {"needs", sizeof(akt_need), need_fields, COUNT_OF(need_fields), true},
    [AKT_TABLE_STATEMENTS] = {"statements", sizeof(akt_statement), statement_fields,
                              COUNT_OF(statement_fields), true},
    [AKT_TABLE_INDICATORS] = {"indicators", sizeof(akt_indicator), indicator_fields,
                              COUNT_OF(indicator_fields), true},
};

static const akt_schema terms = {"taxonomy", sizeof(akt_term), term_fields, COUNT_OF(term_fields),
                                 false};
static const akt_schema about = {"dataset", sizeof(akt_about), about_fields, COUNT_OF(about_fields),
                                 false};

const char *akt_strength_name(akt_strength strength)
{
    return strength_words[strength];
}

const akt_schema *akt_schema_of_table(akt_table table)
{
    return &tables[table];
}

const akt_schema *akt_schema_of_terms(void)
{
    return &terms;
}

const akt_schema *akt_schema_of_about(void)
{
    return &about;
}

const akt_field *akt_schema_fact(size_t *count)
{
    *count = COUNT_OF(fact_fields);
    return fact_fields;
}

static const akt_field *find_row(const akt_field *rows, size_t count, const char *name, size_t size)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(rows[i].name, name, size) == 0 && rows[i].name[size] == '\0')
            return &rows[i];
    return NULL;
}

const akt_field *akt_schema_field_of(const akt_schema *schema, const char *name, size_t size)
{
    const akt_field *row = find_row(schema->fields, schema->field_count, name, size);
    return row || !schema->has_fact ? row
                                    : find_row(fact_fields, COUNT_OF(fact_fields), name, size);
}

const akt_field *akt_schema_field(const akt_schema *schema, const char *name)
{
    return akt_schema_field_of(schema, name, strlen(name));
}

static const size_t sizes[] = {
    [AKT_FIELD_ID] = sizeof(const char *),       [AKT_FIELD_STRING] = sizeof(const char *),
    [AKT_FIELD_TEXT] = sizeof(akt_text),         [AKT_FIELD_STRINGS] = sizeof(akt_strings),
    [AKT_FIELD_CODE] = sizeof(int32_t),          [AKT_FIELD_CODES] = sizeof(akt_indices),
    [AKT_FIELD_AREA] = sizeof(int32_t),          [AKT_FIELD_LAYER] = sizeof(int32_t),
    [AKT_FIELD_WORD] = sizeof(int32_t),          [AKT_FIELD_REF] = sizeof(akt_ref),
    [AKT_FIELD_REFS] = sizeof(akt_refs),         [AKT_FIELD_INDICES] = sizeof(akt_indices),
    [AKT_FIELD_DATE] = sizeof(akt_date),         [AKT_FIELD_YEAR] = sizeof(akt_date),
    [AKT_FIELD_AMOUNT] = sizeof(akt_amount),     [AKT_FIELD_WHOLE] = sizeof(int64_t),
    [AKT_FIELD_NUMBER] = sizeof(double),         [AKT_FIELD_SHARE] = sizeof(double),
    [AKT_FIELD_BOOL] = sizeof(bool),             [AKT_FIELD_CITES] = sizeof(akt_cites),
    [AKT_FIELD_PARTS] = sizeof(akt_parts),       [AKT_FIELD_OBJECT] = sizeof(const char *),
};

size_t akt_field_size(const akt_field *field)
{
    return sizes[field->type];
}

void akt_field_clear(const akt_field *field, void *record)
{
    void *at = (char *)record + field->offset;
    memset(at, 0, sizes[field->type]);
    switch (field->type) {
    case AKT_FIELD_CODE:
    case AKT_FIELD_AREA:
    case AKT_FIELD_LAYER:
        *(int32_t *)at = AKT_NONE;
        break;
    case AKT_FIELD_REF:
        *(akt_ref *)at = (akt_ref){AKT_TABLE_ACTORS, AKT_NONE};
        break;
    case AKT_FIELD_WHOLE:
        *(int64_t *)at = AKT_NONE;
        break;
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE:
        *(double *)at = NAN;
        break;
    default:
        break;
    }
}

void akt_schema_clear(const akt_schema *schema, void *record)
{
    memset(record, 0, schema->record_size);
    for (size_t i = 0; i < schema->field_count; i++)
        akt_field_clear(&schema->fields[i], record);
    for (size_t i = 0; schema->has_fact && i < COUNT_OF(fact_fields); i++)
        akt_field_clear(&fact_fields[i], record);
}
