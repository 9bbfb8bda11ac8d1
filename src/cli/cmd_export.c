#include "cli/commands.h"
#include "cli/export_files.h"
#include "cli/session.h"

#include "base/file.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What --to says, or the ending of --output. */
static akt_status choose_format(const akt_options *options, akt_export_format *out, akt_error *err)
{
    const char *ending = options->output ? akt_file_extension(options->output) : "";
    int32_t format = options->export_format >= 0 ? options->export_format
                                                 : akt_export_format_from_extension(ending);
    if (format < 0 && options->excel)
        format = AKT_EXPORT_CSV;
    *out = (akt_export_format)format;
    if (format < 0 && *ending)
        return akt_error_set(err, AKT_EINVAL,
                             "cannot tell the format of '%s' from '.%s'; say it with --to",
                             options->output, ending);
    if (format < 0)
        return akt_error_set(err, AKT_EINVAL, "export needs a format: --to graphml, for one");
    bool to_screen = !options->output || strcmp(options->output, "-") == 0;
    if (akt_export_format_is_folder(*out) && to_screen)
        return akt_error_set(err, AKT_EINVAL, "%s is several files; name a folder with -o",
                             akt_export_format_name(*out));
    if (options->excel && *out != AKT_EXPORT_CSV && *out != AKT_EXPORT_DATAPACKAGE)
        return akt_error_set(err, AKT_EINVAL, "--excel is for csv, not %s",
                             akt_export_format_name(*out));
    if (akt_export_format_is_binary(*out) && to_screen && isatty(STDOUT_FILENO))
        return akt_error_set(err, AKT_EINVAL, "%s is not for a terminal; name a file with -o",
                             akt_export_format_name(*out));
    return AKT_OK;
}

static void tell_losses(const akt_options *options, const akt_export *made)
{
    const char *const *lines = made->losses.items;
    for (size_t i = 0; !options->quiet && i < made->losses.count; i++)
        fprintf(stderr, "aktorkart: %s\n", lines[i]);
}

static akt_status make(const akt_options *options, const akt_dataset *dataset,
                       akt_export_format format, akt_error *err)
{
    const akt_export_options how = {.lang = akt_options_lang(options),
                                    .excel = options->excel,
                                    .positions = options->positions,
                                    .gexf_1_2 = options->gexf_1_2,
                                    .outlet = akt_outlet_new(),
                                    .path = options->output ? options->output : "-"};
    akt_export made;
    if (!how.outlet)
        return akt_error_memory(err);
    akt_status status = akt_export_make(&made, dataset, format, &how, err);
    if (status == AKT_OK)
        status = akt_outlet_appear(how.outlet, err);
    if (status == AKT_OK)
        tell_losses(options, &made);
    akt_export_dispose(&made);
    akt_outlet_free(how.outlet);
    return status;
}

int akt_cmd_export(const akt_options *options)
{
    akt_error err = {0};
    akt_export_format format;
    akt_dataset *dataset;
    if (choose_format(options, &format, &err) != AKT_OK ||
        akt_export_files_check(options, akt_export_format_is_folder(format), &err) != AKT_OK)
        return akt_session_fail(&err);
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit != AKT_EXIT_FINE)
        return exit;
    akt_status status = make(options, dataset, format, &err);
    akt_dataset_free(dataset);
    return status == AKT_OK ? AKT_EXIT_FINE : akt_session_fail(&err);
}
