#include "cli/progress.h"

#include "base/interrupt.h"
#include "words/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BAR = 30 };

static const char away[] = "\r\033[K";

static const double patience = 1; /* seconds without a bar */

static double now(void)
{
    struct timespec at = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec * 1e-9;
}

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

akt_progress akt_progress_start(akt_lang lang, akt_word doing, bool is_wanted)
{
    const char *terminal = getenv("TERM");
    bool can = terminal && strcmp(terminal, "dumb") != 0 && isatty(STDERR_FILENO);
    return (akt_progress){.lang = lang,
                          .doing = doing,
                          .is_on = is_wanted && can,
                          .is_plain = is_set("NO_COLOR"),
                          .percent = -1,
                          .start = now()};
}

void akt_progress_add_bar(akt_buffer *out, const akt_progress *progress, int percent)
{
    bool is_plain = progress->is_plain;
    int full = percent * BAR / 100;
    akt_buffer_add(out, is_plain ? "[" : "[\033[36m");
    for (int i = 0; i < BAR; i++)
        akt_buffer_add_char(out, i < full ? '#' : '.');
    akt_buffer_format(out, "%s %3d %% %s", is_plain ? "]" : "\033[0m]", percent,
                      akt_words(progress->doing, progress->lang));
}

void akt_progress_show(void *context, double share)
{
    akt_progress *p = context;
    int percent = (int)(share * 100);
    if (!p->is_on || percent == p->percent || now() - p->start < patience)
        return;
    akt_buffer line = AKT_BUFFER_INIT;
    akt_progress_add_bar(&line, p, percent);
    akt_interrupt_say(away);
    fprintf(stderr, "\r%s", akt_buffer_text(&line));
    fflush(stderr);
    akt_buffer_dispose(&line);
    p->is_drawn = true;
    p->percent = percent;
}

void akt_progress_end(akt_progress *progress)
{
    if (progress->is_drawn)
        fputs(away, stderr);
    akt_interrupt_say(NULL);
    progress->is_drawn = false;
}
