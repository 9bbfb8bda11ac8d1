#include "support/dot_reader.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct reader {
    const char *at;
    akt_dot_file *file;
    const char *cluster; /* whose statements these are, or NULL */
} reader;

static void stop(const char *words, const char *at)
{
    fprintf(stderr, "not DOT: %s at «%.60s»\n", words, at);
    abort();
}

static void *add(akt_list *list)
{
    void *item = akt_list_add(list);
    if (!item)
        stop("no memory", "");
    return item;
}

static void skip_space(reader *r)
{
    while (isspace((unsigned char)*r->at) || *r->at == ';' || *r->at == ',')
        r->at++;
}

static bool take(reader *r, const char *what)
{
    skip_space(r);
    size_t size = strlen(what);
    if (strncmp(r->at, what, size) != 0)
        return false;
    r->at += size;
    return true;
}

static void expect(reader *r, const char *what)
{
    if (!take(r, what))
        stop(what, r->at);
}

static const char *read_quoted(reader *r)
{
    char *text = akt_pool_get(r->file->pool, strlen(r->at) + 1);
    size_t size = 0;
    for (; *r->at != '"'; r->at++) {
        if (!*r->at || *r->at == '\n')
            stop("an end of quotes is missing", r->at);
        if (*r->at == '\\' && r->at[1] == '\\')
            text[size++] = *r->at++;
        else if (*r->at == '\\' && r->at[1] == '"')
            r->at++;
        text[size++] = *r->at;
    }
    r->at++;
    text[size] = '\0';
    return text;
}

static bool is_part(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.' || c == '-' || (unsigned char)c > 127;
}

static const char *read_word(reader *r)
{
    size_t size = 0;
    if (take(r, "\""))
        return read_quoted(r);
    while (is_part(r->at[size]) && strncmp(r->at + size, "->", 2) != 0)
        size++;
    if (size == 0)
        stop("a word is missing", r->at);
    const char *word = akt_pool_text(r->file->pool, r->at, size);
    r->at += size;
    return word;
}

static void read_values(reader *r, akt_list *values)
{
    if (!take(r, "["))
        return;
    while (!take(r, "]")) {
        akt_dot_value *value = add(values);
        value->key = read_word(r);
        expect(r, "=");
        value->value = read_word(r);
    }
}

static akt_dot_object *begin(akt_list *objects, const char *name)
{
    akt_dot_object *object = add(objects);
    object->name = name;
    object->values = (akt_list)AKT_LIST_OF(akt_dot_value);
    return object;
}

static void read_statement(reader *r);

static void read_cluster(reader *r)
{
    r->cluster = read_word(r);
    begin(&r->file->clusters, r->cluster);
    expect(r, "{");
    while (!take(r, "}"))
        read_statement(r);
    r->cluster = NULL;
}

/* What all nodes or edges have is not asked for. */
static void pass_values(reader *r)
{
    akt_list values = AKT_LIST_OF(akt_dot_value);
    read_values(r, &values);
    akt_list_dispose(&values);
}

static void read_graph_values(reader *r)
{
    akt_dot_object *clusters = r->file->clusters.items;
    read_values(r, r->cluster ? &clusters[r->file->clusters.count - 1].values : &r->file->values);
}

static void read_statement(reader *r)
{
    bool quoted = take(r, "\"");
    const char *name = quoted ? read_quoted(r) : read_word(r);
    if (!quoted && strcmp(name, "subgraph") == 0) {
        read_cluster(r);
    } else if (!quoted && strcmp(name, "graph") == 0) {
        read_graph_values(r);
    } else if (!quoted && (strcmp(name, "node") == 0 || strcmp(name, "edge") == 0)) {
        pass_values(r);
    } else if (take(r, "->")) {
        akt_dot_object *edge = begin(&r->file->edges, name);
        edge->head = read_word(r);
        read_values(r, &edge->values);
    } else {
        akt_dot_object *node = begin(&r->file->nodes, name);
        node->cluster = r->cluster;
        read_values(r, &node->values);
    }
}

akt_dot_file *akt_dot_read(const char *text)
{
    akt_dot_file *file = calloc(1, sizeof *file);
    reader r = {.at = text, .file = file};
    if (!file || !(file->pool = akt_pool_new()))
        abort();
    file->nodes = file->edges = file->clusters = (akt_list)AKT_LIST_OF(akt_dot_object);
    file->values = (akt_list)AKT_LIST_OF(akt_dot_value);
    expect(&r, "digraph");
    read_word(&r);
    expect(&r, "{");
    while (!take(&r, "}"))
        read_statement(&r);
    skip_space(&r);
    if (*r.at)
        stop("more than one graph", r.at);
    return file;
}

static void dispose(akt_list *objects)
{
    akt_dot_object *all = objects->items;
    for (size_t i = 0; i < objects->count; i++)
        akt_list_dispose(&all[i].values);
    akt_list_dispose(objects);
}

void akt_dot_free(akt_dot_file *file)
{
    dispose(&file->nodes);
    dispose(&file->edges);
    dispose(&file->clusters);
    akt_list_dispose(&file->values);
    akt_pool_free(file->pool);
    free(file);
}

const char *akt_dot_get(const akt_list *values, const char *key)
{
    const akt_dot_value *all = values->items;
    for (size_t i = 0; i < values->count; i++)
        if (strcmp(all[i].key, key) == 0)
            return all[i].value;
    return NULL;
}

const akt_dot_object *akt_dot_find(const akt_list *objects, const char *name)
{
    const akt_dot_object *all = objects->items;
    for (size_t i = 0; i < objects->count; i++)
        if (strcmp(all[i].name, name) == 0)
            return &all[i];
    return NULL;
}
