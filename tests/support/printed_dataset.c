#include "support/printed_dataset.h"

#include "export/json.h"
#include "model/builder.h"

#include <stdlib.h>
#include <string.h>

void akt_printed_dataset_add(akt_buffer *out, const akt_dataset *dataset)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        akt_buffer_format(out, "%s: ", akt_table_name((akt_table)t));
        akt_export_json_table(out, dataset, (akt_table)t, NULL, NULL);
        akt_buffer_add_char(out, '\n');
    }
    akt_export_json_taxonomy(out, dataset);
    if (out->failed)
        abort();
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A table's lines, each of which is a record, in order. */
static void print_sorted(akt_buffer *out, const akt_dataset *dataset, akt_table table)
{
    size_t count = akt_dataset_count(dataset, table);
    akt_buffer text = AKT_BUFFER_INIT;
    akt_export_json_table(&text, dataset, table, NULL, NULL);
    char **lines = malloc((count + 3) * sizeof *lines);
    if (text.failed || !lines)
        abort();
    size_t found = 0;
    for (char *line = strtok(text.text, "\n"); line; line = strtok(NULL, "\n")) {
        size_t end = strlen(line);
        if (line[end - 1] == ',')
            line[end - 1] = '\0';
        if (*line == ' ')
            lines[found++] = line;
    }
    qsort(lines, found, sizeof *lines, compare_lines);
    akt_buffer_format(out, "%s:\n", akt_table_name(table));
    for (size_t i = 0; i < found; i++)
        akt_buffer_format(out, "%s\n", lines[i]);
    free(lines);
    akt_buffer_dispose(&text);
}

static bool is_before(const akt_dataset *dataset, akt_ref a, akt_ref b)
{
    return strcmp(akt_dataset_party(dataset, a)->record.id,
                  akt_dataset_party(dataset, b)->record.id) < 0;
}

static void sort_members(akt_dataset *dataset, akt_refs *members)
{
    akt_ref *items = akt_pool_get(akt_dataset_pool(dataset), (members->count + 1) * sizeof *items);
    if (!items)
        abort();
    for (size_t i = 0; i < members->count; i++) {
        size_t at = i;
        for (; at > 0 && is_before(dataset, members->items[i], items[at - 1]); at--)
            items[at] = items[at - 1];
        items[at] = members->items[i];
    }
    members->items = items;
}

void akt_printed_dataset_add_sorted(akt_buffer *out, const akt_dataset *dataset)
{
    akt_dataset *copy = akt_dataset_copy(dataset);
    for (size_t i = 0; copy && i < akt_dataset_count(copy, AKT_TABLE_FORUMS); i++)
        sort_members(copy, &((akt_forum *)akt_dataset_edit(copy, AKT_TABLE_FORUMS, i))->members);
    for (int t = 0; copy && t < AKT_TABLE_COUNT; t++)
        print_sorted(out, copy, (akt_table)t);
    akt_export_json_taxonomy(out, dataset);
    if (out->failed || !copy)
        abort();
    akt_dataset_free(copy);
}
