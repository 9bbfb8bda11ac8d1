#include "diagram/roles_draw_internal.h"
#include "diagram/text_width.h"

#include <math.h>
#include <string.h>

#define COLUMN_MOST 116.0
#define COLUMN_LEAST 62.0
#define COLUMN_WORD 190.0 /* a longer word than this is broken */
#define GAP 8.0           /* between heads */

/* The widest part of a text that a line cannot end in. */
static double widest_part(akt_roles_sheet *sheet, const char *text, double size, bool bold)
{
    double widest = 0;
    while (*text) {
        size_t length = strcspn(text, " -/");
        length += text[length] == '-' || text[length] == '/';
        const char *part = akt_pool_text(sheet->pool, text, length);
        sheet->failed = sheet->failed || part == NULL;
        widest = fmax(widest, part != NULL ? akt_text_width(part, size, bold) : 0);
        text += length;
        text += strspn(text, " ");
    }
    return fmin(widest, COLUMN_WORD);
}

static size_t columns_of_role(const akt_roles_sheet *sheet, size_t first)
{
    size_t next = first + 1;
    while (next < sheet->column_count && sheet->columns[next].area != AKT_NONE) {
        next++;
    }
    return next - first;
}

/* So wide that a head has its words whole and fits in its lines. */
static double head_width(akt_roles_sheet *sheet, const akt_roles_column *column)
{
    bool gap = column->cell->state == AKT_CELL_GAP;
    double width = widest_part(sheet, column->name, AKT_ROLES_HEAD_SIZE, gap) + GAP;
    akt_label label = {.cut = true};
    while (label.cut && width < COLUMN_MOST && !sheet->failed) {
        akt_label_rule rule = akt_roles__head_rule(width, gap);
        sheet->failed = !akt_label__make(&label, sheet->pool, column->name, &rule);
        width += label.cut ? GAP : 0;
    }
    return width;
}

/* The columns of a role share what its name needs beyond them. */
static void widen_for_role(akt_roles_sheet *sheet, size_t first, size_t count)
{
    const char *name = akt_roles__role(sheet, sheet->columns[first].role);
    double need = widest_part(sheet, name, AKT_ROLES_NAME_SIZE, true) + 2 * GAP;
    for (size_t i = first; i < first + count; i++) {
        need -= sheet->columns[i].width;
    }
    for (size_t i = first; i < first + count; i++) {
        sheet->columns[i].width += fmax(0, need) / (double)count;
    }
}

akt_label_rule akt_roles__head_rule(double width, bool bold)
{
    return (akt_label_rule){AKT_ROLES_HEAD_SIZE, bold, 4, width - 6, 0, 0, 14};
}

double akt_roles__place_columns(akt_roles_sheet *sheet, double left, double room)
{
    double even = room / fmax(1, (double)sheet->column_count);
    double least = fmax(COLUMN_LEAST, fmin(COLUMN_MOST, even));
    for (size_t i = 0; i < sheet->column_count; i++) {
        sheet->columns[i].width = fmax(least, head_width(sheet, &sheet->columns[i]));
    }
    for (size_t i = 0; i < sheet->column_count; i += columns_of_role(sheet, i)) {
        widen_for_role(sheet, i, columns_of_role(sheet, i));
    }
    for (size_t i = 0; i < sheet->column_count; i++) {
        sheet->columns[i].left = left;
        left += sheet->columns[i].width;
    }
    return left;
}
