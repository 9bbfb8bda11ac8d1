#include "base/json_text.h"
#include "input/giving_internal.h"
#include "input/register.h"
#include "parse/made_text.h"
#include "parse/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The flat tables of 360Giving: "Recipient Org:Name" is recipientOrganization[0].name. */

enum { LONGEST = 160 };

/* A column: the member of the grant that it is of, and the part of it, or NULL. "Beneficiary
 * Location:1:Name" is of the second in a list; one without a number is of the first. */
typedef struct path {
    const char *member;
    const char *part;
    size_t index;
    bool is_list;
    size_t column;
} path;

static const struct {
    const char *heading; /* before the colon, in plain letters */
    const char *member;
    bool is_list;
} objects[] = {
    {"recipientorg", "recipientOrganization", true},
    {"recipientorganization", "recipientOrganization", true},
    {"fundingorg", "fundingOrganization", true},
    {"fundingorganization", "fundingOrganization", true},
    {"recipientind", "recipientIndividual", false},
    {"recipientindividual", "recipientIndividual", false},
    {"grantprogramme", "grantProgramme", true},
    {"planneddates", "plannedDates", true},
    {"actualdates", "actualDates", true},
    {"beneficiarylocation", "beneficiaryLocation", true},
    {"classifications", "classifications", true},
    {"todetails", "toDetails", false},
};

static const struct {
    const char *plain;
    const char *name;
} names[] = {
    {"identifier", "id"},          {"foregranttype", "regrantType"}, {"forregranttype", "regrantType"},
    {"lastmodified", "dateModified"}, {"fromanopencall", "fromOpenCall"}, {"webaddress", "url"},
    {"url", "url"},                {"durationmonths", "duration"},   {"geographiccode", "geoCode"},
    {"geographiccodetype", "geoCodeType"},
};

/* "Amount Awarded" is amountAwarded. */
static const char *member_of(const char *heading, size_t size, akt_pool *pool)
{
    char text[LONGEST], plain[LONGEST];
    akt_buffer name = AKT_BUFFER_INIT;
    snprintf(text, sizeof text, "%.*s", (int)(size < LONGEST - 1 ? size : LONGEST - 1), heading);
    akt_plain_letters(plain, sizeof plain, text);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].plain, plain) == 0)
            return names[i].name;
    bool is_new = false;
    for (const char *c = text; *c; c++) {
        bool is_letter = (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');
        char lower = (char)(*c >= 'A' && *c <= 'Z' && (is_new || !name.size) ? *c + 32 : *c);
        char upper = (char)(*c >= 'a' && *c <= 'z' ? *c - 32 : *c);
        if (is_letter)
            akt_buffer_add_char(&name, name.size && is_new ? upper : !name.size ? lower : *c);
        is_new = !is_letter;
    }
    return akt_buffer_settle(&name, pool);
}

/* Takes the number off what stands behind a colon: "1:Name". */
static const char *take_index(const char *text, size_t *index)
{
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 4 || text[digits] != ':')
        return text;
    *index = (size_t)strtoul(text, NULL, 10);
    return text + digits + 1;
}

static path path_of(const akt_register_column *column, akt_pool *pool)
{
    const char *colon = strchr(column->name, ':');
    path found = {.column = column->column};
    char before[LONGEST], plain[LONGEST];
    if (colon) {
        size_t size = (size_t)(colon - column->name);
        snprintf(before, sizeof before, "%.*s", (int)(size < LONGEST - 1 ? size : LONGEST - 1),
                 column->name);
        akt_plain_letters(plain, sizeof plain, before);
        for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
            if (strcmp(objects[i].heading, plain) == 0) {
                const char *part = take_index(colon + 1, &found.index);
                found.member = objects[i].member;
                found.is_list = objects[i].is_list;
                found.part = member_of(part, strlen(part), pool);
                return found;
            }
    }
    found.member = member_of(column->name, strlen(column->name), pool);
    return found;
}

typedef struct flat {
    const akt_register *table;
    const path *paths;
    akt_made_text made;
} flat;

static void place(flat *f, const akt_grid_cell *cell)
{
    akt_made_text_place(&f->made, cell->at, NULL);
}

static void add_name(flat *f, const char *name, bool is_first)
{
    akt_buffer_add(&f->made.json, is_first ? "" : ", ");
    akt_json_text_add(&f->made.json, name);
    akt_buffer_add(&f->made.json, ": ");
}

static void add_text(flat *f, const akt_grid_cell *cell)
{
    size_t size;
    const char *start = akt_grid_trim(cell->text, &size);
    const char *text = akt_pool_text(f->made.pool, start, size);
    place(f, cell);
    akt_json_text_add(&f->made.json, text ? text : "");
}

static bool is_same_member(const path *a, const path *b)
{
    return strcmp(a->member, b->member) == 0;
}

/* Whether an earlier column of the row with something in it is of the same member. */
static bool is_begun(const flat *f, const akt_register_row *row, size_t path_number)
{
    for (size_t i = 0; i < path_number; i++)
        if (is_same_member(&f->paths[i], &f->paths[path_number]) &&
            akt_register_cell(row, f->paths[i].column))
            return true;
    return false;
}

