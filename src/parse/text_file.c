#include "parse/text_file.h"

#include "base/file.h"

#include <string.h>

akt_status akt_text_file_read(akt_text_file *file, const char *path, akt_pool *pool, akt_error *err)
{
    *file = (akt_text_file){.name = strcmp(path, "-") == 0 ? "<stdin>" : path};
    akt_status status = akt_file_read(path, pool, &file->text, &file->size, err);
    if (status == AKT_OK && file->size >= 3 && memcmp(file->text, "\xEF\xBB\xBF", 3) == 0) {
        file->text += 3;
        file->size -= 3;
    }
    return status;
}

void akt_text_file_place(const akt_text_file *file, size_t offset, size_t *line, size_t *column)
{
    size_t start = 0;
    *line = 1;
    for (const char *at = file->text; (at = memchr(at, '\n', offset - (size_t)(at - file->text)));
         at++) {
        start = (size_t)(at - file->text) + 1;
        (*line)++;
    }
    *column = 1;
    for (size_t i = start; i < offset; i++)
        *column += ((unsigned char)file->text[i] & 0xC0) != 0x80;
}

void akt_text_file_fault(const akt_text_file *file, akt_diagnostics *faults, akt_fault fault,
                         size_t offset, const char *pointer, const char *const args[4])
{
    akt_diagnostic diagnostic = {.fault = fault, .file = file->name, .pointer = pointer};
    if (args)
        memcpy(diagnostic.args, args, sizeof diagnostic.args);
    akt_text_file_place(file, offset, &diagnostic.line, &diagnostic.column);
    akt_diagnostics_add(faults, &diagnostic);
}
