#include "report/brokerage_internal.h"

#include "report/field_words.h"

#include <math.h>
#include <string.h>

enum { COLUMNS_MOST = AKT_BROKER_COUNT + 13 };

typedef akt_brokerage_report report;

static const char *words(const report *r, akt_word word)
{
    return akt_words(word, r->lang);
}

static const char *term_id(const report *r, const akt_group *group)
{
    return akt_dataset_term(r->dataset, group->vocabulary, group->term)->record.id;
}

static bool has_twin(const report *r, const akt_group *group)
{
    const akt_grouping *grouping = r->view->grouping;
    for (size_t g = 0; g < grouping->group_count; g++)
        if (&grouping->groups[g] != group &&
            strcmp(term_id(r, &grouping->groups[g]), term_id(r, group)) == 0)
            return true;
    return false;
}

static void add_group(const report *r, int32_t index)
{
    if (index == AKT_NONE) {
        akt_document_nothing(r->document);
        return;
    }
    const akt_group *group = &r->view->grouping->groups[index];
    const char *name = akt_term_words(r->dataset, group->vocabulary, group->term, r->lang);
    akt_word of = group->vocabulary == AKT_VOCABULARY_ACTOR_KINDS ? AKT_W_GROUP_OF_ACTORS
                                                                  : AKT_W_GROUP_OF_PROGRAMMES;
    if (has_twin(r, group))
        name = akt_words_filled(r->pool, of, r->lang, name, NULL, NULL, NULL);
    akt_document_shown(r->document, term_id(r, group), name);
}

static void add_pairs(const report *r, int64_t pairs)
{
    if (pairs == AKT_NONE)
        akt_document_nothing(r->document);
    else
        akt_document_whole(r->document, pairs);
}

static bool is_weighted(const report *r)
{
    return akt_network_weight(r->view->network) != AKT_WEIGHT_NONE;
}

/* The parts of a row: people read them in two tables, machines in one. */
typedef enum part { PART_ROLES = 1, PART_ROOM = 2, PART_RANK = 4 } part;

static size_t name_columns(akt_column *columns, const report *r, unsigned parts)
{
    static const akt_word roles[AKT_BROKER_COUNT] = {
        AKT_W_BROKER_COORDINATOR, AKT_W_BROKER_ITINERANT, AKT_W_BROKER_GATEKEEPER,
        AKT_W_BROKER_REPRESENTATIVE, AKT_W_BROKER_LIAISON};
    const akt_column ends[] = {
        {"total", words(r, AKT_W_BROKER_TOTAL), AKT_COLUMN_WHOLE, NULL},
        {"constraint", words(r, AKT_W_HOLES_CONSTRAINT), AKT_COLUMN_NUMBER, NULL},
        {"effective_size", words(r, AKT_W_HOLES_EFFECTIVE_SIZE), AKT_COLUMN_NUMBER, NULL},
        {"efficiency", words(r, AKT_W_HOLES_EFFICIENCY), AKT_COLUMN_NUMBER, NULL},
        {"hierarchy", words(r, AKT_W_HOLES_HIERARCHY), AKT_COLUMN_NUMBER, NULL},
        {"ei", words(r, AKT_W_TIES_EI), AKT_COLUMN_NUMBER, NULL},
        {"ei_weight", words(r, AKT_W_TIES_EI_WEIGHT), AKT_COLUMN_NUMBER, NULL},
    };
    size_t count = 0;
    columns[count++] = (akt_column){"id", words(r, AKT_W_COLUMN_ID), AKT_COLUMN_CODE, NULL};
    columns[count++] = (akt_column){"name", words(r, AKT_W_COLUMN_NAME), AKT_COLUMN_TEXT, NULL};
    if (parts & PART_ROLES)
        columns[count++] =
            (akt_column){"group", words(r, AKT_W_COLUMN_GROUP), AKT_COLUMN_CODE, NULL};
    for (int role = 0; role < AKT_BROKER_COUNT && (parts & PART_ROLES); role++)
        columns[count++] = (akt_column){akt_broker_role_name((akt_broker_role)role),
                                        words(r, roles[role]), AKT_COLUMN_WHOLE, NULL};
    if (parts & PART_ROLES)
        columns[count++] = ends[0];
    if (parts & PART_RANK)
        columns[count++] = (akt_column){"rank", words(r, AKT_W_COLUMN_RANK), AKT_COLUMN_TEXT, NULL};
    for (size_t i = 1; i < 6 + (size_t)is_weighted(r) && (parts & PART_ROOM); i++)
        columns[count++] = ends[i];
    return count;
}

