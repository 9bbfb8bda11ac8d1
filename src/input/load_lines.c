#include "input/field_internal.h"
#include "input/loader_internal.h"

#include <string.h>

/* One record a line, each with the `table` that it is of; terms with their `vocabulary`, too. */

/* What a line is of, and where in it others find what they may refer to; 0 = it has none. */
typedef struct line {
    size_t offset; /* of its object */
    size_t end;
    size_t table;
    size_t vocabulary;
    size_t id;
    size_t former_ids;
} line;

enum { OF_ABOUT = AKT_TABLE_COUNT, OF_TERMS, OF_NOTHING };

/* Reading what a line is of */

static bool reads_as(akt_json_bytes bytes, const char *word)
{
    return strncmp(word, bytes.text, bytes.size) == 0 && word[bytes.size] == '\0';
}

/* A table, or one of the above. */
static int table_of(akt_loader *l, const akt_text_file *file, const line *at)
{
    if (!at->table)
        return OF_NOTHING;
    const akt_json_bytes name = akt_json_string_of(file->text + at->table, 0, &l->reader.scratch);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        if (reads_as(name, akt_table_name((akt_table)t)))
            return t;
    return reads_as(name, "dataset")    ? OF_ABOUT
           : reads_as(name, "taxonomy") ? OF_TERMS
                                        : OF_NOTHING;
}

static int32_t vocabulary_of(akt_loader *l, const akt_text_file *file, const line *at)
{
    if (!at->vocabulary)
        return AKT_NONE;
    const akt_json_bytes name =
        akt_json_string_of(file->text + at->vocabulary, 0, &l->reader.scratch);
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++)
        if (reads_as(name, akt_vocabulary_name((akt_vocabulary)v)))
            return v;
    return AKT_NONE;
}

static void note_member(line *at, const akt_json_cursor *member)
{
    bool is_string = member->text[member->value] == '"';
    if (akt_json_key_is(member, "table"))
        at->table = is_string ? member->value : 0;
    else if (akt_json_key_is(member, "vocabulary"))
        at->vocabulary = is_string ? member->value : 0;
    else if (akt_json_key_is(member, "id"))
        at->id = member->value;
    else if (akt_json_key_is(member, "former_ids"))
        at->former_ids = member->value;
}

/* Goes through the object that stands at offset. */
static line read_line(const akt_text_file *file, size_t offset)
{
    line found = {.offset = offset};
    akt_json_cursor members = akt_json_enter_file(file, offset);
    while (akt_json_step(&members)) {
        akt_json_pass(&members);
        note_member(&found, &members);
    }
    found.end = members.end;
    return found;
}

/* What the object at offset is of, and how far that took to see: *behind is between two of its members.
 * Lines that are alike begin alike. */
static int see_table(akt_loader *l, const akt_text_file *file, size_t offset, size_t *behind)
{
    line found = {.offset = offset};
    akt_json_cursor members = akt_json_enter_file(file, offset);
    *behind = offset + l->heading.size;
    if (l->heading.size && akt_json_has_bytes(&members, offset, l->heading.text, l->heading.size))
        return l->heading_table;
    while (!found.table && akt_json_step(&members)) {
        akt_json_pass(&members);
        note_member(&found, &members);
    }
    const int table = table_of(l, file, &found);
    *behind = members.index == 0 && found.table ? members.end : offset + 1;
    if (*behind > offset + 1) {
        l->heading = (akt_json_bytes){file->text + offset, *behind - offset};
        l->heading_table = table;
    }
    return table;
}

/* The next line of checked text with a record in it; false at the end. */
static bool next_line(const akt_text_file *file, size_t *at)
{
    *at = akt_json_skip_space(file->text, *at);
    return *at < file->size;
}

/* Checking */

/* A line, or several blank ones and a line. */
typedef struct checked {
    const akt_text_file *file;
    size_t start;
    size_t number;
    size_t abouts; /* lines about the dataset so far */
} checked;

