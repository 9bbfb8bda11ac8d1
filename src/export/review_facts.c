#include "export/review_facts.h"

#include "report/field_cells.h"
#include "report/field_words.h"

#include <string.h>

typedef struct gathering {
    akt_list *facts;
    akt_document *words;
    akt_pool *pool;
    const akt_dataset *dataset;
    akt_lang lang;
    akt_ref self;
    const char *group;
} gathering;

static const char *word(const gathering *g, akt_word id)
{
    return akt_words(id, g->lang);
}

/* Three ids, or fewer, with a space between. */
static const char *make_key(const gathering *g, const char *a, const char *b, const char *c)
{
    akt_buffer key = AKT_BUFFER_INIT;
    akt_buffer_format(&key, "%s%s%s%s%s", a, b ? " " : "", b ? b : "", c ? " " : "", c ? c : "");
    return akt_buffer_settle(&key, g->pool);
}

static const char *id_of(const gathering *g, akt_ref ref)
{
    return akt_dataset_party(g->dataset, ref)->record.id;
}

static akt_review_fact *add_fact(gathering *g, const char *what, akt_table table, size_t index,
                                 const char *key)
{
    static akt_review_fact lost;
    akt_review_fact *fact = akt_list_add(g->facts);
    if (!fact) {
        akt_pool_fail(g->pool);
        return &lost;
    }
    const akt_record *record = akt_dataset_record(g->dataset, table, index);
    *fact = (akt_review_fact){.group = g->group,
                              .what = what,
                              .sources =
                                  akt_sources_words(g->pool, g->dataset, &record->sources, g->lang),
                              .table = table,
                              .key = key,
                              .field = "",
                              .index = index};
    return fact;
}

static void add_fields(gathering *g, akt_table table, size_t index, const char *const *names)
{
    const akt_record *record = akt_dataset_record(g->dataset, table, index);
    for (; *names; names++) {
        const akt_field *field = akt_schema_field(akt_schema_of_table(table), *names);
        akt_review_fact *fact =
            add_fact(g, akt_field_title(*names, g->lang), table, index, record->id);
        fact->field = *names;
        if (field->type != AKT_FIELD_REF ||
            akt_ref_is_set(*(const akt_ref *)akt_field_of(field, record)))
            fact->now = akt_field_shown(g->words, g->dataset, field, record);
        if (!fact->now)
            fact->sources = NULL;
    }
}

static void add_roles(gathering *g)
{
    const akt_role *roles = akt_dataset_roles(g->dataset);
    for (size_t i = 0; i < akt_dataset_count(g->dataset, AKT_TABLE_ROLES); i++) {
        const akt_role *role = &roles[i];
        if (!akt_ref_is_same(role->holder, g->self))
            continue;
        const char *area = akt_dataset_area_id(g->dataset, role->area);
        const akt_term *of = akt_dataset_term(g->dataset, AKT_VOCABULARY_ROLES, role->role);
        const char *words[2] = {
            akt_term_words(g->dataset, AKT_VOCABULARY_ROLES, role->role, g->lang),
            akt_term_words(g->dataset, AKT_VOCABULARY_AREAS, role->area, g->lang)};
        akt_buffer what = AKT_BUFFER_INIT;
        akt_buffer_format(&what, "%s%s%s", words[0], words[1] ? ", " : "",
                          words[1] ? words[1] : "");
        akt_review_fact *fact = add_fact(g, akt_buffer_settle(&what, g->pool), AKT_TABLE_ROLES, i,
                                         make_key(g, id_of(g, g->self), of->record.id,
                                                  area ? area : "-"));
        fact->now =
            akt_choice_words("strength", akt_strength_name((akt_strength)role->strength), g->lang);
    }
}

static void add_ties(gathering *g)
{
    const akt_tie *ties = akt_dataset_ties(g->dataset);
    for (size_t i = 0; i < akt_dataset_count(g->dataset, AKT_TABLE_TIES); i++) {
        const akt_tie *tie = &ties[i];
        if (!akt_ref_is_same(tie->from, g->self) && !akt_ref_is_same(tie->to, g->self))
            continue;
        const akt_term *kind = akt_dataset_term(g->dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind);
        const char *what = akt_text_in(&tie->what, g->lang);
        akt_buffer now = AKT_BUFFER_INIT;
        akt_buffer_format(&now, "%s %s %s",
                          akt_dataset_label(g->dataset, tie->from, g->lang, false),
                          akt_dataset_tie_is_directed(g->dataset, tie) ? "→" : "–",
                          akt_dataset_label(g->dataset, tie->to, g->lang, false));
        akt_buffer_format(&now, "%s%s", what ? ": " : "", what ? what : "");
        akt_review_fact *fact =
            add_fact(g, akt_term_words(g->dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind, g->lang),
                     AKT_TABLE_TIES, i,
                     make_key(g, id_of(g, tie->from), kind->record.id, id_of(g, tie->to)));
        fact->now = akt_buffer_settle(&now, g->pool);
    }
}

