/* SPDX-License-Identifier: MIT */

/* aktorkart-layout: one graph on standard input, where Graphviz puts its nodes on standard output.
 *
 *     aktorkart-layout ENGINE SECONDS
 *
 * ENGINE is sfdp or dot. The graph is in DOT, every node with its width and height in inches and
 * fixedsize; the answer is one line a node (its name, x and y), in points, y upwards, in the order of
 * the graph. Exit status 0, or 1 with one line on standard error; after SECONDS it ends itself. */

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

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

static int put_places(Agraph_t *graph)
{
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
        printf("%s %.3f %.3f\n", agnameof(node), ND_coord(node).x, ND_coord(node).y);
    return fflush(stdout) == 0 ? 0 : fail("cannot write");
}

int main(int argc, char **argv)
{
    if (argc != 3 || (strcmp(argv[1], "sfdp") != 0 && strcmp(argv[1], "dot") != 0))
        return fail("usage: aktorkart-layout sfdp|dot SECONDS < DOT");
    alarm((unsigned)strtoul(argv[2], NULL, 10));
    agseterrf(say_nothing);
    GVC_t *context = gvContextPlugins(plugins, 0);
    Agraph_t *graph = agread(stdin, NULL);
    if (!context || !graph)
        return fail("the graph cannot be read");
    if (gvLayout(context, graph, argv[1]) != 0)
        return fail("the graph cannot be laid out");
    return put_places(graph);
}