/* Faults of one line are told at its number in the file. */
static void tell(akt_loader *l, size_t number, const akt_diagnostics *told)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(told, &count);
    for (size_t i = 0; i < count; i++) {
        akt_diagnostic moved = items[i];
        moved.line = number;
        akt_diagnostics_add(l->reader.faults, &moved);
    }
    l->reader.faults->failed = l->reader.faults->failed || told->failed;
}

/* The line as a text of its own: what it lacks is not to be found in the next. */
static bool has_faults(akt_loader *l, const checked *c, size_t size)
{
    akt_diagnostics told;
    akt_pool *pool = akt_pool_new();
    akt_diagnostics_init(&told);
    const akt_text_file alone = {.name = c->file->name,
                                 .text = pool ? akt_pool_text(pool, c->file->text + c->start, size)
                                              : NULL,
                                 .size = size};
    if (!alone.text || akt_json_check(&alone, &told) == AKT_ENOMEM)
        l->reader.no_memory = true;
    tell(l, c->number, &told);
    const bool found = akt_diagnostics_has_errors(&told) || l->reader.no_memory;
    akt_diagnostics_dispose(&told);
    akt_pool_free(pool);
    return found;
}

static void tell_line(akt_loader *l, const checked *c, akt_fault fault, const char *word)
{
    const size_t object = akt_json_skip_space(c->file->text, c->start);
    akt_diagnostic told = {.fault = fault, .file = c->file->name, .args = {word}};
    told.line = c->number;
    told.column = object - c->start + 1; /* white space is of one byte each */
    akt_diagnostics_add(l->reader.faults, &told);
}

/* Each line about the dataset is a member of it: a second one is there twice. */
static void tell_second_about(akt_loader *l, const checked *c)
{
    akt_diagnostic told = {.fault = AKT_FAULT_JSON_DUPLICATE_KEY,
                           .file = c->file->name,
                           .line = c->number,
                           .column = 1,
                           .args = {"dataset"}};
    akt_diagnostics_add(l->reader.faults, &told);
}

static bool has_vocabulary(akt_loader *l, const checked *c, size_t object)
{
    const line found = read_line(c->file, object);
    return vocabulary_of(l, c->file, &found) != AKT_NONE;
}

static void tell_no_table(akt_loader *l, const checked *c, size_t object)
{
    const line found = read_line(c->file, object);
    const akt_place place = {.file = c->file};
    const akt_spot spot = {.reader = &l->reader, .place = &place};
    if (!found.table)
        tell_line(l, c, AKT_FAULT_LINE_WITHOUT_TABLE, NULL);
    else
        tell_line(l, c, AKT_FAULT_LINE_OF_NO_TABLE,
                  akt_spot__word(&spot, c->file->text + found.table));
}

static void check_table(akt_loader *l, checked *c, size_t object)
{
    size_t behind;
    const int table = see_table(l, c->file, object, &behind);
    if (table == OF_NOTHING || (table == OF_TERMS && !has_vocabulary(l, c, object)))
        tell_no_table(l, c, object);
    else if (table == OF_ABOUT && c->abouts++ > 0)
        tell_second_about(l, c);
}

/* Where the line ends that begins at c->start, after it has been checked. */
static size_t check_line(akt_loader *l, checked *c)
{
    const char *text = c->file->text;
    const char *stop = memchr(text + c->start, '\n', c->file->size - c->start);
    const size_t stops = stop ? (size_t)(stop - text) : c->file->size;
    const size_t blank = strspn(text + c->start, " \t\r");
    if (c->start + blank >= stops)
        return stops;
    if (!akt_json_is_sound_part(c->file, c->start, stops) && has_faults(l, c, stops - c->start))
        return stops;
    if (text[c->start + blank] == '{')
        check_table(l, c, c->start + blank);
    else
        tell_line(l, c, AKT_FAULT_NOT_OBJECT, NULL);
    return stops;
}

