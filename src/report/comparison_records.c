#include "report/comparison_internal.h"

#include "report/field_cells.h"
#include "report/field_words.h"

#include <string.h>

#define COLUMNS(columns) (columns), sizeof(columns) / sizeof *(columns)

static akt_column code(const akt_comparison_page *p, const char *key, akt_word title)
{
    return akt_comparison__column(p, key, title, AKT_COLUMN_CODE);
}

static akt_column text(const akt_comparison_page *p, const char *key, akt_word title)
{
    return akt_comparison__column(p, key, title, AKT_COLUMN_TEXT);
}

static void add_direction(const akt_comparison_spot *spot)
{
    const akt_comparison_row *row = akt_comparison__row(spot);
    bool is_gained = row->values[1] > row->values[0];
    akt_document_shown(
        spot->page->document, is_gained ? "gained" : "lost",
        akt_words(is_gained ? AKT_W_COMPARE_GAINED : AKT_W_COMPARE_LOST, spot->page->lang));
}

static akt_ref subject_of(const akt_comparison_spot *spot)
{
    const akt_comparison_row *row = akt_comparison__row(spot);
    int side = akt_comparison__side_of(spot);
    const akt_profile *profile =
        &spot->page->view->comparisons->sides[side ? spot->item + 1 : 0].profile;
    return profile->rows[row->sides[side]].subject;
}

static const akt_record *record_of(const akt_comparison_spot *spot)
{
    akt_ref subject = subject_of(spot);
    return akt_dataset_record(akt_comparison__dataset(spot, akt_comparison__side_of(spot)),
                              subject.table, (size_t)subject.index);
}

/* In how many draws, by which steps, and where the record stands. */
static void add_end(const akt_comparison_spot *spot)
{
    akt_comparison__add_holds(spot);
    akt_comparison__add_steps(spot);
    akt_field_sources_cell(spot->page->document,
                           akt_comparison__dataset(spot, akt_comparison__side_of(spot)),
                           record_of(spot));
}

static void add_parties_of(const akt_comparison_page *p, akt_profile_what what, akt_word word)
{
    akt_comparison_spot spot = akt_comparison__start(p, SIZE_MAX);
    while (akt_comparison__next(&spot, what, SIZE_MAX)) {
        const akt_profile_row *row = akt_comparison__row(&spot)->row;
        if (strcmp(row->measure, "present") != 0)
            continue;
        akt_document_row(p->document);
        akt_comparison__add_item(p, spot.item);
        akt_document_shown(p->document, akt_profile_what_name(what), akt_words(word, p->lang));
        akt_document_shown(p->document, row->id, akt_comparison__subject_words(&spot));
        add_direction(&spot);
        add_end(&spot);
    }
}

static void add_parties(const akt_comparison_page *p)
{
    const akt_column columns[] = {
        akt_comparison__side_column(p),          code(p, "what", AKT_W_COMPARE_WHAT),
        code(p, "id", AKT_W_COLUMN_WHO),         code(p, "change", AKT_W_COMPARE_DELTA),
        akt_comparison__holds_column(p),         code(p, "step", AKT_W_COMPARE_STEP),
        text(p, "sources", AKT_W_TABLE_SOURCES),
    };
    akt_document_table(p->document, "parties", akt_words(AKT_W_COMPARE_PARTIES, p->lang),
                       COLUMNS(columns));
    add_parties_of(p, AKT_PROFILE_ACTOR, AKT_W_COMPARE_ACTOR);
    add_parties_of(p, AKT_PROFILE_PROGRAMME, AKT_W_COMPARE_PROGRAMME);
    add_parties_of(p, AKT_PROFILE_FORUM, AKT_W_COMPARE_FORUM);
}

/* Whoever has that id on the side. */
static void add_end_of_tie(const akt_comparison_spot *spot, const char *id, size_t size)
{
    const akt_comparison_page *p = spot->page;
    const akt_dataset *dataset = akt_comparison__dataset(spot, akt_comparison__side_of(spot));
    char *name = akt_pool_text(p->pool, id, size);
    akt_ref party = {AKT_TABLE_ACTORS, AKT_NONE};
    if (name)
        party = akt_dataset_find_party(dataset, name);
    akt_document_shown(p->document, name,
                       akt_ref_is_set(party) ? akt_dataset_label(dataset, party, p->lang, true)
                                             : NULL);
}

/* Which end of the row's id the tie is told from: a tie without direction has its ends in order of id,
 * but its record may say "is a member of" of the other. */
static bool is_turned(const akt_comparison_spot *spot, const char *id, size_t size)
{
    if (subject_of(spot).table != AKT_TABLE_TIES)
        return false;
    const akt_dataset *dataset = akt_comparison__dataset(spot, akt_comparison__side_of(spot));
    const akt_tie *tie = (const akt_tie *)record_of(spot);
    const char *from = akt_dataset_party(dataset, tie->from)->record.id;
    return strlen(from) != size || strncmp(from, id, size) != 0;
}

