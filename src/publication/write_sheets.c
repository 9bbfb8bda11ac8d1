#include "publication/edition_internal.h"

#include "base/list.h"
#include "output/html.h"
#include "output/markup.h"
#include "report/describe.h"
#include "words/order.h"
#include "words/words.h"

#include <stdlib.h>
#include <string.h>

/* One folded page an actor, programme or forum: first those on the map. The address #aktor=ID is inside it,
 * since that is what makes a browser unfold it. */

enum { SHEETS_MOST = 1000 }; /* beyond it the page has only those on the map, unlinked */

typedef struct sheet {
    akt_ref party;
    const char *name;
    bool on_map;
} sheet;

static int compare_sheets(const void *left, const void *right)
{
    const sheet *a = left, *b = right;
    if (a->on_map != b->on_map)
        return a->on_map ? -1 : 1;
    int order = akt_order_compare(a->name, b->name);
    if (order)
        return order;
    return a->party.table != b->party.table ? (a->party.table < b->party.table ? -1 : 1)
           : a->party.index < b->party.index ? -1
                                             : 1;
}

static akt_status find_sheets(akt_list *out, const akt_edition *edition, akt_error *err)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES,
                                       AKT_TABLE_FORUMS};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        for (size_t i = 0; i < akt_dataset_count(edition->dataset, tables[t]); i++) {
            const akt_ref ref = {tables[t], (int32_t)i};
            sheet *added = akt_list_add(out);
            if (!added)
                return akt_error_memory(err);
            *added = (sheet){ref, akt_dataset_label(edition->dataset, ref, edition->lang, false),
                             akt_dataset_party(edition->dataset, ref)->category != AKT_NONE};
        }
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof(sheet), compare_sheets);
    return AKT_OK;
}

static akt_status write_sheet(akt_buffer *out, const akt_edition *edition, const sheet *s,
                              bool linked, akt_error *err)
{
    const akt_html_style inside = {.deeper = 2, .link = linked ? "#aktor=" : NULL};
    const char *brief = akt_dataset_label(edition->dataset, s->party, edition->lang, true);
    akt_document *document;
    akt_status status =
        akt_describe_party(&document, edition->dataset, s->party, edition->lang, err);
    if (status != AKT_OK)
        return status;
    akt_buffer_add(out, "<details><summary>");
    akt_markup_add(out, s->name);
    if (strcmp(brief, s->name) != 0) {
        akt_buffer_add(out, " (");
        akt_markup_add(out, brief);
        akt_buffer_add(out, ")");
    }
    akt_buffer_add(out, "</summary>\n<div id=\"aktor=");
    akt_markup_add(out, akt_dataset_party(edition->dataset, s->party)->record.id);
    akt_buffer_add(out, "\">\n");
    akt_html_add(out, document, &inside);
    akt_buffer_add(out, "</div></details>\n");
    akt_document_free(document);
    return AKT_OK;
}

static akt_status write_range(akt_buffer *out, const akt_edition *edition, const akt_list *sheets,
                              bool on_map, akt_error *err)
{
    const sheet *items = sheets->items;
    akt_status status = AKT_OK;
    akt_buffer_add(out, "<div class=\"ark\">\n");
    for (size_t i = 0; status == AKT_OK && i < sheets->count; i++)
        if (items[i].on_map == on_map)
            status = write_sheet(out, edition, &items[i], sheets->count <= SHEETS_MOST, err);
    akt_buffer_add(out, "</div>\n");
    return status;
}

static size_t count_off_map(const akt_list *sheets)
{
    size_t count = 0;
    for (size_t i = 0; i < sheets->count; i++)
        count += !((const sheet *)sheets->items)[i].on_map;
    return count;
}

static akt_status write_others(akt_buffer *out, const akt_edition *edition, const akt_list *sheets,
                               akt_error *err)
{
    akt_buffer_add(out, "<details><summary>");
    akt_markup_add(out, akt_words(AKT_W_PAGE_OTHERS, edition->lang));
    akt_buffer_format(out, " (%zu)</summary>\n", count_off_map(sheets));
    akt_status status = write_range(out, edition, sheets, false, err);
    akt_buffer_add(out, "</details>\n");
    return status;
}

akt_status akt_edition__write_sheets(akt_buffer *out, const akt_edition *edition, akt_error *err)
{
    akt_list sheets = AKT_LIST_OF(sheet);
    akt_status status = find_sheets(&sheets, edition, err);
    size_t others = count_off_map(&sheets);
    if (status == AKT_OK && others < sheets.count)
        status = write_range(out, edition, &sheets, true, err);
    if (status == AKT_OK && others && sheets.count <= SHEETS_MOST)
        status = write_others(out, edition, &sheets, err);
    akt_list_dispose(&sheets);
    return status;
}
