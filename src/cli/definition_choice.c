#include "cli/definition_choice.h"

#include "base/file.h"
#include "cli/session.h"
#include "cli/view_choice.h"
#include "parse/json.h"

#include <string.h>

typedef struct taking {
    akt_options *options;
    const akt_definition *definition;
    akt_diagnostics *faults;
    const akt_view *view;
    bool own_scenario; /* the command line names one */
} taking;

bool akt_definition_is_named(const char *argument)
{
    return strchr(argument, '/') || strcmp(akt_file_extension(argument), "json") == 0;
}

static akt_status fail(const taking *t, const char *key, size_t offset, const akt_error *err)
{
    const char *args[4] = {key, err->message, NULL, NULL};
    akt_text_file_fault(&t->definition->file, t->faults, AKT_FAULT_BAD_CHOICE, offset, NULL, args);
    return AKT_EDATA;
}

/* The text twin has no page; a script of the command line is not followed by one of the file. */
static bool is_for(const taking *t, const akt_definition_option *choice)
{
    if (strcmp(choice->option, "page") == 0)
        return akt_format_is_for_drawings((akt_format)t->options->format);
    return !t->own_scenario || strcmp(choice->option, "then") != 0;
}

static akt_status take_option(const taking *t, const akt_definition_option *choice)
{
    akt_error err = {0};
    akt_status status = akt_view_takes(t->view, choice->option, choice->key, &err);
    if (status == AKT_OK && is_for(t, choice))
        status = akt_options_preset(t->options, akt_command_find("draw"), choice->option,
                                    choice->value, &err);
    return status == AKT_OK ? AKT_OK : fail(t, choice->key, choice->offset, &err);
}

static akt_status take(taking *t)
{
    const akt_definition *d = t->definition;
    akt_error err = {0};
    if (akt_view_find(&t->view, d->view, &err) != AKT_OK)
        return fail(t, "view", akt_json_locate(d->file.text, 0, "/view"), &err);
    akt_status worst = AKT_OK;
    for (size_t i = 0; i < d->option_count; i++)
        if (take_option(t, &d->options[i]) != AKT_OK)
            worst = AKT_EDATA;
    t->options->title = &d->title;
    t->options->subtitle = &d->subtitle;
    t->options->grouping = d->grouping.band_count ? &d->grouping : NULL;
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
    taking t = {options, *out, &faults, NULL, options->scenario_count > 0};
    if (status == AKT_OK)
        status = take(&t);
    return akt_session_close(options, status, &faults, &err);
}
