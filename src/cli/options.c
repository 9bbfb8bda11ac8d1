#include "cli/options.h"

#include "base/file.h"
#include "base/near.h"
#include "cli/option_rows_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool knows(const akt_command *command, const akt_option *row)
{
    return row->groups == 0 || (row->groups & command->groups);
}

/* The row of "--name", "--name=value" or "-x"; NULL where the command has none. */
static const akt_option *find_option(const akt_command *command, const char *word)
{
    size_t size = strcspn(word, "=");
    for (const akt_option *row = akt_option__rows; row->name; row++) {
        if (!knows(command, row))
            continue;
        bool is_long = word[1] == '-' && strlen(row->name) == size - 2 &&
                       strncmp(row->name, word + 2, size - 2) == 0;
        bool is_short = word[1] != '-' && size == 2 && row->letter == word[1] && row->letter;
        if (is_long || is_short)
            return row;
    }
    return NULL;
}

static akt_status fail_option(const akt_command *command, const char *word, akt_error *err)
{
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word, "="), word);
    akt_near near = akt_near_start(name + strspn(name, "-"));
    for (const akt_option *row = akt_option__rows; row->name; row++)
        if (knows(command, row))
            akt_near_try(&near, row->name);
    if (near.best)
        return akt_error_set(err, AKT_EINVAL, "%s has no option '%s'; did you mean '--%s'?",
                             command->name, name, near.best);
    return akt_error_set(err, AKT_EINVAL, "%s has no option '%s'; see 'aktorkart help %s'",
                         command->name, name, command->name);
}

static akt_status take_word(akt_options *out, const akt_command *command, const char *word,
                            akt_error *err)
{
    if (!out->dataset)
        out->dataset = word;
    else if (!out->argument && command->argument)
        out->argument = word;
    else
        return akt_error_set(err, AKT_EINVAL,
                             "%s: '%s' is one word too many; see 'aktorkart help %s'",
                             command->name, word, command->name);
    return AKT_OK;
}

static akt_status take_option(akt_options *out, const akt_command *command, char **argv, int argc,
                              int *at, akt_error *err)
{
    const char *word = argv[*at];
    const akt_option *row = find_option(command, word);
    if (!row)
        return fail_option(command, word, err);
    const char *equals = strchr(word, '=');
    const char *value = equals ? equals + 1 : NULL;
    if (!row->argument && value)
        return akt_error_set(err, AKT_EINVAL, "--%s takes no value", row->name);
    if (row->argument && !value) {
        if (*at + 1 == argc)
            return akt_error_set(err, AKT_EINVAL, "--%s needs a value: %s", row->name,
                                 row->argument);
        value = argv[++*at];
    }
    if (value && !*value && !row->set && row->most == 0)
        return akt_error_set(err, AKT_EINVAL, "--%s needs a value: %s", row->name, row->argument);
    out->given[row - akt_option__rows] = true;
    return akt_option__set(out, row, value, err);
}

/* Options that would do nothing are refused. */
static akt_status check_format(const akt_options *out, const akt_command *command, akt_error *err)
{
    akt_format format = (akt_format)out->format;
    bool diagram = command->groups & AKT_OPTIONS_DIAGRAM;
    if (format == AKT_FORMAT_SCRIPT && !(command->groups & AKT_OPTIONS_SCRIPT))
        return akt_error_set(err, AKT_EINVAL, "%s makes no script; suggest and compare do",
                             command->name);
    if (!diagram && akt_format_is_for_drawings(format))
        return akt_error_set(err, AKT_EINVAL, "%s is a format for diagrams; see 'aktorkart draw'",
                             akt_format_name(format));
    if (out->excel && format != AKT_FORMAT_CSV)
        return akt_error_set(err, AKT_EINVAL, "--excel is for csv, not %s",
                             akt_format_name(format));
    if (out->table && (akt_format_is_for_drawings(format) || format == AKT_FORMAT_SCRIPT))
        return akt_error_set(err, AKT_EINVAL, "--table is for csv, json and xlsx, not %s",
                             akt_format_name(format));
    if (out->dpi && format != AKT_FORMAT_PNG)
        return akt_error_set(err, AKT_EINVAL, "--dpi is for png, not %s", akt_format_name(format));
    if (out->theme != AKT_THEME_LIGHT && !akt_format_is_for_drawings(format))
        return akt_error_set(err, AKT_EINVAL, "--%s is for svg, pdf, png and dot, not %s",
                             out->theme == AKT_THEME_GREY ? "grey" : "dark",
                             akt_format_name(format));
    bool to_screen = !out->output || strcmp(out->output, "-") == 0;
    if (akt_format_is_binary(format) && to_screen && isatty(STDOUT_FILENO))
        return akt_error_set(err, AKT_EINVAL,
                             "%s is not for a terminal; name a file with -o, such as -o kart.%s",
                             akt_format_name(format), akt_format_extension(format));
    return AKT_OK;
}