static void add_ends(const akt_comparison_spot *spot)
{
    const char *id = akt_comparison__row(spot)->row->id;
    size_t size = strcspn(id, "|");
    const char *const ends[] = {id, id + size + (id[size] != '\0')};
    const size_t sizes[] = {size, strlen(ends[1])};
    int first = is_turned(spot, id, size);
    add_end_of_tie(spot, ends[first], sizes[first]);
    add_end_of_tie(spot, ends[!first], sizes[!first]);
}

static void add_kind(const akt_comparison_spot *spot)
{
    const akt_comparison_page *p = spot->page;
    const akt_profile_row *row = akt_comparison__row(spot)->row;
    const akt_dataset *dataset = akt_comparison__dataset(spot, akt_comparison__side_of(spot));
    int32_t kind = akt_dataset_find_term(dataset, AKT_VOCABULARY_TIE_KINDS, row->measure);
    bool is_tie = subject_of(spot).table == AKT_TABLE_TIES;
    akt_document_shown(p->document, row->measure,
                       is_tie ? akt_term_words(dataset, AKT_VOCABULARY_TIE_KINDS, kind, p->lang)
                              : akt_comparison__measure_words(p, row));
}

static void add_ties(const akt_comparison_page *p)
{
    const akt_column columns[] = {
        akt_comparison__side_column(p),         code(p, "from", AKT_W_COLUMN_FROM),
        code(p, "to", AKT_W_COLUMN_TO),         code(p, "kind", AKT_W_COLUMN_KIND),
        code(p, "change", AKT_W_COMPARE_DELTA), akt_comparison__holds_column(p),
        code(p, "step", AKT_W_COMPARE_STEP),    text(p, "sources", AKT_W_TABLE_SOURCES),
    };
    akt_document_table(p->document, "ties", akt_words(AKT_W_COMPARE_TIES, p->lang),
                       COLUMNS(columns));
    akt_comparison_spot spot = akt_comparison__start(p, SIZE_MAX);
    while (akt_comparison__next(&spot, AKT_PROFILE_TIE, SIZE_MAX)) {
        akt_document_row(p->document);
        akt_comparison__add_item(p, spot.item);
        add_ends(&spot);
        add_kind(&spot);
        add_direction(&spot);
        add_end(&spot);
    }
}

static void add_role(const akt_comparison_spot *spot)
{
    const akt_comparison_page *p = spot->page;
    const akt_profile_row *row = akt_comparison__row(spot)->row;
    const akt_dataset *dataset = akt_comparison__dataset(spot, akt_comparison__side_of(spot));
    const akt_role *role = (const akt_role *)record_of(spot);
    const char *strength = akt_strength_name((akt_strength)role->strength);
    const char *area = akt_dataset_area_id(dataset, role->area);
    akt_document_row(p->document);
    akt_comparison__add_item(p, spot->item);
    akt_document_shown(p->document, row->id[0] ? row->id : NULL,
                       akt_comparison__subject_words(spot));
    akt_document_shown(p->document,
                       akt_dataset_term(dataset, AKT_VOCABULARY_ROLES, role->role)->record.id,
                       akt_term_words(dataset, AKT_VOCABULARY_ROLES, role->role, p->lang));
    akt_document_shown(p->document, area ? area : "any",
                       area ? akt_term_words(dataset, AKT_VOCABULARY_AREAS, role->area, p->lang)
                            : akt_words(AKT_W_ANY_AREA, p->lang));
    akt_document_shown(p->document, strength, akt_choice_words("strength", strength, p->lang));
    add_direction(spot);
    add_end(spot);
}

static void add_roles(const akt_comparison_page *p)
{
    const akt_column columns[] = {
        akt_comparison__side_column(p),
        code(p, "holder", AKT_W_COLUMN_WHO),
        code(p, "role", AKT_W_COLUMN_ROLE),
        code(p, "area", AKT_W_COLUMN_AREA),
        code(p, "strength", AKT_W_COLUMN_STRENGTH),
        code(p, "change", AKT_W_COMPARE_DELTA),
        akt_comparison__holds_column(p),
        code(p, "step", AKT_W_COMPARE_STEP),
        text(p, "sources", AKT_W_TABLE_SOURCES),
    };
    akt_document_table(p->document, "roles", akt_words(AKT_W_COMPARE_ROLES, p->lang),
                       COLUMNS(columns));
    akt_comparison_spot spot = akt_comparison__start(p, SIZE_MAX);
    while (akt_comparison__next(&spot, AKT_PROFILE_ROLE, SIZE_MAX))
        add_role(&spot);
}

void akt_comparison__add_records(const akt_comparison_page *page)
{
    add_parties(page);
    add_ties(page);
    add_roles(page);
}
