/* SPDX-License-Identifier: MIT */

/* aktorkart-layout: places the nodes of a graph, or writes one, by Graphviz.
 *
 *     aktorkart-layout sfdp|dot SECONDS < DOT
 *     aktorkart-layout write SECONDS < RECORDS
 *     aktorkart-layout read SECONDS < DOT
 *
 * sfdp and dot answer where these engines put the nodes of the graph, which has every node with its
 * width and height in inches and fixedsize: one line a node (its name, x and y), in points, y
 * upwards, in the order of the graph.
 *
 * write answers with a directed graph as DOT. It is told in words, each ended by a NUL, so that
 * nothing need be quoted on the way:
 *
 *     cluster NAME          a subgraph
 *     node NAME CLUSTER     in that cluster; in none where CLUSTER is empty
 *     edge FROM TO          between nodes told before
 *     graph, nodes, edges   what is set next is of the graph, or of all nodes or edges told later
 *     set KEY VALUE         an attribute of the last of these, as Graphviz takes it
 *     text KEY VALUE        one that is drawn as it stands, with its line breaks: it holds no markup
 *
 * What is written is read again, and must say the same.
 *
 * read answers with the first graph as JSON: `directed`, `graph` with its name, `nodes` (each with its
 * id, the attributes that are set, and the innermost cluster that it lies in) and `links` (source,
 * target and attributes).
 *
 * Exit status 0; 1 with one line on standard error; 2 where Graphviz cannot read what read was given,
 * with what it says of that. After SECONDS it ends itself. */

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Linked, not searched for: no other plug-in is loaded, so no fonts are looked up. */
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;

