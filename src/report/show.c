#include "report/describe.h"
#include "report/field_cells.h"
#include "report/field_words.h"
#include "words/quantity.h"

#include <math.h>
#include <string.h>

/* One page on an actor, programme or forum. */

typedef struct view {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    akt_ref party;
    akt_lang lang;
} view;

static const char *label(const view *v, akt_ref ref)
{
    return akt_dataset_label(v->dataset, ref, v->lang, true);
}

static const char *party_id(const view *v, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(v->dataset, ref);
    return party ? party->record.id : NULL;
}

static void add_party(const view *v, akt_ref ref)
{
    const char *id = party_id(v, ref);
    akt_document_shown(v->document, id, id ? label(v, ref) : NULL);
}

static void open_table(const view *v, const char *name, akt_word caption, const akt_column *columns,
                       size_t count)
{
    akt_document_table(v->document, name, akt_words(caption, v->lang), columns, count);
}

#define COLUMN(key, word, type) {key, akt_words(AKT_W_##word, v->lang), AKT_COLUMN_##type, NULL}
#define COUNT_OF(rows) (sizeof(rows) / sizeof *(rows))

/* What it is */

static void add_facts(const view *v)
{
    static const char *const fields[] = {"name",       "short",     "aliases",     "kind",
                                         "level",      "sector",    "category",    "parent",
                                         "driver",     "owners",    "operators",   "partners",
                                         "members",    "audiences", "instruments", "status",
                                         "from",       "to",        "orgnr",       "url"};
    const akt_schema *schema = akt_schema_of_table(v->party.table);
    const akt_party *party = akt_dataset_party(v->dataset, v->party);
    const akt_column columns[] = {COLUMN("field", SHOW_FIELD, CODE),
                                  COLUMN("value", SHOW_CONTENT, TEXT)};
    open_table(v, "facts", AKT_W_SHOW_WHAT, columns, COUNT_OF(columns));
    akt_document_table_for_people(v->document);
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        const akt_field *field = akt_schema_field(schema, fields[i]);
        const char *text =
            field ? akt_field_shown(v->document, v->dataset, field, party) : NULL;
        if (!text)
            continue;
        akt_document_row(v->document);
        akt_document_text(v->document, akt_field_title(fields[i], v->lang));
        akt_document_text(v->document, text);
    }
    akt_document_row(v->document);
    akt_document_text(v->document, akt_words(AKT_W_COLUMN_SOURCES, v->lang));
    akt_field_sources_cell(v->document, v->dataset, &party->record);
}

static void add_record(const view *v)
{
    const akt_schema *schema = akt_schema_of_table(v->party.table);
    akt_column columns[AKT_FIELD_COLUMNS_MAX];
    const akt_field_choice all = akt_field_choose_all(schema);
    size_t count = akt_field_columns(columns, v->pool, &all);
    akt_document_table(v->document, "record", akt_words(AKT_W_WORKBOOK_RECORD, v->lang), columns,
                       count);
    akt_document_table_for(v->document, AKT_READERS_MACHINES);
    akt_document_row(v->document);
    akt_field_cells(v->document, v->dataset, &all, akt_dataset_party(v->dataset, v->party));
}

/* A unit's roles, money and ties are its own, but the page of the whole body shows them too. */
static bool is_self_or_unit(const view *v, akt_ref ref)
{
    if (!akt_ref_is_set(ref) || akt_ref_is_same(ref, v->party))
        return akt_ref_is_set(ref);
    return ref.table == AKT_TABLE_ACTORS &&
           akt_ref_is_same(akt_dataset_actors(v->dataset)[ref.index].parent, v->party);
}

/* Roles */