static void add_room(const report *r, size_t v)
{
    const akt_structural_holes *holes = r->view->holes;
    const akt_group_ties *ties = r->view->ties;
    akt_document_number(r->document, holes->constraint[v]);
    akt_document_number(r->document, holes->effective_size[v]);
    akt_document_number(r->document, holes->efficiency[v]);
    akt_document_number(r->document, holes->hierarchy[v]);
    akt_document_number(r->document, akt_tie_split_ei(ties->links.vertices[v]));
    if (is_weighted(r))
        akt_document_number(r->document, akt_tie_split_ei(ties->weights.vertices[v]));
}

static void add_row(const report *r, size_t v, unsigned parts)
{
    akt_ref ref = akt_network_ref(r->view->network, v);
    const akt_brokered *brokered = &r->view->brokers->vertices[v];
    akt_document_row(r->document);
    akt_document_text(r->document, akt_dataset_party(r->dataset, ref)->record.id);
    akt_document_text(r->document, akt_dataset_label(r->dataset, ref, r->lang, false));
    if (parts & PART_ROLES) {
        add_group(r, r->view->grouping->of[v]);
        for (int role = 0; role < AKT_BROKER_COUNT; role++)
            add_pairs(r, brokered->roles[role]);
        add_pairs(r, brokered->total);
    }
    if (parts & PART_RANK)
        akt_document_text(r->document, akt_rank_words(r->pool, &r->view->ranks->ranks[v]));
    if (parts & PART_ROOM)
        add_room(r, v);
}

static size_t count_rows(const report *r)
{
    size_t n = r->view->holes->count;
    return r->view->top && r->view->top < n ? r->view->top : n;
}

/* People see them ranked, without those that have no ties. */
static void add_people_table(const report *r, unsigned parts, akt_word caption)
{
    akt_column columns[COLUMNS_MOST];
    size_t count = name_columns(columns, r, parts), left = count_rows(r);
    akt_document_table(r->document, "brokerage", words(r, caption), columns, count);
    akt_document_table_for_people(r->document);
    for (size_t i = 0; i < r->view->holes->count && left > 0; i++) {
        if (isnan(r->view->holes->constraint[r->order[i]]))
            continue;
        add_row(r, r->order[i], parts);
        left--;
    }
}

static void add_machine_table(const report *r)
{
    akt_column columns[COLUMNS_MOST];
    size_t count = name_columns(columns, r, PART_ROLES | PART_ROOM);
    akt_document_table(r->document, "brokerage", NULL, columns, count);
    akt_document_table_for(r->document, AKT_READERS_MACHINES);
    for (size_t i = 0; i < count_rows(r); i++)
        add_row(r, r->view->top ? r->order[i] : i, PART_ROLES | PART_ROOM);
}

static void add_split(const report *r, akt_tie_split links, akt_tie_split weights)
{
    akt_document_whole(r->document, (int64_t)links.internal);
    akt_document_whole(r->document, (int64_t)links.external);
    akt_document_number(r->document, akt_tie_split_ei(links));
    if (!is_weighted(r))
        return;
    akt_document_number(r->document, weights.internal);
    akt_document_number(r->document, weights.external);
    akt_document_number(r->document, akt_tie_split_ei(weights));
}

