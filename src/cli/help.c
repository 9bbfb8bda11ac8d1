#include "cli/options.h"

#include <stdio.h>

/* Help and the manual page, both from the rows of commands and options. */

static const char statuses[] =
    "0 fine; 1 check found errors, or coverage a gap with --fail-on-gap;\n"
    "2 wrong usage; 3 bad data; 4 a file, memory or a worker failed.\n";

static void add_option(akt_buffer *out, const akt_option_text *option)
{
    char name[64];
    snprintf(name, sizeof name, "%s%c%s--%s%s%s", option->letter ? "-" : "",
             option->letter ? option->letter : ' ', option->letter ? ", " : "   ", option->name,
             option->argument ? " " : "", option->argument ? option->argument : "");
    akt_buffer_format(out, "  %-25s %s\n", name, option->help);
}

void akt_help_command(akt_buffer *out, const akt_command *command)
{
    akt_option_text option;
    akt_buffer_format(out, "aktorkart %s DATASET%s%s [options]\n\n%s\n", command->name,
                      command->argument ? " " : "", command->argument ? command->argument : "",
                      command->summary);
    if (command->details)
        akt_buffer_format(out, "\n%s", command->details);
    akt_buffer_add(out, "\nOptions:\n");
    for (size_t at = 0; akt_option_next(command, &at, &option);)
        add_option(out, &option);
    akt_buffer_format(out, "\nExample:\n  %s\n", command->example);
}

void akt_help_all(akt_buffer *out)
{
    akt_buffer_add(out, "aktorkart COMMAND DATASET [ARGUMENT] [options]\n\n"
                        "Maps who does what in a field of public policy, who pays and what is "
                        "missing.\nDATASET is a folder of files (JSON, csv, a workbook), one file, or '-'.\n\n"
                        "Commands:\n");
    for (const akt_command *c = akt_commands; c->name; c++)
        akt_buffer_format(out, "  %-12s %s\n", c->name, c->summary);
    akt_buffer_add(out, "  help         this text, or 'help COMMAND' on one command; 'help man' is "
                        "the manual page\n\n"
                        "Options of all: --lang nb|nn|en, -o FILE, --help; aktorkart --version\n"
                        "Exit status: ");
    akt_buffer_add(out, statuses);
    akt_buffer_add(out, "\nExample:\n  aktorkart show data/offentlig-innovasjon difi\n");
}

/* Text as roff prints it: no macro at the start of a line, hyphens as hyphens. */
static void add_roff(akt_buffer *out, const char *text)
{
    bool begins = true;
    for (; *text; text++) {
        if (begins && (*text == '.' || *text == '\''))
            akt_buffer_add(out, "\\&");
        if (*text == '-')
            akt_buffer_add(out, "\\-");
        else if (*text == '\\')
            akt_buffer_add(out, "\\e");
        else
            akt_buffer_add_char(out, *text);
        begins = *text == '\n';
    }
}

static void add_man_option(akt_buffer *out, const akt_option_text *option)
{
    akt_buffer_add(out, ".TP\n.B ");
    if (option->letter)
        akt_buffer_format(out, "\\-%c, ", option->letter);
    akt_buffer_add(out, "\\-\\-");
    add_roff(out, option->name);
    if (option->argument) {
        akt_buffer_add(out, " \\fI");
        add_roff(out, option->argument);
        akt_buffer_add(out, "\\fP");
    }
    akt_buffer_add_char(out, '\n');
    add_roff(out, option->help);
    akt_buffer_add_char(out, '\n');
}

static void add_man_command(akt_buffer *out, const akt_command *command)
{
    akt_option_text option;
    akt_buffer_format(out, ".SS %s\n", command->name);
    akt_buffer_format(out, ".B aktorkart %s \\fIDATASET\\fP %s%s%s\n.PP\n", command->name,
                      command->argument ? "\\fI" : "", command->argument ? command->argument : "",
                      command->argument ? "\\fP" : "");
    add_roff(out, command->summary);
    akt_buffer_add(out, "\n.PP\n");
    if (command->details) {
        add_roff(out, command->details);
        akt_buffer_add(out, ".PP\n");
    }
    akt_buffer_add(out, "Options: ");
    const char *before = "";
    for (size_t at = 0; akt_option_next(command, &at, &option); before = ", ") {
        akt_buffer_format(out, "%s\\-\\-", before);
        add_roff(out, option.name);
    }
    akt_buffer_add(out, ".\n.PP\n.RS\n.nf\n");
    add_roff(out, command->example);
    akt_buffer_add(out, "\n.fi\n.RE\n");
}

void akt_help_man(akt_buffer *out)
{
    akt_option_text option;
    akt_buffer_add(out, ".TH AKTORKART 1 \"\" \"aktorkart " AKT_VERSION "\"\n"
                        ".SH NAME\naktorkart \\- map who does what, who pays and what is missing\n"
                        ".SH SYNOPSIS\n.B aktorkart\n\\fICOMMAND\\fP \\fIDATASET\\fP "
                        "[\\fIARGUMENT\\fP] [\\fIoptions\\fP]\n"
                        ".SH DESCRIPTION\nLoads facts with sources about a field of public policy "
                        "as a graph and answers who does what, who pays, what is missing and what "
                        "would change if. \\fIDATASET\\fP is a folder of files (JSON, csv, a "
                        "workbook), one file, or \\- for standard input.\n.SH COMMANDS\n");
    for (const akt_command *c = akt_commands; c->name; c++)
        add_man_command(out, c);
    akt_buffer_add(out, ".SH OPTIONS\n");
    for (size_t at = 0; akt_option_next(NULL, &at, &option);)
        add_man_option(out, &option);
    akt_buffer_add(out, ".SH EXIT STATUS\n");
    add_roff(out, statuses);
    akt_buffer_add(out, ".SH ENVIRONMENT\n.TP\n.B AKTORKART_LANG\nnb, nn or en: the language where "
                        "\\-\\-lang is not given. The locale is never asked.\n");
}
