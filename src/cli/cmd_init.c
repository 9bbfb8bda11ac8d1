#include "cli/commands.h"
#include "cli/export_files.h"
#include "cli/session.h"

#include "base/file.h"
#include "export/starter.h"
#include "words/words.h"

#include <stdio.h>
#include <string.h>

/* What --to says, else what the name does; else our own JSON. */
static akt_status choose_format(const akt_options *options, akt_export_format *out, akt_error *err)
{
    bool is_book = akt_file_is_extension(akt_file_extension(options->dataset), "xlsx");
    int32_t format = options->export_format >= 0 ? options->export_format
                     : is_book                   ? (int32_t)AKT_EXPORT_XLSX
                                                 : (int32_t)AKT_EXPORT_JSON;
    *out = (akt_export_format)format;
    if (options->output)
        return akt_error_set(err, AKT_EINVAL, "init has no --output; name the folder behind init");
    if (is_book && format != AKT_EXPORT_XLSX)
        return akt_error_set(err, AKT_EINVAL, "%s is the name of a workbook; name a folder",
                             options->dataset);
    if (format != AKT_EXPORT_JSON && format != AKT_EXPORT_CSV && format != AKT_EXPORT_XLSX)
        return akt_error_set(err, AKT_EINVAL, "init writes json, csv or xlsx, not %s",
                             akt_export_format_name(*out));
    if (is_book && !options->force && akt_file_exists(options->dataset))
        return akt_error_set(err, AKT_EINVAL,
                             "%s: is there already; choose another name, or write over it with "
                             "--force",
                             options->dataset);
    return AKT_OK;
}

static void tell(const akt_options *options)
{
    akt_buffer line = AKT_BUFFER_INIT;
    akt_words_fill(&line, AKT_W_INIT_DONE, akt_options_lang(options), options->dataset, NULL, NULL,
                   NULL);
    fprintf(stderr, "%s\n", akt_buffer_text(&line));
    akt_buffer_dispose(&line);
}

int akt_cmd_init(const akt_options *options)
{
    akt_error err = {0};
    akt_export_format format;
    akt_export made;
    if (choose_format(options, &format, &err) != AKT_OK)
        return akt_session_fail(&err);
    /* Who begins with csv fills it in with a spreadsheet, which in Norway reads semicolons. */
    const akt_export_options how = {.lang = akt_options_lang(options), .excel = true};
    akt_options to = *options;
    to.output = options->dataset;
    bool is_folder = !akt_file_is_extension(akt_file_extension(options->dataset), "xlsx");
    akt_status status = akt_export_starter(&made, format, &how, &err);
    akt_export_file *files = made.files.items;
    if (status == AKT_OK && format == AKT_EXPORT_JSON)
        files[0].name = "dataset.json";
    if (status == AKT_OK)
        status = akt_export_files_write(&made, &to, is_folder, &err);
    if (status == AKT_OK && !options->quiet)
        tell(options);
    akt_export_dispose(&made);
    return status == AKT_OK ? AKT_EXIT_FINE : akt_session_fail(&err);
}
