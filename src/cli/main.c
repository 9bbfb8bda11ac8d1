#include "cli/options.h"
#include "cli/session.h"

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/near.h"

#include <stdio.h>
#include <string.h>

static int put(akt_buffer *text)
{
    const akt_options plain = {0};
    return akt_session_put(&plain, text);
}

static int fail_command(const char *name)
{
    akt_near near = akt_near_start(name);
    for (const akt_command *c = akt_commands; c->name; c++)
        akt_near_try(&near, c->name);
    akt_near_try(&near, "help");
    if (near.best)
        fprintf(stderr, "aktorkart: unknown command '%s'; did you mean '%s'?\n", name, near.best);
    else
        fprintf(stderr, "aktorkart: unknown command '%s'; see 'aktorkart help'\n", name);
    return AKT_EXIT_USAGE;
}

static int help(const char *name)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const akt_command *command = name ? akt_command_find(name) : NULL;
    if (name && strcmp(name, "man") == 0) {
        akt_help_man(&text);
        return put(&text);
    }
    if (name && !command)
        return fail_command(name);
    if (command)
        akt_help_command(&text, command);
    else
        akt_help_all(&text);
    return put(&text);
}

static int version(void)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "aktorkart %s\n", AKT_VERSION);
    return put(&text);
}

static int run(const akt_command *command, int argc, char **argv)
{
    akt_options options;
    akt_error err = {0};
    if (akt_options_parse(&options, command, argc, argv, &err) != AKT_OK)
        return akt_session_fail(&err);
    if (options.help)
        return help(command->name);
    akt_memory_limit(options.memory, command->name);
    return command->run(&options);
}

int main(int argc, char **argv)
{
    akt_interrupt_catch();
    if (argc < 2) {
        akt_buffer text = AKT_BUFFER_INIT;
        akt_help_all(&text);
        fputs(akt_buffer_text(&text), stderr);
        akt_buffer_dispose(&text);
        return AKT_EXIT_USAGE;
    }
    if (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0 ||
        strcmp(argv[1], "-h") == 0)
        return help(argc > 2 ? argv[2] : NULL);
    if (strcmp(argv[1], "--version") == 0)
        return version();
    const akt_command *command = akt_command_find(argv[1]);
    return command ? run(command, argc - 2, argv + 2) : fail_command(argv[1]);
}
