#ifndef AKT_CLI_PROGRESS_H
#define AKT_CLI_PROGRESS_H

#include "base/buffer.h"
#include "words/words.h"

/* How far a long command has come: a bar on standard error, and only where a person sees it. */
typedef struct akt_progress {
    akt_lang lang;
    akt_word doing; /* what is told behind the bar */
    bool is_on;
    bool is_plain; /* no colour */
    bool is_drawn;
    int percent;  /* as it stands there */
    double start; /* in seconds, of a clock that nobody sets */
} akt_progress;

/* Off where standard error is no terminal (or one that cannot go back in a line), or not wanted. The
 * environment's NO_COLOR, where it is not empty, takes the colour away. */
akt_progress akt_progress_start(akt_lang lang, akt_word doing, bool is_wanted);

/* Draws it anew where it shows another percent; not in the first second. context is an akt_progress;
 * share 0 to 1. */
void akt_progress_show(void *context, double share);

/* Takes the bar away, if it was drawn. */
void akt_progress_end(akt_progress *progress);

/* The bar as a line without its end, percent 0 to 100. */
void akt_progress_add_bar(akt_buffer *out, const akt_progress *progress, int percent);

#endif
