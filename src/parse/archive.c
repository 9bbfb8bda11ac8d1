#include "parse/archive.h"

#include "parse/zip_library_internal.h"

#include <stdlib.h>

struct akt_archive {
    akt_zip_library lib;
    zip_t *zip;
};

static akt_archive_state open_library(akt_archive *archive)
{
    akt_status status = akt_zip_library__open(&archive->lib, NULL);
    return status == AKT_OK       ? AKT_ARCHIVE_GOOD
           : status == AKT_ENOMEM ? AKT_ARCHIVE_NO_MEMORY
                                  : AKT_ARCHIVE_NO_LIBRARY;
}

static akt_archive_state state_of(const zip_error_t *error)
{
    enum { ZLIB_LACKS_MEMORY = -4 };
    bool lacks = error->zip_err == ZIP_ER_MEMORY ||
                 (error->zip_err == ZIP_ER_ZLIB && error->sys_err == ZLIB_LACKS_MEMORY);
    return lacks ? AKT_ARCHIVE_NO_MEMORY : AKT_ARCHIVE_BROKEN;
}

static akt_archive_state open_zip(akt_archive *archive, const char *bytes, size_t size)
{
    const akt_zip_library *lib = &archive->lib;
    zip_error_t error = {0};
    zip_source_t *source = lib->zip_source_buffer_create(bytes, size, 0, &error);
    if (!source)
        return AKT_ARCHIVE_NO_MEMORY;
    archive->zip = lib->zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive->zip)
        return AKT_ARCHIVE_GOOD;
    lib->zip_source_free(source);
    return state_of(&error);
}

akt_archive_state akt_archive_open(akt_archive **out, const char *bytes, size_t size)
{
    *out = NULL;
    akt_archive *archive = calloc(1, sizeof *archive);
    if (!archive)
        return AKT_ARCHIVE_NO_MEMORY;
    akt_archive_state state = open_library(archive);
    if (state == AKT_ARCHIVE_GOOD)
        state = open_zip(archive, bytes, size);
    if (state == AKT_ARCHIVE_GOOD)
        *out = archive;
    else
        akt_archive_close(archive);
    return state;
}

void akt_archive_close(akt_archive *archive)
{
    if (!archive)
        return;
    if (archive->zip)
        archive->lib.zip_discard(archive->zip);
    free(archive);
}

/* What a header says of the size may be a lie: the bytes are counted as they come. */
static akt_archive_state unpack(const akt_archive *archive, zip_file_t *part, akt_buffer *out)
{
    char bytes[8192];
    size_t before = out->size;
    zip_int64_t got = 1;
    while (!out->failed && (got = archive->lib.zip_fread(part, bytes, sizeof bytes)) > 0) {
        akt_buffer_add_bytes(out, bytes, (size_t)got);
        if (out->size - before > AKT_ARCHIVE_PART_MAX)
            return AKT_ARCHIVE_TOO_LARGE;
    }
    if (out->failed)
        return AKT_ARCHIVE_NO_MEMORY;
    return got < 0 ? state_of(archive->lib.zip_file_get_error(part)) : AKT_ARCHIVE_GOOD;
}

akt_archive_state akt_archive_read(akt_archive *archive, const char *name, akt_buffer *out)
{
    const akt_zip_library *lib = &archive->lib;
    zip_stat_t info;
    zip_int64_t index = lib->zip_name_locate(archive->zip, name, ZIP_FL_NOCASE);
    if (index < 0)
        return lib->zip_get_error(archive->zip)->zip_err == ZIP_ER_NOENT
                   ? AKT_ARCHIVE_ABSENT
                   : state_of(lib->zip_get_error(archive->zip));
    if (lib->zip_stat_index(archive->zip, (zip_uint64_t)index, 0, &info) != 0)
        return state_of(lib->zip_get_error(archive->zip));
    if (info.valid & ZIP_STAT_ENCRYPTION_METHOD && info.encryption_method != ZIP_EM_NONE)
        return AKT_ARCHIVE_LOCKED;
    zip_file_t *part = lib->zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
    if (!part)
        return state_of(lib->zip_get_error(archive->zip));
    size_t before = out->size;
    akt_archive_state state = unpack(archive, part, out);
    lib->zip_fclose(part);
    if (state != AKT_ARCHIVE_GOOD)
        out->size = before;
    return state;
}
