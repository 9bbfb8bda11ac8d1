#include "report/coverage_internal.h"

#include "report/field_cells.h"
#include "report/field_words.h"
#include "words/words.h"

#include <string.h>

/* Ids are for machines: people read the names beside them. */
static void add_party(const akt_coverage_view *v, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(v->dataset, ref);
    akt_document_shown(v->document, party ? party->record.id : NULL, "");
    if (party)
        akt_document_text(v->document, akt_dataset_label(v->dataset, ref, v->lang, false));
    else
        akt_document_shown(v->document, NULL, akt_words(AKT_W_COVERAGE_WHOLE, v->lang));
}

static void add_holders(const akt_coverage_view *v)
{
    const akt_column columns[] = {
        {"id", akt_words(AKT_W_COLUMN_ID, v->lang), AKT_COLUMN_CODE, NULL},
        {"name", akt_words(AKT_W_COLUMN_NAME, v->lang), AKT_COLUMN_TEXT, NULL},
        {"cells", akt_words(AKT_W_COVERAGE_PLACES, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"sole", akt_words(AKT_W_COVERAGE_ALONE, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"exclusivity", akt_words(AKT_W_COVERAGE_EXCLUSIVITY, v->lang), AKT_COLUMN_NUMBER, NULL},
    };
    akt_document_table(v->document, "holders", akt_words(AKT_W_COVERAGE_RESTS_ON, v->lang), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < v->coverage->holder_count; i++) {
        const akt_coverage_holder *h = &v->coverage->holders[i];
        akt_document_row(v->document);
        add_party(v, h->holder);
        akt_document_whole(v->document, (int64_t)h->cells);
        akt_document_whole(v->document, (int64_t)h->sole);
        akt_document_number(v->document, h->exclusivity);
    }
}

/* People are spared areas that nobody asks anything of and where nobody does anything. */
static bool is_shown(const akt_coverage_view *v, int32_t area, akt_readers readers)
{
    const akt_provision *p = &v->coverage->provision[area];
    bool touched = p->needs || p->deliver.count || p->fund.count || p->convene.count;
    for (int32_t r = 0; r < (int32_t)v->coverage->role_count; r++)
        touched = touched || akt_coverage_at(v->coverage, r, area)->named.count;
    return touched || readers == AKT_READERS_MACHINES;
}

static void add_provision_row(const akt_coverage_view *v, const akt_provision *p)
{
    akt_document_row(v->document);
    akt_coverage__add_area(v, p->area);
    akt_document_whole(v->document, (int64_t)p->needs);
    akt_coverage__add_parties(v, p->deliver);
    akt_coverage__add_parties(v, p->fund);
    akt_coverage__add_parties(v, p->convene);
    akt_document_whole(v->document, (int64_t)p->flows.count);
    akt_document_whole(v->document, (int64_t)p->unknown);
}

static void add_provision(const akt_coverage_view *v, akt_readers readers)
{
    const akt_column columns[] = {
        akt_coverage__area_column(v),
        {"needs", akt_words(AKT_W_TABLE_NEEDS, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"deliver", akt_words(AKT_W_COVERAGE_DELIVER, v->lang), AKT_COLUMN_TEXT, NULL},
        {"fund", akt_words(AKT_W_COVERAGE_FUND, v->lang), AKT_COLUMN_TEXT, NULL},
        {"convene", akt_words(AKT_W_COVERAGE_CONVENE, v->lang), AKT_COLUMN_TEXT, NULL},
        {"flows", akt_words(AKT_W_TABLE_FLOWS, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"unknown", akt_words(AKT_W_COVERAGE_UNKNOWN, v->lang), AKT_COLUMN_WHOLE, NULL},
    };
    akt_document_table(v->document, "provision", akt_words(AKT_W_COVERAGE_PROVISION, v->lang),
                       columns, sizeof columns / sizeof *columns);
    akt_document_table_for(v->document, readers);
    for (int32_t a = 0; a < (int32_t)v->coverage->area_count; a++)
        if (is_shown(v, a, readers))
            add_provision_row(v, &v->coverage->provision[a]);
}

static const akt_role *role_at(const akt_coverage_view *v, const akt_coverage_cell *cell, size_t i)
{
    return &akt_dataset_roles(v->dataset)[cell->roles.items[i].index];
}

/* Marks of every holder, and of the actors as a whole for each strength, which counts for itself. */
typedef struct holder_marks {
    size_t count;  /* holders */
    bool *is_told; /* some record of it, of the role at hand */
    bool *is_in;   /* of each, in each area: it has a record of that role there */
} holder_marks;

static bool make_marks(holder_marks *out, const akt_coverage_view *v)
{
    out->count = AKT_STRENGTH_COUNT;
    for (int t = AKT_TABLE_ACTORS; t <= AKT_TABLE_FORUMS; t++)
        out->count += akt_dataset_count(v->dataset, (akt_table)t);
    out->is_told = akt_pool_get(v->pool, out->count * sizeof *out->is_told);
    out->is_in = akt_pool_get(v->pool, out->count * v->coverage->area_count * sizeof *out->is_in);
    return out->is_told && out->is_in;
}

static size_t mark_of(const akt_coverage_view *v, const akt_role *role)
{
    size_t at = AKT_STRENGTH_COUNT;
    if (!akt_ref_is_set(role->holder))
        return (size_t)role->strength;
    for (int t = AKT_TABLE_ACTORS; t < (int)role->holder.table; t++)
        at += akt_dataset_count(v->dataset, (akt_table)t);
    return at + (size_t)role->holder.index;
}

/* For a role, nobody told yet. */
static void mark_role(holder_marks *marks, const akt_coverage_view *v, int32_t role)
{
    size_t areas = v->coverage->area_count;
    memset(marks->is_told, 0, marks->count * sizeof *marks->is_told);
    memset(marks->is_in, 0, marks->count * areas * sizeof *marks->is_in);
    for (size_t a = 0; a < areas; a++) {
        const akt_coverage_cell *cell = akt_coverage_at(v->coverage, role, (int32_t)a);
        for (size_t i = 0; i < cell->roles.count; i++)
            marks->is_in[mark_of(v, role_at(v, cell, i)) * areas + a] = true;
    }
}

/* The cell of the areas that a holder has a role in. */
static void add_areas(const akt_coverage_view *v, const bool *is_in)
{
    size_t count = 0;
    akt_buffer ids = AKT_BUFFER_INIT;
    const char **names = akt_pool_get(v->pool, (v->coverage->area_count + 1) * sizeof *names);
    for (int32_t a = 0; names && a < (int32_t)v->coverage->area_count; a++) {
        if (!is_in[a])
            continue;
        akt_buffer_format(&ids, "%s%s", count ? "|" : "",
                          akt_dataset_term(v->dataset, AKT_VOCABULARY_AREAS, a)->record.id);
        names[count++] = akt_coverage__area_words(v, a);
    }
    const char *joined = akt_buffer_settle(&ids, v->pool);
    akt_document_shown(v->document, count ? joined : NULL,
                       count ? akt_join_words(v->pool, names, count, v->lang) : NULL);
}

static void add_record(const akt_coverage_view *v, const akt_role *role, const bool *is_in)
{
    const char *strength = akt_strength_name((akt_strength)role->strength);
    akt_document_row(v->document);
    akt_coverage__add_role(v, role->role);
    add_party(v, role->holder);
    akt_document_shown(v->document, strength, akt_choice_words("strength", strength, v->lang));
    add_areas(v, is_in);
    akt_field_sources_cell(v->document, v->dataset, &role->record);
}

/* Every holder of every role with its strength, and what is said of the actors as a whole. */
static void add_who(const akt_coverage_view *v)
{
    const akt_column columns[] = {
        {"role", akt_words(AKT_W_COLUMN_ROLE, v->lang), AKT_COLUMN_CODE, NULL},
        {"id", akt_words(AKT_W_COLUMN_ID, v->lang), AKT_COLUMN_CODE, NULL},
        {"name", akt_words(AKT_W_COLUMN_NAME, v->lang), AKT_COLUMN_TEXT, NULL},
        {"strength", akt_words(AKT_W_COLUMN_STRENGTH, v->lang), AKT_COLUMN_CODE, NULL},
        {"areas", akt_words(AKT_W_COVERAGE_AREAS, v->lang), AKT_COLUMN_TEXT, NULL},
        {"sources", akt_words(AKT_W_TABLE_SOURCES, v->lang), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(v->document, "who", akt_words(AKT_W_COVERAGE_WHO, v->lang), columns,
                       sizeof columns / sizeof *columns);
    holder_marks marks;
    if (!make_marks(&marks, v))
        return;
    for (size_t r = 0; r < v->coverage->role_count; r++) {
        const akt_coverage_cell *cell = &v->coverage->cells[r];
        mark_role(&marks, v, (int32_t)r);
        for (size_t i = 0; i < cell->roles.count; i++) {
            size_t at = mark_of(v, role_at(v, cell, i));
            if (!marks.is_told[at])
                add_record(v, role_at(v, cell, i), &marks.is_in[at * v->coverage->area_count]);
            marks.is_told[at] = true;
        }
    }
}

/* One column a role, with the state of the cell. */
static void add_goals_head(const akt_coverage_view *v)
{
    size_t roles = v->coverage->role_count, at = 0;
    akt_column *columns = akt_pool_get(v->pool, (roles + 3) * sizeof *columns);
    if (!columns)
        return;
    columns[at++] = akt_coverage__area_column(v);
    columns[at++] =
        (akt_column){"goal", akt_words(AKT_W_COVERAGE_GOAL, v->lang), AKT_COLUMN_TEXT, NULL};
    for (size_t r = 0; r < roles; r++)
        columns[at++] =
            (akt_column){akt_dataset_term(v->dataset, AKT_VOCABULARY_ROLES, (int32_t)r)->record.id,
                         akt_coverage__role_words(v, (int32_t)r), AKT_COLUMN_CODE, NULL};
    columns[at++] =
        (akt_column){"needs", akt_words(AKT_W_TABLE_NEEDS, v->lang), AKT_COLUMN_TEXT, NULL};
    akt_document_table(v->document, "goals", akt_words(AKT_W_COVERAGE_GOALS, v->lang), columns, at);
}

/* The needs that name the area: their ids, and for people how many they are. */
static void add_needs(const akt_coverage_view *v, int32_t area)
{
    akt_buffer ids = AKT_BUFFER_INIT;
    const akt_need *needs = akt_dataset_needs(v->dataset);
    size_t count = 0;
    for (size_t i = 0; i < akt_dataset_count(v->dataset, AKT_TABLE_NEEDS); i++)
        if (needs[i].area == area)
            akt_buffer_format(&ids, "%s%s", count++ ? "|" : "", needs[i].record.id);
    const char *joined = akt_buffer_settle(&ids, v->pool);
    akt_document_shown(v->document, count ? joined : NULL,
                       count ? akt_count_words(v->pool, count, v->lang) : NULL);
}

static void add_goal(const akt_coverage_view *v, int32_t a)
{
    const akt_term *area = akt_dataset_term(v->dataset, AKT_VOCABULARY_AREAS, a);
    akt_document_row(v->document);
    akt_coverage__add_area(v, a);
    akt_document_text(v->document, akt_text_in(&area->description, v->lang));
    for (size_t r = 0; r < v->coverage->role_count; r++) {
        akt_cell_state state = akt_coverage_at(v->coverage, (int32_t)r, a)->state;
        akt_document_shown(v->document, akt_cell_state_name(state),
                           state ? akt_coverage__state_words(state, v->lang) : "–");
    }
    add_needs(v, a);
}

/* The goal of every area, and how each role stands there. */
static void add_goals(const akt_coverage_view *v, akt_readers readers)
{
    add_goals_head(v);
    akt_document_table_for(v->document, readers);
    for (int32_t a = 0; a < (int32_t)v->coverage->area_count; a++)
        if (is_shown(v, a, readers))
            add_goal(v, a);
}

void akt_coverage__add_tables(const akt_coverage_view *v)
{
    add_holders(v);
    if (!v->coverage->provision)
        return;
    add_provision(v, AKT_READERS_PEOPLE);
    add_provision(v, AKT_READERS_MACHINES);
    add_who(v);
    add_goals(v, AKT_READERS_PEOPLE);
    add_goals(v, AKT_READERS_MACHINES);
}