/* What the file name says where --to does not. */
static akt_status settle_format(akt_options *out, const akt_command *command, akt_error *err)
{
    bool diagram = command->groups & AKT_OPTIONS_DIAGRAM;
    if (command->groups & (AKT_OPTIONS_PUBLISH | AKT_OPTIONS_EXPORT | AKT_OPTIONS_IMPORT | AKT_OPTIONS_INIT))
        return AKT_OK;
    const char *extension = out->output ? akt_file_extension(out->output) : "";
    if (out->format < 0 && *extension)
        out->format = akt_format_from_extension(extension);
    if (out->format < 0 && *extension)
        return akt_error_set(err, AKT_EINVAL,
                             "cannot tell the format of '%s' from '.%s'; say it with --to",
                             out->output, extension);
    if (out->format < 0)
        out->format = out->excel ? AKT_FORMAT_CSV : diagram ? AKT_FORMAT_SVG : AKT_FORMAT_TEXT;
    return check_format(out, command, err);
}

static akt_status require_words(const akt_options *out, const akt_command *command, akt_error *err)
{
    if (!out->dataset)
        return akt_error_set(err, AKT_EINVAL,
                             "%s needs a dataset: a folder or file; see 'aktorkart help %s'",
                             command->name, command->name);
    if (command->argument && *command->argument != '[' && !out->argument)
        return akt_error_set(err, AKT_EINVAL,
                             "%s needs %s after the dataset; see 'aktorkart help %s'",
                             command->name, command->argument, command->name);
    return AKT_OK;
}

static akt_status check_scenarios(const akt_options *out, const akt_command *command,
                                  akt_error *err)
{
    if (out->alternative_count < 2 || command->groups & AKT_OPTIONS_COMPARE)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "only one --scenario here; apply another after it with --then");
}

static akt_status check_draws(const akt_options *out, akt_error *err)
{
    if (out->draws != 0 || !out->has_confidence)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "--confidence says how sure records are in the draws, and --draws 0 asks "
                         "for none; leave one of them out");
}

akt_status akt_options_parse(akt_options *out, const akt_command *command, int argc, char **argv,
                             akt_error *err)
{
    *out = (akt_options){.format = -1,
                         .from = -1,
                         .export_format = -1,
                         .lang = -1,
                         .seed = 1,
                         .draws = SIZE_MAX,
                         .confidence = 0.9,
                         .permutations = 1000,
                         .players = AKT_KEY_PLAYERS_USUAL,
                         .tie_measure = AKT_NONE};
    akt_status status = AKT_OK;
    bool only_words = false;
    for (int i = 0; status == AKT_OK && i < argc; i++) {
        if (!only_words && strcmp(argv[i], "--") == 0)
            only_words = true;
        else if (!only_words && argv[i][0] == '-' && argv[i][1] != '\0')
            status = take_option(out, command, argv, argc, &i, err);
        else
            status = take_word(out, command, argv[i], err);
    }
    if (status != AKT_OK || out->help)
        return status;
    status = require_words(out, command, err);
    if (status == AKT_OK)
        status = check_scenarios(out, command, err);
    if (status == AKT_OK)
        status = check_draws(out, err);
    return status == AKT_OK ? settle_format(out, command, err) : status;
}

akt_lang akt_options_lang(const akt_options *options)
{
    const char *preset = getenv("AKTORKART_LANG");
    int32_t lang = options->lang >= 0 ? options->lang : preset ? akt_lang_from_name(preset) : -1;
    return lang >= 0 ? (akt_lang)lang : AKT_LANG_NB;
}

akt_status akt_options_preset(akt_options *out, const akt_command *command, const char *name,
                              const char *value, akt_error *err)
{
    for (const akt_option *row = akt_option__rows; row->name; row++)
        if (knows(command, row) && strcmp(row->name, name) == 0)
            return out->given[row - akt_option__rows] ? AKT_OK
                                                      : akt_option__set(out, row, value, err);
    return akt_error_set(err, AKT_EINVAL, "%s has no option --%s", command->name, name);
}

bool akt_option_next(const akt_command *command, size_t *at, akt_option_text *out)
{
    const akt_option *row = &akt_option__rows[*at];
    while (row->name && command && !knows(command, row))
        row++;
    *at = (size_t)(row - akt_option__rows) + 1;
    if (!row->name)
        return false;
    *out = (akt_option_text){row->name, row->letter, row->argument, row->help};
    return true;
}
