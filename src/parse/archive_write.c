#include "parse/archive_write.h"

#include "parse/zip_library_internal.h"

enum { FIRST_DAY = 1 << 5 | 1 /* 1980-01-01 as MS-DOS has it */ };

static akt_status fail(const akt_zip_library *lib, zip_error_t *error, akt_error *err)
{
    if (error->zip_err == ZIP_ER_MEMORY)
        return akt_error_memory(err);
    return akt_error_set(err, AKT_EINTERNAL, "packing failed: %s", lib->zip_error_strerror(error));
}

/* The source of a part is the archive's once it is in it. */
static akt_status add_part(const akt_zip_library *lib, zip_t *zip, const akt_archive_part *part,
                           akt_error *err)
{
    zip_error_t error = {0};
    zip_source_t *source = lib->zip_source_buffer_create(part->bytes, part->size, 0, &error);
    if (!source)
        return akt_error_memory(err);
    zip_int64_t index = lib->zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0)
        lib->zip_source_free(source);
    if (index < 0 || lib->zip_file_set_dostime(zip, (zip_uint64_t)index, 0, FIRST_DAY, 0) != 0)
        return fail(lib, lib->zip_get_error(zip), err);
    return AKT_OK;
}

static akt_status fill(const akt_zip_library *lib, zip_t *zip, const akt_archive_part *parts,
                       size_t count, akt_error *err)
{
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < count; i++)
        status = add_part(lib, zip, &parts[i], err);
    if (status == AKT_OK && lib->zip_close(zip) == 0)
        return AKT_OK;
    if (status == AKT_OK)
        status = fail(lib, lib->zip_get_error(zip), err);
    lib->zip_discard(zip);
    return status;
}

static akt_status take_out(akt_buffer *out, const akt_zip_library *lib, zip_source_t *source,
                           akt_error *err)
{
    char bytes[8192];
    zip_int64_t got = 0;
    if (lib->zip_source_open(source) != 0)
        return akt_error_memory(err);
    while (!out->failed && (got = lib->zip_source_read(source, bytes, sizeof bytes)) > 0)
        akt_buffer_add_bytes(out, bytes, (size_t)got);
    lib->zip_source_close(source);
    if (got < 0)
        return akt_error_set(err, AKT_EINTERNAL, "what was packed cannot be read");
    return akt_buffer_status(out, err);
}

akt_status akt_archive_write(akt_buffer *out, const akt_archive_part *parts, size_t count,
                             akt_error *err)
{
    akt_zip_library lib;
    zip_error_t error = {0};
    akt_status status = akt_zip_library__open(&lib, err);
    if (status != AKT_OK)
        return status;
    zip_source_t *source = lib.zip_source_buffer_create(NULL, 0, 0, &error);
    if (!source)
        return akt_error_memory(err);
    lib.zip_source_keep(source);
    zip_t *zip = lib.zip_open_from_source(source, ZIP_TRUNCATE, &error);
    if (!zip)
        lib.zip_source_free(source);
    status = zip ? fill(&lib, zip, parts, count, err) : fail(&lib, &error, err);
    if (status == AKT_OK)
        status = take_out(out, &lib, source, err);
    lib.zip_error_fini(&error);
    lib.zip_source_free(source);
    return status;
}
