#include "report/comparison_internal.h"

#include <math.h>
#include <string.h>

/* The row of a sum of the whole in a currency. */
static const akt_comparison_row *find_sum(const akt_comparison *comparison, const char *measure,
                                          const char *currency)
{
    size_t size = strlen(measure);
    for (size_t i = 0; i < comparison->count; i++) {
        const akt_profile_row *row = comparison->rows[i].row;
        if (row->what == AKT_PROFILE_MONEY && !row->id[0] && strcspn(row->measure, ":") == size &&
            strncmp(row->measure, measure, size) == 0 &&
            strcmp(akt_comparison__currency(row), currency) == 0)
            return &comparison->rows[i];
    }
    return NULL;
}

static void add_money(const akt_comparison_page *p, const akt_profile_row *row, double value)
{
    akt_document_number_shown(p->document, value, akt_comparison__value_words(p, row, value));
}

/* What was there and what is there, counted or set aside; the rest of the difference was declared. */
static void add_sum(const akt_comparison_page *p, size_t item, const akt_comparison_row *gross)
{
    static const char *const asides[] = {"eliminated", "unassigned", "unfunded"};
    const char *currency = akt_comparison__currency(gross->row);
    double rest = gross->values[1] - gross->values[0];
    akt_document_row(p->document);
    akt_comparison__add_item(p, item);
    akt_document_text(p->document, currency);
    add_money(p, gross->row, gross->values[0]);
    add_money(p, gross->row, gross->values[1]);
    for (size_t i = 0; i < 3; i++) {
        const akt_comparison_row *row =
            find_sum(&p->view->comparisons->items[item], asides[i], currency);
        double aside = row->values[1] - (isnan(row->values[0]) ? 0 : row->values[0]);
        add_money(p, row->row, aside);
        rest += isnan(aside) ? 0 : aside;
    }
    add_money(p, gross->row, rest);
}

void akt_comparison__add_conservation(const akt_comparison_page *p)
{
    const akt_column columns[] = {
        akt_comparison__side_column(p),
        akt_comparison__column(p, "currency", AKT_W_COMPARE_CURRENCY, AKT_COLUMN_CODE),
        akt_comparison__column(p, "before", AKT_W_COMPARE_BEFORE, AKT_COLUMN_NUMBER),
        akt_comparison__column(p, "after", AKT_W_COMPARE_AFTER, AKT_COLUMN_NUMBER),
        akt_comparison__column(p, "eliminated", AKT_W_COMPARE_SET_ASIDE_ELIMINATED,
                               AKT_COLUMN_NUMBER),
        akt_comparison__column(p, "unassigned", AKT_W_COMPARE_SET_ASIDE_UNASSIGNED,
                               AKT_COLUMN_NUMBER),
        akt_comparison__column(p, "unfunded", AKT_W_COMPARE_SET_ASIDE_UNFUNDED, AKT_COLUMN_NUMBER),
        akt_comparison__column(p, "declared", AKT_W_COMPARE_DECLARED, AKT_COLUMN_NUMBER),
    };
    akt_document_table(p->document, "conservation", akt_words(AKT_W_COMPARE_CONSERVATION, p->lang),
                       columns, sizeof columns / sizeof *columns);
    for (size_t c = 0; c < p->view->comparisons->count; c++) {
        const akt_comparison *comparison = &p->view->comparisons->items[c];
        for (size_t i = 0; i < comparison->count; i++) {
            const akt_profile_row *row = comparison->rows[i].row;
            if (row->what == AKT_PROFILE_MONEY && !row->id[0] &&
                strncmp(row->measure, "gross", 5) == 0)
                add_sum(p, c, &comparison->rows[i]);
        }
    }
}
