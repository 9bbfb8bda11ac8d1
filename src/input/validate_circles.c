#include "input/reader_internal.h"

#include <stdlib.h>

/* Circles of `parent` and of `continues`. Each record has a colour: not seen, on the way that is
 * being walked, or done; one that is met on the way closes a circle. */

enum { NOT_SEEN, ON_THE_WAY, DONE };

static void fault_circle(akt_reader *reader, akt_table table, size_t index, const akt_buffer *way)
{
    bool is_actor = table == AKT_TABLE_ACTORS;
    const char *args[4] = {akt_buffer_text(way), NULL, NULL, NULL};
    akt_reader__fault_record(reader, table, akt_dataset_record(reader->dataset, table, index),
                             is_actor ? AKT_FAULT_PARENT_CYCLE : AKT_FAULT_CONTINUES_CYCLE,
                             is_actor ? "/parent" : "/continues", args);
    reader->no_memory = reader->no_memory || way->failed;
}

/* Told once, at the member of the circle that stands first. */
static void fault_parents(akt_reader *reader, int32_t member)
{
    const akt_actor *actors = akt_dataset_actors(reader->dataset);
    int32_t first = member;
    for (int32_t at = actors[member].parent.index; at != member; at = actors[at].parent.index)
        first = at < first ? at : first;
    akt_buffer way = AKT_BUFFER_INIT;
    akt_buffer_add(&way, actors[first].party.record.id);
    int32_t at = first;
    do {
        at = actors[at].parent.index;
        akt_buffer_format(&way, " → %s", actors[at].party.record.id);
    } while (at != first);
    fault_circle(reader, AKT_TABLE_ACTORS, (size_t)first, &way);
    akt_buffer_dispose(&way);
}

static void search_parents(akt_reader *reader, size_t count, char *colour)
{
    const akt_actor *actors = akt_dataset_actors(reader->dataset);
    for (int32_t i = 0; i < (int32_t)count; i++) {
        if (colour[i] != NOT_SEEN)
            continue;
        int32_t at = i;
        for (; at != AKT_NONE && colour[at] == NOT_SEEN; at = actors[at].parent.index)
            colour[at] = ON_THE_WAY;
        if (at != AKT_NONE && colour[at] == ON_THE_WAY)
            fault_parents(reader, at);
        for (at = i; at != AKT_NONE && colour[at] == ON_THE_WAY; at = actors[at].parent.index)
            colour[at] = DONE;
    }
}

typedef struct visit {
    size_t flow;
    size_t next; /* of what it continues */
} visit;

static void fault_flows(akt_reader *reader, const visit *stack, size_t depth, size_t back)
{
    const akt_flow *flows = akt_dataset_flows(reader->dataset);
    akt_buffer way = AKT_BUFFER_INIT;
    size_t start = depth - 1;
    while (stack[start].flow != back)
        start--;
    for (size_t i = start; i < depth; i++)
        akt_buffer_format(&way, "%s → ", flows[stack[i].flow].record.id);
    akt_buffer_add(&way, flows[back].record.id);
    fault_circle(reader, AKT_TABLE_FLOWS, back, &way);
    akt_buffer_dispose(&way);
}

static void search_flows(akt_reader *reader, size_t root, char *colour, visit *stack)
{
    const akt_flow *flows = akt_dataset_flows(reader->dataset);
    size_t depth = 0;
    stack[depth++] = (visit){root, 0};
    colour[root] = ON_THE_WAY;
    while (depth > 0) {
        visit *top = &stack[depth - 1];
        if (top->next == flows[top->flow].continues.count) {
            colour[top->flow] = DONE;
            depth--;
            continue;
        }
        size_t to = (size_t)flows[top->flow].continues.items[top->next++].flow;
        if (colour[to] == ON_THE_WAY)
            fault_flows(reader, stack, depth, to);
        if (colour[to] != NOT_SEEN)
            continue;
        colour[to] = ON_THE_WAY;
        stack[depth++] = (visit){to, 0};
    }
}

void akt_reader__validate_circles(akt_reader *reader)
{
    size_t actors = akt_dataset_count(reader->dataset, AKT_TABLE_ACTORS);
    size_t flows = akt_dataset_count(reader->dataset, AKT_TABLE_FLOWS);
    char *colour_of_actor = calloc(actors + 1, 1);
    char *colour_of_flow = calloc(flows + 1, 1);
    visit *stack = calloc(flows + 1, sizeof *stack);
    reader->no_memory = reader->no_memory || !colour_of_actor || !colour_of_flow || !stack;
    if (!reader->no_memory)
        search_parents(reader, actors, colour_of_actor);
    for (size_t i = 0; !reader->no_memory && i < flows; i++)
        if (colour_of_flow[i] == NOT_SEEN)
            search_flows(reader, i, colour_of_flow, stack);
    free(colour_of_actor);
    free(colour_of_flow);
    free(stack);
}