static void add_roles(const view *v)
{
    const akt_column columns[] = {
        COLUMN("holder", COLUMN_HOLDER, TEXT),   COLUMN("role", COLUMN_ROLE, CODE),
        COLUMN("area", COLUMN_AREA, CODE),       COLUMN("strength", COLUMN_STRENGTH, CODE),
        COLUMN("basis", COLUMN_BASIS, CODE),     COLUMN("note", COLUMN_NOTE, TEXT),
        COLUMN("sources", COLUMN_SOURCES, TEXT),
    };
    const akt_role *roles = akt_dataset_roles(v->dataset);
    size_t count = akt_dataset_count(v->dataset, AKT_TABLE_ROLES);
    bool found = false;
    open_table(v, "roles", AKT_W_SHOW_ROLES, columns, COUNT_OF(columns));
    for (size_t i = 0; i < count; i++) {
        if (!is_self_or_unit(v, roles[i].holder))
            continue;
        const akt_term *role =
            akt_dataset_term(v->dataset, AKT_VOCABULARY_ROLES, roles[i].role);
        found = true;
        akt_document_row(v->document);
        add_party(v, roles[i].holder);
        akt_document_shown(v->document, role->record.id, akt_text_in(&role->name, v->lang));
        akt_document_shown(
            v->document, akt_dataset_area_id(v->dataset, roles[i].area),
            akt_term_words(v->dataset, AKT_VOCABULARY_AREAS, roles[i].area, v->lang));
        const char *strength = akt_strength_name((akt_strength)roles[i].strength);
        akt_document_shown(v->document, strength, akt_choice_words("strength", strength, v->lang));
        akt_field_basis_cells(v->document, &roles[i].record);
        akt_field_sources_cell(v->document, v->dataset, &roles[i].record);
    }
    if (!found)
        akt_document_paragraph(v->document, "%s", akt_words(AKT_W_SHOW_NO_ROLE, v->lang));
}

/* Money */

/* The flows whose money this is, one step on. */
static void add_continued(const view *v, const akt_flow *flow)
{
    akt_buffer ids = AKT_BUFFER_INIT, names = AKT_BUFFER_INIT;
    for (size_t i = 0; i < flow->continues.count; i++) {
        const akt_flow *first =
            &akt_dataset_flows(v->dataset)[flow->continues.items[i].flow];
        akt_buffer_format(&ids, "%s%s", i > 0 ? "|" : "", first->record.id);
        akt_buffer_format(&names, "%s%s → %s", i > 0 ? ", " : "", label(v, first->from),
                          label(v, first->to));
    }
    bool any = ids.size > 0;
    const char *id_list = akt_buffer_settle(&ids, v->pool);
    const char *name_list = akt_buffer_settle(&names, v->pool);
    akt_document_shown(v->document, any ? id_list : NULL, any ? name_list : NULL);
}

#define FLOW_REST_COLUMNS                                                                  \
    COLUMN("amount", COLUMN_AMOUNT, MONEY), COLUMN("year", COLUMN_YEAR, DATE),             \
    COLUMN("status", COLUMN_STATUS, CODE), COLUMN("continues", SHOW_SAME_MONEY, TEXT),     \
    COLUMN("purpose", COLUMN_PURPOSE, TEXT), COLUMN("basis", COLUMN_BASIS, CODE),          \
    COLUMN("note", COLUMN_NOTE, TEXT), COLUMN("sources", COLUMN_SOURCES, TEXT)

static void add_flow_rest(const view *v, const akt_flow *flow)
{
    static const char *const statuses[] = {NULL, "proposed", "budget", "committed", "paid"};
    const char *status = statuses[flow->status];
    akt_document_amount(v->document, flow->amount, akt_amount_words(v->pool, flow, v->lang));
    akt_field_date_cell(v->document, flow->year);
    akt_document_shown(v->document, status,
                       status ? akt_choice_words("status", status, v->lang) : NULL);
    add_continued(v, flow);
    akt_document_text(v->document, akt_text_in(&flow->purpose, v->lang));
    akt_field_basis_cells(v->document, &flow->record);
    akt_field_sources_cell(v->document, v->dataset, &flow->record);
}

/* What passes through a programme neither ends nor begins there. Whether there is any. */
static bool add_money_through(const view *v)
{
    const akt_column columns[] = {
        COLUMN("id", COLUMN_ID, CODE),
        COLUMN("from", COLUMN_FROM, TEXT),
        COLUMN("to", COLUMN_TO, TEXT),
        FLOW_REST_COLUMNS,
    };
    const akt_flow *flows = akt_dataset_flows(v->dataset);
    size_t count = akt_dataset_count(v->dataset, AKT_TABLE_FLOWS);
    bool found = false;
    open_table(v, "money_via", AKT_W_SHOW_MONEY_VIA, columns, COUNT_OF(columns));
    for (size_t i = 0; i < count; i++) {
        if (!akt_ref_is_same(flows[i].via, v->party))
            continue;
        found = true;
        akt_document_row(v->document);
        akt_document_shown(v->document, flows[i].record.id, "");
        add_party(v, flows[i].from);
        add_party(v, flows[i].to);
        add_flow_rest(v, &flows[i]);
    }
    return found;
}