static void add_flow(gathering *g, size_t index)
{
    const akt_flow *flow = &akt_dataset_flows(g->dataset)[index];
    const char *purpose = akt_text_in(&flow->purpose, g->lang);
    const char *year = akt_date_words(g->pool, flow->year, g->lang);
    akt_buffer what = AKT_BUFFER_INIT;
    akt_buffer_format(&what, "%s → %s", akt_dataset_label(g->dataset, flow->from, g->lang, false),
                      akt_dataset_label(g->dataset, flow->to, g->lang, false));
    akt_buffer_format(&what, "%s%s%s%s", year ? ", " : "", year ? year : "", purpose ? ": " : "",
                      purpose ? purpose : "");
    akt_review_fact *fact =
        add_fact(g, akt_buffer_settle(&what, g->pool), AKT_TABLE_FLOWS, index, flow->record.id);
    fact->field = "amount";
    fact->now = akt_amount_words(g->pool, flow, g->lang);
}

static void add_flows(gathering *g)
{
    const akt_flow *flows = akt_dataset_flows(g->dataset);
    for (size_t i = 0; i < akt_dataset_count(g->dataset, AKT_TABLE_FLOWS); i++)
        if (akt_ref_is_same(flows[i].from, g->self) || akt_ref_is_same(flows[i].to, g->self))
            add_flow(g, i);
}

static void add_forums(gathering *g)
{
    const akt_forum *forums = akt_dataset_forums(g->dataset);
    for (size_t i = 0; i < akt_dataset_count(g->dataset, AKT_TABLE_FORUMS); i++) {
        if (!akt_refs_contain(&forums[i].members, g->self))
            continue;
        const akt_ref forum = {AKT_TABLE_FORUMS, (int32_t)i};
        const char *what = akt_words_filled(g->pool, AKT_W_REVIEW_MEMBER, g->lang,
                                            akt_dataset_label(g->dataset, forum, g->lang, false),
                                            NULL, NULL, NULL);
        akt_review_fact *fact =
            add_fact(g, what, AKT_TABLE_FORUMS, i,
                     make_key(g, forums[i].party.record.id, id_of(g, g->self), NULL));
        fact->now = word(g, AKT_W_REVIEW_IS_MEMBER);
    }
}

akt_ref akt_review_answerer(const akt_programme *programme)
{
    const akt_refs *lists[] = {&programme->owners, &programme->operators};
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            if (lists[l]->items[i].table == AKT_TABLE_ACTORS)
                return lists[l]->items[i];
    return (akt_ref){AKT_TABLE_ACTORS, AKT_NONE};
}

static void add_programmes(gathering *g)
{
    static const char *const fields[] = {
        "name",        "kind",        "status", "owners", "operators", "partners", "audiences",
        "instruments", "description", "url",    "from",   "to",        NULL};
    const akt_programme *programmes = akt_dataset_programmes(g->dataset);
    for (size_t i = 0; i < akt_dataset_count(g->dataset, AKT_TABLE_PROGRAMMES); i++) {
        const akt_ref programme = {AKT_TABLE_PROGRAMMES, (int32_t)i};
        if (!akt_ref_is_same(akt_review_answerer(&programmes[i]), g->self))
            continue;
        g->group = akt_dataset_label(g->dataset, programme, g->lang, false);
        add_fields(g, AKT_TABLE_PROGRAMMES, i, fields);
    }
}

void akt_review_facts(akt_list *facts, akt_document *words, const akt_dataset *dataset,
                      size_t actor)
{
    static const char *const fields[] = {
        "name",      "short",       "kind",        "level", "sector", "parent", "orgnr",
        "audiences", "instruments", "description", "url",   "from",   "to",     NULL};
    gathering g = {facts,
                   words,
                   akt_document_pool(words),
                   dataset,
                   akt_document_lang(words),
                   {AKT_TABLE_ACTORS, (int32_t)actor},
                   NULL};
    static const struct {
        akt_word group;
        void (*add)(gathering *g);
    } groups[] = {{AKT_W_REVIEW_ROLES, add_roles},
                  {AKT_W_REVIEW_TIES, add_ties},
                  {AKT_W_REVIEW_MONEY, add_flows},
                  {AKT_W_REVIEW_FORUMS, add_forums}};
    g.group = word(&g, AKT_W_REVIEW_SELF);
    add_fields(&g, AKT_TABLE_ACTORS, actor, fields);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        g.group = word(&g, groups[i].group);
        groups[i].add(&g);
    }
    add_programmes(&g);
}

const akt_field *akt_review_field(const akt_review_fact *fact)
{
    if (fact->table == AKT_TABLE_TIES || fact->table == AKT_TABLE_FORUMS)
        return NULL;
    const char *field = fact->table == AKT_TABLE_ROLES ? "strength" : fact->field;
    return akt_schema_field(akt_schema_of_table(fact->table), field);
}