akt_status akt_loader__check_lines(akt_loader *l, const akt_text_file *file)
{
    const size_t before = l->reader.faults->counts[AKT_LEVEL_ERROR];
    checked c = {.file = file, .number = 1};
    for (; c.start < file->size && !l->reader.no_memory; c.number++) {
        c.start = check_line(l, &c) + 1;
        akt_loader__passed(l, file, c.start);
    }
    l->heading = (akt_json_bytes){NULL, 0}; /* the file may not be kept */
    if (l->reader.no_memory || l->reader.scratch.failed || l->reader.faults->failed)
        return AKT_ENOMEM;
    return l->reader.faults->counts[AKT_LEVEL_ERROR] > before ? AKT_EDATA : AKT_OK;
}

/* Ids and terms */

static void enter_term(akt_loader *l, const akt_text_file *file, const line *at)
{
    const int32_t vocabulary = vocabulary_of(l, file, at);
    const akt_place place = {.file = file, .offset = at->offset, .pointer = ""};
    akt_taxonomy_place *noted = akt_list_add(&l->taxonomies);
    if (noted)
        *noted = (akt_taxonomy_place){file, at->offset, vocabulary};
    l->reader.no_memory = l->reader.no_memory || !noted;
    akt_reader__enter_term(&l->reader, &place, (akt_vocabulary)vocabulary);
}

/* Where the line ends that a record stands in, and its id; the rest of it is not gone through. */
static line seek_id(const akt_text_file *file, size_t offset, size_t behind, bool has_id)
{
    line found = {.offset = offset};
    akt_json_cursor members = akt_json_enter_file(file, offset);
    akt_json_leave(&members, behind);
    while (has_id && !found.id && akt_json_step(&members)) {
        akt_json_pass(&members);
        note_member(&found, &members);
    }
    const char *stop = memchr(file->text + members.end, '\n', file->size - members.end);
    found.end = stop ? (size_t)(stop - file->text) : file->size;
    return found;
}

/* Enters what stands at offset, and returns an offset between it and the next. */
static size_t enter_line(akt_loader *l, const akt_text_file *file, size_t offset,
                         const size_t first[AKT_TABLE_COUNT])
{
    size_t behind;
    const int table = see_table(l, file, offset, &behind);
    const bool is_whole = table >= AKT_TABLE_COUNT || l->has_former_ids[table];
    const line at =
        is_whole ? read_line(file, offset) : seek_id(file, offset, behind, l->has_id[table]);
    if (table == OF_ABOUT) {
        akt_loader__enter_about(l, file, offset);
    } else if (table == OF_TERMS) {
        enter_term(l, file, &at);
    } else {
        const size_t index = akt_dataset_count(l->reader.dataset, (akt_table)table) - first[table];
        const akt_found_record found = {file, offset, index, at.id, at.former_ids};
        akt_loader__enter_record(l, (akt_table)table, &found);
    }
    return at.end;
}

void akt_loader__enter_lines(akt_loader *l, const akt_text_file *file)
{
    size_t first[AKT_TABLE_COUNT];
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        first[t] = akt_dataset_count(l->reader.dataset, (akt_table)t);
    for (size_t at = 0; !l->reader.no_memory && next_line(file, &at);) {
        at = enter_line(l, file, at, first);
        akt_loader__passed(l, file, at);
    }
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        akt_loader__know_ids(l, (akt_table)t, first[t], file);
}

/* Records */

void akt_loader__fill_lines(akt_loader *l, const akt_text_file *file)
{
    for (size_t at = 0; !l->reader.no_memory && next_line(file, &at);) {
        size_t behind;
        const int table = see_table(l, file, at, &behind);
        const akt_place place = {.file = file, .offset = at, .pointer = "", .behind = behind};
        if (table < AKT_TABLE_COUNT)
            at = akt_loader__fill_record(l, (akt_table)table, &place);
        else
            at = akt_json_end(file->text, at);
        akt_loader__passed(l, file, at);
    }
}