/* With told, that there is none need not be said. */
static void add_money(const view *v, bool in, bool told)
{
    const akt_column columns[] = {
        COLUMN("id", COLUMN_ID, CODE),
        COLUMN("other", COLUMN_WHO, TEXT),
        COLUMN("via", COLUMN_VIA, TEXT),
        FLOW_REST_COLUMNS,
    };
    const akt_flow *flows = akt_dataset_flows(v->dataset);
    size_t count = akt_dataset_count(v->dataset, AKT_TABLE_FLOWS);
    bool found = false;
    open_table(v, in ? "money_in" : "money_out", in ? AKT_W_SHOW_MONEY_IN : AKT_W_SHOW_MONEY_OUT,
               columns, COUNT_OF(columns));
    for (size_t i = 0; i < count; i++) {
        const akt_flow *flow = &flows[i];
        if (!is_self_or_unit(v, in ? flow->to : flow->from))
            continue;
        found = true;
        akt_document_row(v->document);
        akt_document_shown(v->document, flow->record.id, "");
        add_party(v, in ? flow->from : flow->to);
        add_party(v, flow->via);
        add_flow_rest(v, flow);
    }
    if (!found && !told)
        akt_document_paragraph(
            v->document, "%s",
            akt_words(in ? AKT_W_SHOW_NOTHING_IN : AKT_W_SHOW_NOTHING_OUT, v->lang));
}

/* Ties */

static void add_share(const view *v, double share)
{
    akt_buffer text = AKT_BUFFER_INIT;
    bool whole = share * 100 == floor(share * 100);
    akt_quantity_number(&text, share * 100, whole ? 0 : 1, v->lang);
    akt_buffer_add(&text, "\xC2\xA0%");
    const char *shown = akt_buffer_settle(&text, v->pool);
    akt_document_number_shown(v->document, share, isnan(share) ? NULL : shown);
}

static void add_tie(const view *v, const akt_tie *tie)
{
    static const char *const statuses[] = {NULL, "planned", "proposed"};
    const char *status = statuses[tie->status];
    const akt_term *kind = akt_dataset_term(v->dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind);
    akt_layer layer = akt_dataset_tie_layer(v->dataset, tie);
    akt_document_row(v->document);
    akt_document_shown(v->document, akt_layer_name(layer), akt_layer_words(layer, v->lang));
    add_party(v, tie->from);
    akt_document_shown(v->document, kind->record.id, akt_text_in(&kind->name, v->lang));
    add_party(v, tie->to);
    akt_document_text(v->document, akt_text_in(&tie->what, v->lang));
    add_share(v, tie->share);
    akt_field_date_cell(v->document, tie->from_year);
    akt_field_date_cell(v->document, tie->to_year);
    akt_document_shown(v->document, status,
                       status ? akt_choice_words("status", status, v->lang) : NULL);
    akt_field_basis_cells(v->document, &tie->record);
    akt_field_sources_cell(v->document, v->dataset, &tie->record);
}

static void add_ties(const view *v)
{
    const akt_column columns[] = {
        COLUMN("layer", SHOW_LAYER, CODE),
        COLUMN("from", COLUMN_FROM, TEXT),
        COLUMN("kind", SHOW_PART, CODE),
        COLUMN("to", COLUMN_TO, TEXT),
        COLUMN("what", COLUMN_WHAT, TEXT),
        {"share", akt_words(AKT_W_COLUMN_SHARE, v->lang), AKT_COLUMN_NUMBER, "%"},
        COLUMN("from_year", SHOW_SINCE, DATE),
        COLUMN("to_year", SHOW_UNTIL, DATE),
        COLUMN("status", COLUMN_STATUS, CODE),
        COLUMN("basis", COLUMN_BASIS, CODE),
        COLUMN("note", COLUMN_NOTE, TEXT),
        COLUMN("sources", COLUMN_SOURCES, TEXT),
    };
    const akt_tie *ties = akt_dataset_ties(v->dataset);
    size_t count = akt_dataset_count(v->dataset, AKT_TABLE_TIES);
    bool found = false;
    open_table(v, "ties", AKT_W_SHOW_TIES, columns, COUNT_OF(columns));
    for (size_t i = 0; i < count; i++) {
        if (!is_self_or_unit(v, ties[i].from) && !is_self_or_unit(v, ties[i].to))
            continue;
        found = true;
        add_tie(v, &ties[i]);
    }
    if (!found)
        akt_document_paragraph(v->document, "%s", akt_words(AKT_W_SHOW_NO_TIE, v->lang));
}

/* Programmes and forums it takes part in, and its units */

static bool has_ref(const view *v, const akt_refs *refs)
{
    for (size_t i = 0; i < refs->count; i++)
        if (is_self_or_unit(v, refs->items[i]))
            return true;
    return false;
}