static bool is_same_object(const path *a, const path *b)
{
    return is_same_member(a, b) && (!a->is_list || a->index == b->index);
}

/* The parts of one object, of which the column of that number is the first with something in it. */
static void add_parts(flat *f, const akt_register_row *row, size_t first)
{
    bool is_first = true;
    akt_buffer_add_char(&f->made.json, '{');
    for (size_t i = first; i < f->table->columns.count; i++) {
        const akt_grid_cell *cell = akt_register_cell(row, f->paths[i].column);
        if (!cell || !is_same_object(&f->paths[i], &f->paths[first]))
            continue;
        add_name(f, f->paths[i].part, is_first);
        add_text(f, cell);
        is_first = false;
    }
    akt_buffer_add_char(&f->made.json, '}');
}

/* The column of the member with something in it whose object comes next; the count where none does. */
static size_t next_object(const flat *f, const akt_register_row *row, const path *of, size_t from)
{
    size_t count = f->table->columns.count, next = count;
    for (size_t i = 0; i < count; i++)
        if (is_same_member(&f->paths[i], of) && f->paths[i].index >= from &&
            (next == count || f->paths[i].index < f->paths[next].index) &&
            akt_register_cell(row, f->paths[i].column))
            next = i;
    return next;
}

static void add_object(flat *f, const akt_register_row *row, size_t first)
{
    const path *of = &f->paths[first];
    size_t count = f->table->columns.count;
    if (!of->is_list) {
        add_parts(f, row, first);
        return;
    }
    akt_buffer_add_char(&f->made.json, '[');
    for (size_t i = next_object(f, row, of, 0), n = 0; i < count;
         i = next_object(f, row, of, f->paths[i].index + 1)) {
        akt_buffer_add(&f->made.json, n++ ? ", " : "");
        add_parts(f, row, i);
    }
    akt_buffer_add_char(&f->made.json, ']');
}

static void add_row(flat *f, const akt_register_row *row)
{
    bool is_first = true;
    place(f, row->cells);
    akt_buffer_add_char(&f->made.json, '{');
    for (size_t i = 0; i < f->table->columns.count; i++) {
        const akt_grid_cell *cell = akt_register_cell(row, f->paths[i].column);
        if (!cell || is_begun(f, row, i))
            continue;
        add_name(f, f->paths[i].member, is_first);
        is_first = false;
        if (f->paths[i].part)
            add_object(f, row, i);
        else
            add_text(f, cell);
    }
    akt_buffer_add_char(&f->made.json, '}');
}

/* Whether two columns say the same of a grant, of which only one could be kept. */
static bool is_same_place(const path *a, const path *b)
{
    if (!a->part || !b->part)
        return is_same_member(a, b);
    return is_same_object(a, b) && strcmp(a->part, b->part) == 0;
}

static bool check_paths(const akt_register *table, const path *paths, akt_pool *pool,
                        akt_diagnostics *faults)
{
    const akt_register_column *columns = table->columns.items;
    bool good = true;
    for (size_t i = 0; i < table->columns.count; i++)
        for (size_t j = 0; j < i; j++) {
            if (!is_same_place(&paths[i], &paths[j]))
                continue;
            const char *const args[4] = {columns[i].name,
                                         akt_register_place(table, columns[j].cell, pool)};
            akt_register_fault(table, columns[i].cell, faults, AKT_FAULT_COLUMN_TWICE, args);
            good = false;
        }
    return good;
}

static akt_status write_grants(const akt_register *table, akt_text_file *file, akt_pool *pool,
                               akt_diagnostics *faults, akt_error *err)
{
    const akt_register_column *columns = table->columns.items;
    const akt_register_row *rows = table->rows.items;
    path *paths = akt_pool_get(pool, (table->columns.count + 1) * sizeof *paths);
    if (!paths)
        return akt_error_memory(err);
    for (size_t i = 0; i < table->columns.count; i++)
        paths[i] = path_of(&columns[i], pool);
    if (akt_pool_has_failed(pool))
        return akt_error_memory(err);
    if (!check_paths(table, paths, pool, faults))
        return AKT_EDATA;
    flat f = {table, paths, AKT_MADE_TEXT_OF(pool)};
    akt_buffer_add(&f.made.json, "{\"grants\": [");
    for (size_t i = 0; i < table->rows.count; i++) {
        akt_buffer_add(&f.made.json, i ? ",\n" : "");
        add_row(&f, &rows[i]);
    }
    akt_buffer_add(&f.made.json, "]}\n");
    return akt_made_text_settle(&f.made, file, err);
}

akt_status akt_giving__unflatten(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                                 akt_error *err)
{
    static const char *const wanted[] = {"identifier", "amountawarded", "fundingorgidentifier",
                                         "recipientorgname", "fundingorgname", NULL};
    const akt_register_wish wish = {.headings = wanted};
    akt_register table;
    akt_status status = akt_register_read_file(&table, file, &wish, pool, faults, err);
    if (status == AKT_OK)
        status = write_grants(&table, file, pool, faults, err);
    akt_register_dispose(&table);
    return status;
}
