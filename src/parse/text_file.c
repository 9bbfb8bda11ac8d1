#include "parse/text_file.h"

#include "base/file.h"

#include <string.h>

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
        pass_byte(&at, file->text[i]);
    }
}

akt_status akt_text_file_read(akt_text_file *file, const char *path, akt_pool *pool, akt_error *err)
{
    *file = (akt_text_file){.name = strcmp(path, "-") == 0 ? "<stdin>" : path};
    akt_status status = akt_file_read(path, pool, &file->text, &file->size, err);
    if (status != AKT_OK)
        return status;
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

void akt_text_file_place(const akt_text_file *file, size_t offset, size_t *line, size_t *column)
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

void akt_text_file_fault(const akt_text_file *file, akt_diagnostics *faults, akt_fault fault,
                         size_t offset, const char *pointer, const char *const args[4])
{
    akt_diagnostic diagnostic = {
        .fault = fault, .file = file->name, .pointer = file->records ? NULL : pointer};
    if (file->place_count)
        diagnostic.pointer = find_place(file, offset)->cell;
    if (args)
        memcpy(diagnostic.args, args, sizeof diagnostic.args);
    akt_text_file_place(file, offset, &diagnostic.line, &diagnostic.column);
    akt_diagnostics_add(faults, &diagnostic);
}