static void add_part(const view *v, akt_ref other, const char *part, akt_word words)
{
    const akt_record *record = &akt_dataset_party(v->dataset, other)->record;
    akt_document_row(v->document);
    akt_document_shown(v->document, party_id(v, other),
                       akt_dataset_label(v->dataset, other, v->lang, false));
    akt_document_shown(v->document, part, akt_words(words, v->lang));
    akt_field_basis_cells(v->document, record);
    akt_field_sources_cell(v->document, v->dataset, record);
}

static void add_programmes(const view *v)
{
    const akt_column columns[] = {
        COLUMN("id", COLUMN_NAME, TEXT),     COLUMN("part", SHOW_PART, CODE),
        COLUMN("basis", COLUMN_BASIS, CODE), COLUMN("note", COLUMN_NOTE, TEXT),
        COLUMN("sources", COLUMN_SOURCES, TEXT),
    };
    const akt_programme *programmes = akt_dataset_programmes(v->dataset);
    const akt_forum *forums = akt_dataset_forums(v->dataset);
    const akt_actor *actors = akt_dataset_actors(v->dataset);
    open_table(v, "programmes", AKT_W_SHOW_PROGRAMMES, columns, COUNT_OF(columns));
    for (size_t i = 0; i < akt_dataset_count(v->dataset, AKT_TABLE_PROGRAMMES); i++) {
        akt_ref ref = {AKT_TABLE_PROGRAMMES, (int32_t)i};
        if (has_ref(v, &programmes[i].owners))
            add_part(v, ref, "owner", AKT_W_SHOW_OWNER);
        if (has_ref(v, &programmes[i].operators))
            add_part(v, ref, "operator", AKT_W_SHOW_OPERATOR);
        if (has_ref(v, &programmes[i].partners))
            add_part(v, ref, "partner", AKT_W_SHOW_PARTNER);
    }
    for (size_t i = 0; i < akt_dataset_count(v->dataset, AKT_TABLE_FORUMS); i++)
        if (has_ref(v, &forums[i].members))
            add_part(v, (akt_ref){AKT_TABLE_FORUMS, (int32_t)i}, "member", AKT_W_SHOW_MEMBER);
    for (size_t i = 0; i < akt_dataset_count(v->dataset, AKT_TABLE_ACTORS); i++)
        if (akt_ref_is_same(actors[i].parent, v->party))
            add_part(v, (akt_ref){AKT_TABLE_ACTORS, (int32_t)i}, "unit", AKT_W_SHOW_UNIT);
}

static void add_statements(const view *v)
{
    const akt_column columns[] = {
        COLUMN("id", COLUMN_ID, CODE), COLUMN("text", COLUMN_TEXT, TEXT),
        COLUMN("verdict", COLUMN_VERDICT, TEXT), COLUMN("basis", COLUMN_BASIS, CODE),
        COLUMN("note", COLUMN_NOTE, TEXT), COLUMN("sources", COLUMN_SOURCES, TEXT)};
    const akt_statement *items = akt_dataset_statements(v->dataset);
    open_table(v, "statements", AKT_W_SHOW_STATEMENTS, columns, COUNT_OF(columns));
    for (size_t i = 0; i < akt_dataset_count(v->dataset, AKT_TABLE_STATEMENTS); i++) {
        if (!has_ref(v, &items[i].about))
            continue;
        akt_document_row(v->document);
        akt_document_shown(v->document, items[i].record.id, "");
        akt_document_text(v->document, akt_text_in(&items[i].text, v->lang));
        akt_document_text(v->document, akt_text_in(&items[i].verdict, v->lang));
        akt_field_basis_cells(v->document, &items[i].record);
        akt_field_sources_cell(v->document, v->dataset, &items[i].record);
    }
}

akt_status akt_describe_party(akt_document **out, const akt_dataset *dataset, akt_ref party,
                              akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    view v = {document, akt_document_pool(document), dataset, party, lang};
    const akt_party *record = akt_dataset_party(dataset, party);
    const char *description = akt_text_in(&record->description, lang);
    const char *note = akt_text_in(&record->record.note, lang);
    akt_document_heading(document, 1, akt_dataset_label(dataset, party, lang, false));
    if (description)
        akt_document_paragraph(document, "%s", description);
    if (note)
        akt_document_note(document, "%s", note);
    add_facts(&v);
    add_record(&v);
    add_roles(&v);
    bool told = add_money_through(&v);
    add_money(&v, true, told);
    add_money(&v, false, told);
    add_ties(&v);
    add_programmes(&v);
    add_statements(&v);
    akt_document_note(document, "%s", akt_source_line(v.pool, dataset, lang));
    return akt_document_finish(out, document, err);
}
