#include "parse/text_file.h"

#include "base/file.h"
#include "parse/json.h"

#include <string.h>

enum { MAPPED_FROM = 8 << 20 };

/* Moves a place past one byte. */
static void pass_byte(akt_text_mark *at, char c)
{
    if (c == '\n') {
        at->line++;
        at->column = 1;
    } else {
        at->column += ((unsigned char)c & 0xC0) != 0x80;
    }
}

/* With many faults on one long line, counting from the start each time would take minutes. */
static void set_marks(const akt_text_file *file)
{
    akt_text_mark at = {1, 1};
    for (size_t i = 0; i <= file->size; i++) {
        if (i % AKT_TEXT_MARK_BYTES == 0)
            file->marks[i / AKT_TEXT_MARK_BYTES] = at;
        if (i % (AKT_TEXT_MARK_BYTES << 8) == 0 && i > 0)
            akt_text_file_release(file, i - (AKT_TEXT_MARK_BYTES << 8), i);
        pass_byte(&at, file->text[i]);
    }
}

/* Makes a text of the bytes. */
static akt_status settle(akt_text_file *file, akt_pool *pool, akt_error *err)
{
    file->bytes = file->text;
    file->byte_count = file->size;
    if (file->size >= 3 && memcmp(file->text, "\xEF\xBB\xBF", 3) == 0) {
        file->text += 3;
        file->size -= 3;
    }
    size_t count = file->size / AKT_TEXT_MARK_BYTES + 1;
    file->marks = akt_pool_get(pool, count * sizeof *file->marks);
    return file->marks ? AKT_OK : akt_error_memory(err);
}

akt_status akt_text_file_read(akt_text_file *file, const char *path, akt_pool *pool, akt_error *err)
{
    *file = (akt_text_file){.name = strcmp(path, "-") == 0 ? "<stdin>" : path};
    akt_status status = akt_file_read(path, pool, &file->text, &file->size, err);
    return status == AKT_OK ? settle(file, pool, err) : status;
}

akt_status akt_text_file_open(akt_text_file *file, const char *path, akt_pool *pool, akt_error *err)
{
    akt_mapping mapping;
    if (strcmp(path, "-") == 0 || !akt_mapping_open(&mapping, path, MAPPED_FROM))
        return akt_text_file_read(file, path, pool, err);
    *file = (akt_text_file){
        .name = path, .text = mapping.bytes, .size = mapping.size, .mapping = mapping};
    akt_status status = settle(file, pool, err);
    if (status != AKT_OK)
        akt_text_file_close(file);
    return status;
}

void akt_text_file_close(akt_text_file *file)
{
    akt_mapping_close(&file->mapping);
}

void akt_text_file_release(const akt_text_file *file, size_t from, size_t to)
{
    const size_t mark = (size_t)(file->bytes ? file->byte_count - file->size : 0);
    if (file->mapping.bytes && file->text == file->mapping.bytes + mark)
        akt_mapping_release(&file->mapping, from + mark, to + mark);
}

/* The last place at or before the offset; the first where all come later. */
static const akt_text_place *find_place(const akt_text_file *file, size_t offset)
{
    size_t low = 0, high = file->place_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (file->places[middle].offset <= offset)
            low = middle;
        else
            high = middle;
    }
    return &file->places[low];
}

static void find_offset(const akt_text_file *file, size_t offset, size_t *line, size_t *column)
{
    akt_text_mark at = {1, 1};
    size_t from = 0;
    if (file->place_count) {
        at = find_place(file, offset)->at;
        from = offset;
    } else if (file->marks) {
        if (file->marks[0].line == 0)
            set_marks(file);
        at = file->marks[offset / AKT_TEXT_MARK_BYTES];
        from = offset - offset % AKT_TEXT_MARK_BYTES;
    }
    for (size_t i = from; i < offset; i++)
        pass_byte(&at, file->text[i]);
    *line = at.line;
    *column = at.column;
}

/* Where the member's value begins that the offset is in; the line's beginning, where it is in none. */
static size_t find_member(const akt_text_file *file, size_t offset)
{
    size_t start = offset;
    while (start > 0 && file->text[start - 1] != '\n')
        start--;
    size_t found = start, object = akt_json_skip_space(file->text, start);
    if (offset <= object || file->text[object] != '{')
        return start;
    for (akt_json_cursor members = akt_json_enter_file(file, object);
         akt_json_next(&members) && members.value <= offset;)
        found = members.value;
    return found;
}

void akt_text_file_place(const akt_text_file *file, size_t offset, size_t *line, size_t *column)
{
    find_offset(file, file->is_lines ? find_member(file, offset) : offset, line, column);
}

void akt_text_file_fault(const akt_text_file *file, akt_diagnostics *faults, akt_fault fault,
                         size_t offset, const char *pointer, const char *const args[4])
{
    akt_diagnostic diagnostic = {
        .fault = fault, .file = file->name, .pointer = file->records ? NULL : pointer};
    if (file->place_count)
        diagnostic.pointer = find_place(file, offset)->cell;
    else if (file->is_lines)
        diagnostic.pointer = NULL;
    if (args)
        memcpy(diagnostic.args, args, sizeof diagnostic.args);
    akt_text_file_place(file, offset, &diagnostic.line, &diagnostic.column);
    akt_diagnostics_add(faults, &diagnostic);
}
