#include "input/formats_internal.h"

#include "input/graph_xml_internal.h"

#include <string.h>

/* Which format a file is whose ending several share, by what it holds. Nothing of it is checked yet. */

bool akt_is__graphml(const akt_text_file *file)
{
    return akt_graph__has_root(file, "graphml");
}

bool akt_is__gexf(const akt_text_file *file)
{
    return akt_graph__has_root(file, "gexf");
}

typedef enum looks { LOOKS_OTHER, LOOKS_NODELINK, LOOKS_CYTOSCAPE, LOOKS_KUMU } looks;

/* A walk over text that may be no JSON at all. */
typedef struct peeker {
    const char *at;
    size_t depth;
} peeker;

/* The next key of an object at that depth, with `at` behind its colon; false where there is none. */
static bool next_key(peeker *p, size_t depth, const char **key, size_t *size)
{
    for (; *p->at; p->at++) {
        if (*p->at == '{' || *p->at == '[')
            p->depth++;
        else if ((*p->at == '}' || *p->at == ']') && p->depth-- <= depth)
            return false;
        if (*p->at != '"')
            continue;
        const char *start = ++p->at;
        while (*p->at && *p->at != '"')
            p->at += 1 + (*p->at == '\\' && p->at[1]);
        if (!*p->at)
            return false;
        const char *behind = p->at + 1 + strspn(p->at + 1, " \t\r\n");
        if (p->depth != depth || *behind != ':')
            continue;
        *key = start;
        *size = (size_t)(p->at - start);
        p->at = behind + 1;
        return true;
    }
    return false;
}

static bool is_key(const char *key, size_t size, const char *const *known)
{
    for (; *known; known++)
        if (strlen(*known) == size && strncmp(*known, key, size) == 0)
            return true;
    return false;
}

/* Whether the first object of the list at `at` has `data`. */
static bool has_data(const char *at)
{
    static const char *const data[] = {"data", NULL};
    peeker inside = {at, 0};
    const char *key;
    size_t size;
    while (next_key(&inside, 2, &key, &size))
        if (is_key(key, size, data))
            return true;
    return false;
}

static looks look_of_elements(const char *at)
{
    at += strspn(at, " \t\r\n");
    return *at == '{' || (*at == '[' && has_data(at)) ? LOOKS_CYTOSCAPE : LOOKS_KUMU;
}

/* The first key that tells decides. */
static looks look(const akt_text_file *file)
{
    static const char *const nodes[] = {"nodes", "links", "edges", NULL};
    static const char *const elements[] = {"elements", NULL};
    static const char *const connections[] = {"connections", NULL};
    static const char *const ours[] = {"dataset", "taxonomy", "actors", "programmes",
                                       "forums",  "ties",     "flows",  "$schema",
                                       "steps",   "view",     NULL};
    const char *start = file->text + strspn(file->text, " \t\r\n"), *key;
    peeker p = {start, 0};
    size_t size;
    if (*start == '[')
        return has_data(start) ? LOOKS_CYTOSCAPE : LOOKS_OTHER;
    while (*start == '{' && next_key(&p, 1, &key, &size)) {
        if (is_key(key, size, ours))
            return LOOKS_OTHER;
        if (is_key(key, size, nodes))
            return LOOKS_NODELINK;
        if (is_key(key, size, connections))
            return LOOKS_KUMU;
        if (is_key(key, size, elements))
            return look_of_elements(p.at);
    }
    return LOOKS_OTHER;
}

bool akt_is__nodelink(const akt_text_file *file)
{
    return look(file) == LOOKS_NODELINK;
}

bool akt_is__cytoscape(const akt_text_file *file)
{
    return look(file) == LOOKS_CYTOSCAPE;
}

bool akt_is__kumu(const akt_text_file *file)
{
    return look(file) == LOOKS_KUMU;
}