/* The first 3 columns, and with weights 3 more; returns how many. */
static size_t name_split(akt_column *columns, const report *r)
{
    const akt_column all[] = {
        {"internal", words(r, AKT_W_TIES_INTERNAL), AKT_COLUMN_WHOLE, NULL},
        {"external", words(r, AKT_W_TIES_EXTERNAL), AKT_COLUMN_WHOLE, NULL},
        {"ei", words(r, AKT_W_TIES_EI), AKT_COLUMN_NUMBER, NULL},
        {"internal_weight", words(r, AKT_W_TIES_INTERNAL_WEIGHT), AKT_COLUMN_NUMBER, NULL},
        {"external_weight", words(r, AKT_W_TIES_EXTERNAL_WEIGHT), AKT_COLUMN_NUMBER, NULL},
        {"ei_weight", words(r, AKT_W_TIES_EI_WEIGHT), AKT_COLUMN_NUMBER, NULL},
    };
    size_t count = is_weighted(r) ? 6 : 3;
    memcpy(columns, all, count * sizeof *columns);
    return count;
}

/* A kind of actors and one of programmes may have the same id: the vocabulary tells them apart. */
static void add_groups(const report *r)
{
    const akt_group_ties *ties = r->view->ties;
    akt_column columns[COLUMNS_MOST] = {
        {"group", words(r, AKT_W_COLUMN_GROUP), AKT_COLUMN_CODE, NULL},
        {"vocabulary", words(r, AKT_W_COLUMN_VOCABULARY), AKT_COLUMN_CODE, NULL},
        {"members", words(r, AKT_W_TIES_MEMBERS), AKT_COLUMN_WHOLE, NULL},
    };
    size_t count = 3 + name_split(columns + 3, r);
    akt_document_table(r->document, "groups", words(r, AKT_W_BROKERAGE_GROUPS), columns, count);
    for (size_t g = 0; g < ties->group_count; g++) {
        akt_document_row(r->document);
        add_group(r, (int32_t)g);
        akt_document_shown(r->document,
                           akt_vocabulary_name(r->view->grouping->groups[g].vocabulary), "");
        akt_document_whole(r->document, (int64_t)ties->members[g]);
        add_split(r, ties->links.groups[g], ties->weights.groups[g]);
    }
}

/* What goes across in the whole network, and how likely that is by chance. */
static void add_network(const report *r)
{
    const akt_group_ties *ties = r->view->ties;
    akt_column columns[COLUMNS_MOST] = {
        {"vertices", "", AKT_COLUMN_WHOLE, NULL},
        {"grouped", "", AKT_COLUMN_WHOLE, NULL},
    };
    size_t count = 2 + name_split(columns + 2, r);
    columns[count++] = (akt_column){"expected", "", AKT_COLUMN_NUMBER, NULL};
    columns[count++] = (akt_column){"p", "", AKT_COLUMN_NUMBER, NULL};
    if (is_weighted(r))
        columns[count++] = (akt_column){"p_weight", "", AKT_COLUMN_NUMBER, NULL};
    columns[count++] = (akt_column){"permutations", "", AKT_COLUMN_WHOLE, NULL};
    columns[count++] = (akt_column){"seed", "", AKT_COLUMN_WHOLE, NULL};
    akt_document_table(r->document, "network", words(r, AKT_W_NETWORK_TABLE), columns, count);
    akt_document_table_for(r->document, AKT_READERS_MACHINES);
    akt_document_row(r->document);
    akt_document_whole(r->document, (int64_t)ties->count);
    akt_document_whole(r->document, (int64_t)ties->grouped);
    add_split(r, ties->links.whole, ties->weights.whole);
    akt_document_number(r->document, ties->links.expected);
    akt_document_number(r->document, ties->links.p);
    if (is_weighted(r))
        akt_document_number(r->document, ties->weights.p);
    akt_document_whole(r->document, (int64_t)ties->permutations.count);
    akt_document_whole(r->document, (int64_t)ties->permutations.seed);
}

void akt_brokerage__tables(const akt_brokerage_report *r)
{
    if (akt_network_size(r->view->network) > 0) {
        const bool is_ranked = r->view->ranks && r->view->ranks->ranks;
        add_people_table(r, PART_ROLES | (is_ranked ? PART_RANK : 0u), AKT_W_BROKERAGE_BETWEEN);
        add_people_table(r, PART_ROOM, AKT_W_BROKERAGE_ROOM);
    }
    add_machine_table(r);
    add_groups(r);
    add_network(r);
    if (r->view->ranks)
        akt_ranks_tables(r->document, r->dataset, r->view->network, r->view->ranks);
}
