#include "layout/dot_writer.h"

#include "base/worker.h"

#include <string.h>

#define SECONDS 10
#define SECONDS_ITSELF "11" /* it ends by itself where nobody waits for it any more */

/* Escapes and quotes make more of a word, and every record has its line. */
static size_t most(size_t size)
{
    return 100000 + 8 * size;
}

static void add_word(akt_dot *dot, const char *word)
{
    akt_buffer_add_bytes(&dot->words, word, strlen(word) + 1);
}

static void add_record(akt_dot *dot, const char *record, const char *first, const char *second)
{
    add_word(dot, record);
    add_word(dot, first);
    add_word(dot, second);
}

void akt_dot_dispose(akt_dot *dot)
{
    akt_buffer_dispose(&dot->words);
}

void akt_dot_cluster(akt_dot *dot, const char *name)
{
    add_word(dot, "cluster");
    add_word(dot, name);
}

void akt_dot_node(akt_dot *dot, const char *name, const char *cluster)
{
    add_record(dot, "node", name, cluster ? cluster : "");
}

void akt_dot_edge(akt_dot *dot, const char *from, const char *to)
{
    add_record(dot, "edge", from, to);
}

void akt_dot_nodes(akt_dot *dot)
{
    add_word(dot, "nodes");
}

void akt_dot_edges(akt_dot *dot)
{
    add_word(dot, "edges");
}

void akt_dot_set(akt_dot *dot, const char *key, const char *value)
{
    add_record(dot, "set", key, value);
}

void akt_dot_set_number(akt_dot *dot, const char *key, double value)
{
    add_word(dot, "set");
    add_word(dot, key);
    akt_buffer_add_fixed(&dot->words, value, 2);
    akt_buffer_add_char(&dot->words, '\0');
}

void akt_dot_text(akt_dot *dot, const char *key, const char *value)
{
    add_record(dot, "text", key, value);
}

akt_status akt_dot_finish(akt_buffer *out, const akt_dot *dot, akt_error *err)
{
    const char *words[] = {"write", SECONDS_ITSELF, NULL};
    const akt_worker_job job = {"aktorkart-layout", words,   akt_buffer_text(&dot->words),
                                dot->words.size,    SECONDS, most(dot->words.size)};
    akt_status status = akt_buffer_status(&dot->words, err);
    return status == AKT_OK ? akt_worker_run(out, &job, err) : status;
}