static lt_symlist_t plugins[] = {
    {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
    {"gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library},
    {NULL, NULL},
};

static int fail(const char *words)
{
    fprintf(stderr, "%s\n", words);
    return 1;
}

static int say_nothing(char *words)
{
    (void)words;
    return 0;
}

/* The first error that Graphviz found in the file; it comes in pieces, up to a new line. */
static char complaint[256];

static int note_complaint(char *words)
{
    size_t size = strlen(complaint);
    if (size && complaint[size - 1] == '\n') {
        if (strncmp(complaint, "Warning", 7) != 0)
            return 0;
        size = 0;
    }
    snprintf(complaint + size, sizeof complaint - size, "%s", words);
    return 0;
}

static int put_places(Agraph_t *graph)
{
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
        printf("%s %.3f %.3f\n", agnameof(node), ND_coord(node).x, ND_coord(node).y);
    return fflush(stdout) == 0 ? 0 : fail("cannot write");
}

static int place(const char *engine)
{
    GVC_t *context = gvContextPlugins(plugins, 0);
    Agraph_t *graph = agread(stdin, NULL);
    if (!context || !graph)
        return fail("the graph cannot be read");
    if (gvLayout(context, graph, engine) != 0)
        return fail("the graph cannot be laid out");
    return put_places(graph);
}

/* What write is told, and what it is about: the last that was begun. */
typedef struct telling {
    const char *at, *end;
    Agraph_t *graph;
    void *object; /* NULL = all of that kind */
    int kind;
} telling;

/* All of standard input, NUL-terminated; NULL without memory. */
static char *read_all(size_t *size)
{
    char *text = NULL;
    FILE *memory = open_memstream(&text, size);
    char piece[65536];
    if (!memory)
        return NULL;
    for (size_t got; (got = fread(piece, 1, sizeof piece, stdin)) > 0;)
        fwrite(piece, 1, got, memory);
    return fclose(memory) == 0 ? text : NULL;
}

/* NULL behind the last; cgraph takes no const. */
static char *next_word(telling *t)
{
    const char *word = t->at;
    const char *end = word < t->end ? memchr(word, '\0', (size_t)(t->end - word)) : NULL;
    if (!end)
        return NULL;
    t->at = end + 1;
    return (char *)word;
}

/* Whether Graphviz would take what begins with this ampersand for one character. */
static bool is_entity(const char *at)
{
    size_t size = 1 + (at[1] == '#');
    while (isalnum((unsigned char)at[size]))
        size++;
    return at[size] == ';';
}

/* Whether a control character begins here, one of C1 (U+0080 to U+009F) included. */
static bool is_control(const char *at)
{
    unsigned char c = (unsigned char)*at, next = (unsigned char)at[1];
    return c < ' ' || c == 0x7F || (c == 0xC2 && next < 0xA0);
}

/* Nothing in it means anything but itself: no escape (\N, \G), entity or control character. */
static char *escape(const char *text)
{
    char *escaped = NULL;
    size_t size;
    FILE *memory = open_memstream(&escaped, &size);
    if (!memory)
        return NULL;
    for (; *text; text++) {
        if (*text == '\\')
            fputs("\\\\", memory);
        else if (*text == '\n')
            fputs("\\n", memory);
        else if (*text == '&' && is_entity(text))
            fputs("&amp;", memory);
        else if (!is_control(text))
            fputc(*text, memory);
        else {
            fputs("\xEF\xBF\xBD", memory);
            text += (unsigned char)*text == 0xC2 && text[1];
        }
    }
    return fclose(memory) == 0 ? escaped : NULL;
}

/* What an attribute is where it is not set. A label would be the name: nobody's is, unless told. */
static char *unset(int kind, const char *key)
{
    static char name[] = "\\N", nothing[] = "";
    return kind == AGNODE && strcmp(key, "label") == 0 ? name : nothing;
}

static bool set(telling *t, char *key, char *value)
{
    if (!key || !value)
        return false;
    if (!t->object)
        return agattr(t->graph, t->kind, key, value);
    Agsym_t *symbol = agattr(t->graph, t->kind, key, NULL);
    if (!symbol)
        symbol = agattr(t->graph, t->kind, key, unset(t->kind, key));
    return symbol && agxset(t->object, symbol, value) == 0;
}

static bool set_text(telling *t, char *key, const char *value)
{
    char *escaped = value ? escape(value) : NULL;
    bool done = set(t, key, escaped);
    free(escaped);
    return done;
}

static bool begin(telling *t, int kind, void *object)
{
    t->kind = kind;
    t->object = object;
    return object;
}

static bool begin_all(telling *t, int kind)
{
    begin(t, kind, NULL);
    return true;
}

static bool begin_node(telling *t, char *name, char *cluster)
{
    Agraph_t *within = cluster && *cluster ? agsubg(t->graph, cluster, 0) : t->graph;
    return name && cluster && within && begin(t, AGNODE, agnode(within, name, 1));
}

static bool begin_edge(telling *t, char *from, char *to)
{
    Agnode_t *tail = from ? agnode(t->graph, from, 0) : NULL;
    Agnode_t *head = to ? agnode(t->graph, to, 0) : NULL;
    return tail && head && begin(t, AGEDGE, agedge(t->graph, tail, head, NULL, 1));
}

static bool follow(telling *t, const char *word)
{
    bool for_text = strcmp(word, "text") == 0;
    if (strcmp(word, "graph") == 0)
        return begin_all(t, AGRAPH);
    if (strcmp(word, "nodes") == 0)
        return begin_all(t, AGNODE);
    if (strcmp(word, "edges") == 0)
        return begin_all(t, AGEDGE);
    char *first = next_word(t);
    if (strcmp(word, "cluster") == 0)
        return first && begin(t, AGRAPH, agsubg(t->graph, first, 1));
    char *second = next_word(t);
    if (strcmp(word, "node") == 0)
        return begin_node(t, first, second);
    if (strcmp(word, "edge") == 0)
        return begin_edge(t, first, second);
    return for_text ? set_text(t, first, second)
                    : strcmp(word, "set") == 0 && set(t, first, second);
}

/* Names and their ids. cgraph takes the addresses of names for ids and writes subgraphs in their order:
 * another machine would write another file. Here ids count up, even ones for names. */
typedef struct id_table {
    Agraph_t *graph;
    char **names; /* in cgraph's keeping, which knows by it that they are no markup */
    size_t count;
    IDTYPE nameless;
} id_table;

static id_table ids = {NULL, NULL, 0, 1};

static void *open_ids(Agraph_t *graph, Agdisc_t *all)
{
    (void)all;
    ids.graph = graph;
    return &ids;
}

static bool add_name(id_table *table, char *name)
{
    char **names = realloc(table->names, (table->count + 1) * sizeof *names);
    char *copy = names ? agstrdup(table->graph, name) : NULL;
    table->names = names ? names : table->names;
    if (copy)
        names[table->count++] = copy;
    return copy;
}

static long map_id(void *state, int kind, char *name, IDTYPE *id, int create)
{
    id_table *table = state;
    size_t i = 0;
    (void)kind;
    if (!name) {
        *id = table->nameless;
        table->nameless += 2;
        return 1;
    }
    while (i < table->count && strcmp(table->names[i], name) != 0)
        i++;
    *id = 2 * (i + 1);
    return i < table->count || (create && add_name(table, name));
}

static long alloc_id(void *state, int kind, IDTYPE id)
{
    (void)state;
    (void)kind;
    (void)id;
    return 0;
}

static void pass_id(void *state, int kind, IDTYPE id)
{
    (void)state;
    (void)kind;
    (void)id;
}

static char *name_of_id(void *state, int kind, IDTYPE id)
{
    const id_table *table = state;
    (void)kind;
    return id % 2 == 0 ? table->names[id / 2 - 1] : NULL;
}

static void close_ids(void *state)
{
    (void)state;
}

static void register_id(void *state, int kind, void *object)
{
    (void)state;
    (void)kind;
    (void)object;
}

static Agiddisc_t id_discipline = {open_ids,   map_id,    alloc_id,   pass_id,
                                   name_of_id, close_ids, register_id};
static Agdisc_t disciplines = {NULL, &id_discipline, NULL};

/* Long values stay on their line: few programs but Graphviz know how it would break them. */
static Agraph_t *build(telling *t)
{
    static char name[] = "aktorkart", key[] = "linelength", none[] = "0";
    t->graph = agopen(name, Agdirected, &disciplines);
    if (!t->graph || !agattr(t->graph, AGRAPH, key, none))
        return NULL;
    begin_all(t, AGRAPH);
    for (const char *word; (word = next_word(t));)
        if (!follow(t, word))
            return NULL;
    return t->at == t->end ? t->graph : NULL;
}

static bool has_same_values(Agraph_t *graph, int kind, void *object, void *again)
{
    for (Agsym_t *s = agnxtattr(graph, kind, NULL); s; s = agnxtattr(graph, kind, s)) {
        const char *value = again ? agget(again, s->name) : NULL;
        if (!value || strcmp(value, agxget(object, s)) != 0)
            return false;
    }
    return again;
}

/* The first edge from node to the one of that name; those to one head follow each other. */
static Agedge_t *find_edge(Agraph_t *graph, Agnode_t *node, const char *head)
{
    Agedge_t *edge = agfstout(graph, node);
    while (edge && strcmp(agnameof(aghead(edge)), head) != 0)
        edge = agnxtout(graph, edge);
    return edge;
}

static bool is_same_node(Agraph_t *graph, Agnode_t *node, Agraph_t *again)
{
    Agnode_t *other = agnode(again, agnameof(node), 0), *head = NULL;
    Agedge_t *twin = NULL;
    if (!has_same_values(graph, AGNODE, node, other))
        return false;
    for (Agedge_t *e = agfstout(graph, node); e; e = agnxtout(graph, e)) {
        const char *name = agnameof(aghead(e));
        twin = twin && aghead(e) == head ? agnxtout(again, twin) : find_edge(again, other, name);
        head = aghead(e);
        if (!twin || strcmp(agnameof(aghead(twin)), name) != 0 ||
            !has_same_values(graph, AGEDGE, e, twin))
            return false;
    }
    return true;
}

static bool is_same(Agraph_t *graph, Agraph_t *again)
{
    if (agnnodes(graph) != agnnodes(again) || agnedges(graph) != agnedges(again) ||
        !has_same_values(graph, AGRAPH, graph, again))
        return false;
    for (Agraph_t *g = agfstsubg(graph); g; g = agnxtsubg(g)) {
        Agraph_t *other = agsubg(again, agnameof(g), 0);
        if (!has_same_values(graph, AGRAPH, g, other) || agnnodes(g) != agnnodes(other))
            return false;
    }
    for (Agnode_t *n = agfstnode(graph); n; n = agnxtnode(graph, n))
        if (!is_same_node(graph, n, again))
            return false;
    return true;
}

static int write_graph(void)
{
    size_t size = 0;
    char *words = read_all(&size), *text = NULL;
    telling t = {.at = words, .end = words + size};
    FILE *memory = open_memstream(&text, &size);
    if (!words || !memory)
        return fail("no memory");
    Agraph_t *graph = build(&t);
    if (!graph)
        return fail("the graph cannot be understood");
    if (agwrite(graph, memory) != 0 || fclose(memory) != 0)
        return fail("the graph cannot be written");
    Agraph_t *again = agmemread(text);
    if (!again || !is_same(graph, again))
        return fail("the graph cannot be said in DOT");
    return fwrite(text, 1, size, stdout) == size && fflush(stdout) == 0 ? 0 : fail("cannot write");
}

static void put_string(const char *text)
{
    putchar('"');
    for (; *text; text++)
        if (*text == '"' || *text == '\\')
            printf("\\%c", *text);
        else if ((unsigned char)*text < ' ')
            printf("\\u%04x", (unsigned)(unsigned char)*text);
        else
            putchar(*text);
    putchar('"');
}

static void put_member(const char *name, const char *value)
{
    printf(", ");
    put_string(name);
    printf(": ");
    put_string(value);
}

/* A label as it is drawn: line breaks are \n, \l and \r, and \N is the name. */
static char *plain_label(const char *label, const char *name)
{
    char *plain = NULL;
    size_t size;
    FILE *memory = open_memstream(&plain, &size);
    for (; memory && *label; label++) {
        if (*label != '\\' || !label[1]) {
            fputc(*label, memory);
            continue;
        }
        label++;
        if (*label == 'N')
            fputs(name, memory);
        else
            fputc(strchr("nlr", *label) ? '\n' : *label, memory);
    }
    return memory && fclose(memory) == 0 ? plain : NULL;
}

/* Those that are set. */
static void put_attributes(Agraph_t *graph, int kind, void *object, const char *name)
{
    for (Agsym_t *s = agnxtattr(graph, kind, NULL); s; s = agnxtattr(graph, kind, s)) {
        const char *value = agxget(object, s);
        char *label = strcmp(s->name, "label") == 0 ? plain_label(value, name) : NULL;
        if (*value && !(label && strcmp(label, name) == 0))
            put_member(s->name, label ? label : value);
        free(label);
    }
}

static bool is_cluster(Agraph_t *graph)
{
    return strncmp(agnameof(graph), "cluster", 7) == 0;
}

/* The label, or else the name, of the innermost cluster that holds the node; NULL where none does. */
static const char *find_cluster(Agraph_t *graph, Agnode_t *node)
{
    static char key[] = "label";
    const char *found = NULL;
    for (Agraph_t *sub = agfstsubg(graph); sub; sub = agnxtsubg(sub)) {
        if (!agsubnode(sub, node, 0))
            continue;
        const char *deeper = find_cluster(sub, node), *label = agget(sub, key);
        const char *own = label && *label ? label : agnameof(sub);
        found = deeper ? deeper : is_cluster(sub) ? own : found;
    }
    return found;
}

static void put_node(Agraph_t *graph, Agnode_t *node)
{
    const char *cluster = find_cluster(graph, node);
    printf("{\"id\": ");
    put_string(agnameof(node));
    put_attributes(graph, AGNODE, node, agnameof(node));
    if (cluster)
        put_member("cluster", cluster);
    putchar('}');
}

static void put_edge(Agraph_t *graph, Agedge_t *edge)
{
    printf("{\"source\": ");
    put_string(agnameof(agtail(edge)));
    put_member("target", agnameof(aghead(edge)));
    put_attributes(graph, AGEDGE, edge, "");
    putchar('}');
}

static int read_graph(void)
{
    const char *between = "";
    agseterrf(note_complaint);
    Agraph_t *graph = agread(stdin, NULL);
    if (!graph || (*complaint && strncmp(complaint, "Warning", 7) != 0)) {
        fprintf(stderr, "%s\n", complaint);
        return 2;
    }
    printf("{\"directed\": %s, \"graph\": {\"name\": ", agisdirected(graph) ? "true" : "false");
    put_string(agnameof(graph));
    printf("}, \"nodes\": [");
    for (Agnode_t *n = agfstnode(graph); n; n = agnxtnode(graph, n)) {
        fputs(between, stdout);
        put_node(graph, n);
        between = ",\n";
    }
    printf("], \"links\": [");
    between = "";
    for (Agnode_t *n = agfstnode(graph); n; n = agnxtnode(graph, n))
        for (Agedge_t *e = agfstout(graph, n); e; e = agnxtout(graph, e)) {
            fputs(between, stdout);
            put_edge(graph, e);
            between = ",\n";
        }
    printf("]}\n");
    return fflush(stdout) == 0 ? 0 : fail("cannot write");
}

int main(int argc, char **argv)
{
    bool writes = argc == 3 && strcmp(argv[1], "write") == 0;
    bool reads = argc == 3 && strcmp(argv[1], "read") == 0;
    if (argc != 3 || (!writes && !reads && strcmp(argv[1], "sfdp") != 0 &&
                      strcmp(argv[1], "dot") != 0))
        return fail("usage: aktorkart-layout sfdp|dot|write|read SECONDS");
    alarm((unsigned)strtoul(argv[2], NULL, 10));
    agseterrf(say_nothing);
    if (reads)
        return read_graph();
    return writes ? write_graph() : place(argv[1]);
}
