#include "report/comparison_internal.h"

#include "report/field_words.h"

#include <stdlib.h>
#include <string.h>

enum { PEOPLE_SEE = 10, SIDES = 2 };

typedef struct place {
    akt_rank ranks[SIDES];
} place;

static place place_of(const akt_comparison_spot *spot)
{
    const akt_comparisons *all = spot->page->view->comparisons;
    const akt_comparison_row *row = akt_comparison__row(spot);
    place found;
    for (int side = 0; side < SIDES; side++)
        found.ranks[side] = akt_comparison_rank(all, spot->item, row, side);
    return found;
}

/* People see who moves by more than the ranks are unsure of, into the first places, out of them or
 * among them. */
static bool is_shown(const akt_comparison_spot *spot, akt_readers readers)
{
    const place at = place_of(spot);
    const akt_rank *before = &at.ranks[0], *after = &at.ranks[1];
    bool is_first = (before->rank > 0 && before->rank <= PEOPLE_SEE) ||
                    (after->rank > 0 && after->rank <= PEOPLE_SEE);
    if (readers == AKT_READERS_MACHINES)
        return before->rank > 0 || after->rank > 0;
    return is_first && (before->high < after->low || after->high < before->low);
}

static void add_rank(const akt_comparison_page *p, uint32_t rank)
{
    if (rank > 0)
        akt_document_whole(p->document, rank);
    else
        akt_document_nothing(p->document);
}

static void add_row(const akt_comparison_spot *spot, akt_readers readers)
{
    const akt_comparison_page *p = spot->page;
    const akt_profile_row *row = akt_comparison__row(spot)->row;
    const place at = place_of(spot);
    akt_document_row(p->document);
    akt_comparison__add_item(p, spot->item);
    akt_document_shown(p->document, row->id, akt_comparison__subject_words(spot));
    akt_document_shown(p->document, row->measure, akt_comparison__measure_words(p, row));
    for (int side = 0; side < SIDES; side++) {
        const akt_rank *rank = &at.ranks[side];
        if (readers == AKT_READERS_PEOPLE) {
            akt_document_text(p->document, akt_rank_words(p->pool, rank));
            continue;
        }
        add_rank(p, rank->rank);
        add_rank(p, rank->low);
        add_rank(p, rank->high);
    }
}

static void add_rows(const akt_comparison_page *p, akt_readers readers)
{
    for (size_t c = 0; c < p->view->comparisons->count; c++) {
        for (size_t i = 0; i < p->view->comparisons->items[c].count; i++) {
            const akt_comparison_spot spot = {p, c, i};
            if (akt_profile_is_ranked(akt_comparison__row(&spot)->row) && is_shown(&spot, readers))
                add_row(&spot, readers);
        }
    }
}

static void add_table(const akt_comparison_page *p, akt_readers readers)
{
    const akt_column names[] = {
        akt_comparison__side_column(p),
        akt_comparison__column(p, "id", AKT_W_COLUMN_WHO, AKT_COLUMN_CODE),
        akt_comparison__column(p, "measure", AKT_W_NETWORK_MEASURE, AKT_COLUMN_CODE),
    };
    const struct {
        const char *key;
        akt_word title;
        bool for_people;
    } ranks[] = {
        {"before", AKT_W_COMPARE_RANK_BEFORE, true},
        {"low_before", AKT_W_COMPARE_LOW_BEFORE, false},
        {"high_before", AKT_W_COMPARE_HIGH_BEFORE, false},
        {"after", AKT_W_COMPARE_RANK_AFTER, true},
        {"low_after", AKT_W_COMPARE_LOW_AFTER, false},
        {"high_after", AKT_W_COMPARE_HIGH_AFTER, false},
    };
    akt_column columns[sizeof names / sizeof *names + sizeof ranks / sizeof *ranks];
    size_t count = sizeof names / sizeof *names;
    bool for_people = readers == AKT_READERS_PEOPLE;
    memcpy(columns, names, sizeof names);
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        if (ranks[i].for_people || !for_people)
            columns[count++] = akt_comparison__column(
                p, ranks[i].key, ranks[i].title, for_people ? AKT_COLUMN_TEXT : AKT_COLUMN_WHOLE);
    }
    akt_word caption = for_people ? AKT_W_COMPARE_RANKS_MOVED : AKT_W_COMPARE_RANKS;
    akt_document_table(p->document, "ranks", akt_words(caption, p->lang), columns, count);
    akt_document_table_for(p->document, readers);
    add_rows(p, readers);
}

void akt_comparison__add_ranks(const akt_comparison_page *page)
{
    add_table(page, AKT_READERS_PEOPLE);
    if (!page->view->is_brief)
        add_table(page, AKT_READERS_MACHINES);
}
