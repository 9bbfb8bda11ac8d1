#include "cli/definition_choice.h"

#include "base/file.h"
#include "cli/session.h"

#include <string.h>

bool akt_definition_is_named(const char *argument)
{
    return strchr(argument, '/') || strcmp(akt_file_extension(argument), "json") == 0;
}

/* The text twin has no page. */
static bool is_for(const akt_definition_option *choice, const akt_options *options)
{
    return strcmp(choice->option, "page") != 0 ||
           akt_format_is_for_drawings((akt_format)options->format);
}

static akt_status take(akt_options *options, const akt_definition *definition,
                       akt_diagnostics *faults)
{
    const akt_command *draw = akt_command_find("draw");
    akt_status worst = AKT_OK;
    for (size_t i = 0; i < definition->option_count; i++) {
        const akt_definition_option *choice = &definition->options[i];
        akt_error err = {0};
        if (!is_for(choice, options) ||
            akt_options_preset(options, draw, choice->option, choice->value, &err) == AKT_OK)
            continue;
        const char *args[4] = {choice->key, err.message, NULL, NULL};
        akt_text_file_fault(&definition->file, faults, AKT_FAULT_BAD_CHOICE, choice->offset, NULL,
                            args);
        worst = AKT_EDATA;
    }
    options->title = &definition->title;
    options->subtitle = &definition->subtitle;
    options->grouping = definition->grouping.band_count ? &definition->grouping : NULL;
    return worst;
}

int akt_definition_choose(akt_definition **out, akt_options *options)
{
    akt_diagnostics faults;
    akt_error err = {0};
    *out = NULL;
    if (!akt_definition_is_named(options->argument))
        return AKT_EXIT_FINE;
    akt_diagnostics_init(&faults);
    akt_status status = akt_definition_read(out, options->argument, NULL, &faults, &err);
    if (status == AKT_OK)
        status = take(options, *out, &faults);
    return akt_session_close(options, status, &faults, &err);
}
