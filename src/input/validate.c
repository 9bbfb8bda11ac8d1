#include "base/utf8.h"
#include "input/reader_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What only the whole dataset shows. */

enum { LONGEST_NAME = 200 };

typedef struct check {
    akt_reader *reader;
    akt_table table;
    size_t index;
    const akt_record *record;
} check;

static void fault(const check *c, akt_fault kind, const char *field, const char *a, const char *b)
{
    char pointer[80];
    const akt_origin *origin = &c->record->origin;
    snprintf(pointer, sizeof pointer, "/%s/%d", akt_table_name(c->table), (int)origin->index);
    akt_place place = {&c->reader->files[origin->file], origin->offset, pointer};
    const char *args[4] = {a, b, NULL, NULL};
    akt_reader__fault(c->reader, &place, kind, field, args);
}

static void write_date(akt_date date, char out[24])
{
    int length = snprintf(out, 24, "%04d", date.year);
    if (date.month)
        length += snprintf(out + length, 24 - (size_t)length, "-%02d", date.month);
    if (date.day)
        snprintf(out + length, 24 - (size_t)length, "-%02d", date.day);
}

static void check_dates(const check *c, akt_date from, akt_date to, const char *field)
{
    if (!from.year || !to.year || from.year < to.year)
        return;
    bool coarse = from.year == to.year && (!from.month || !to.month);
    if (coarse || !akt_date_is_before(to, from))
        return;
    char first[24], last[24];
    write_date(from, first);
    write_date(to, last);
    fault(c, AKT_FAULT_DATE_ORDER, field, first, last);
}

static void check_name(const check *c, const akt_text *text, const char *field)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        const char *name = text->in[lang];
        if (!name || (lang > 0 && name == text->in[lang - 1]))
            continue;
        size_t size = strlen(name), at = 0;
        char number[24];
        snprintf(number, sizeof number, "%zu", akt_utf8_length(name));
        if (akt_utf8_length(name) > LONGEST_NAME)
            fault(c, AKT_FAULT_LONG_NAME, field, field + 1, number);
        while (at < size) {
            uint32_t code = akt_utf8_next(name, size, &at);
            snprintf(number, sizeof number, "U+%04X", (unsigned)code);
            if (!akt_utf8_is_xml(code) || code == '\n' || code == '\t' || code == '\r') {
                fault(c, AKT_FAULT_CONTROL_CHARACTER, field, field + 1, number);
                break;
            }
        }
    }
}

static void check_party(const check *c)
{
    const akt_party *party = (const akt_party *)c->record;
    check_dates(c, party->from, party->to, "/to");
    check_name(c, &party->name, "/name");
    check_name(c, &party->short_name, "/short");
}

/* A chain of parents that comes back to where it began; each circle is told once, at its first
 * member. */
static void check_parents(const check *c)
{
    const akt_actor *actors = akt_dataset_actors(c->reader->dataset);
    size_t count = akt_dataset_count(c->reader->dataset, AKT_TABLE_ACTORS);
    akt_buffer way = AKT_BUFFER_INIT;
    akt_buffer_add(&way, c->record->id ? c->record->id : "?");
    akt_ref at = actors[c->index].parent;
    size_t steps = 0;
    while (akt_ref_is_set(at) && at.index > (int32_t)c->index && steps++ < count) {
        akt_buffer_format(&way, " → %s", actors[at.index].party.record.id);
        at = actors[at.index].parent;
    }
    if (akt_ref_is_set(at) && at.index == (int32_t)c->index) {
        akt_buffer_format(&way, " → %s", c->record->id);
        fault(c, AKT_FAULT_PARENT_CYCLE, "/parent", akt_buffer_text(&way), NULL);
    }
    akt_buffer_dispose(&way);
}

static bool is_ascending(const akt_flow *flow)
{
    const akt_amount *low = &flow->amount_min, *mid = &flow->amount, *high = &flow->amount_max;
    return !(low->known && mid->known && low->value > mid->value) &&
           !(mid->known && high->known && mid->value > high->value) &&
           !(low->known && high->known && low->value > high->value);
}

/* Where the money of a flow is next: at the flow's end, or at the programme it goes via. */
static bool meets(const akt_flow *first, const akt_flow *next)
{
    return akt_ref_is_same(first->to, next->from) ||
           (akt_ref_is_set(first->via) && akt_ref_is_same(first->via, next->from));
}

static void check_continues(const check *c, const akt_flow *flow)
{
    const akt_flow *flows = akt_dataset_flows(c->reader->dataset);
    for (size_t i = 0; i < flow->continues.count; i++) {
        const akt_flow *first = &flows[flow->continues.items[i].flow];
        if (!meets(first, flow))
            fault(c, AKT_FAULT_CONTINUES_ENDS, "/continues", c->record->id, first->record.id);
    }
}

static void check_flow(const check *c)
{
    const akt_flow *flow = (const akt_flow *)c->record;
    if (!is_ascending(flow))
        fault(c, AKT_FAULT_AMOUNT_RANGE, "/amount_min", NULL, NULL);
    if (flow->amount.known && flow->missing != AKT_MISSING_NOT_STATED)
        fault(c, AKT_FAULT_AMOUNT_AND_MISSING, "/missing", NULL, NULL);
    check_continues(c, flow);
}

static const char *party_id(const check *c, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(c->reader->dataset, ref);
    return party && party->record.id ? party->record.id : "?";
}

static void check_tie(const check *c)
{
    const akt_tie *tie = (const akt_tie *)c->record;
    check_dates(c, tie->from_year, tie->to_year, "/to_year");
    if (akt_ref_is_set(tie->from) && akt_ref_is_same(tie->from, tie->to))
        fault(c, AKT_FAULT_SELF_TIE, "", party_id(c, tie->from), NULL);
}

static void check_record(const check *c)
{
    if (akt_schema_of_table(c->table)->has_fact && c->record->sources.count == 0)
        fault(c, AKT_FAULT_NO_SOURCE, "", NULL, NULL);
    switch (c->table) {
    case AKT_TABLE_ACTORS:
        check_party(c);
        check_parents(c);
        break;
    case AKT_TABLE_PROGRAMMES:
    case AKT_TABLE_FORUMS:
        check_party(c);
        break;
    case AKT_TABLE_TIES:
        check_tie(c);
        break;
    case AKT_TABLE_FLOWS:
        check_flow(c);
        break;
    case AKT_TABLE_ROLES:
        check_dates(c, ((const akt_role *)c->record)->from, ((const akt_role *)c->record)->to,
                    "/to");
        break;
    default:
        break;
    }
}

/* Circles of `continues`, by depth-first search without recursion: white 0, grey 1, black 2. */
typedef struct visit {
    size_t flow;
    size_t next;
} visit;

static void fault_circle(akt_reader *reader, const visit *stack, size_t depth, size_t back)
{
    const akt_flow *flows = akt_dataset_flows(reader->dataset);
    akt_buffer way = AKT_BUFFER_INIT;
    size_t start = depth;
    while (start > 0 && stack[start - 1].flow != back)
        start--;
    for (size_t i = start - 1; i < depth; i++)
        akt_buffer_format(&way, "%s → ", flows[stack[i].flow].record.id);
    akt_buffer_add(&way, flows[back].record.id);
    check c = {reader, AKT_TABLE_FLOWS, back, &flows[back].record};
    fault(&c, AKT_FAULT_CONTINUES_CYCLE, "/continues", akt_buffer_text(&way), NULL);
    akt_buffer_dispose(&way);
}

static void search_circles(akt_reader *reader, size_t root, char *colour, visit *stack)
{
    const akt_flow *flows = akt_dataset_flows(reader->dataset);
    size_t depth = 0;
    stack[depth++] = (visit){root, 0};
    colour[root] = 1;
    while (depth > 0) {
        visit *top = &stack[depth - 1];
        if (top->next == flows[top->flow].continues.count) {
            colour[top->flow] = 2;
            depth--;
            continue;
        }
        size_t to = (size_t)flows[top->flow].continues.items[top->next++].flow;
        if (colour[to] == 1)
            fault_circle(reader, stack, depth, to);
        if (colour[to])
            continue;
        colour[to] = 1;
        stack[depth++] = (visit){to, 0};
    }
}

static void check_circles(akt_reader *reader)
{
    size_t count = akt_dataset_count(reader->dataset, AKT_TABLE_FLOWS);
    char *colour = calloc(count + 1, 1);
    visit *stack = calloc(count + 1, sizeof *stack);
    reader->no_memory = reader->no_memory || !colour || !stack;
    for (size_t i = 0; !reader->no_memory && i < count; i++)
        if (!colour[i])
            search_circles(reader, i, colour, stack);
    free(colour);
    free(stack);
}

static void count_languages(akt_reader *reader)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        size_t missing = 0, all = 0;
        for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
            size_t count = akt_dataset_count(reader->dataset, tables[t]);
            all += count;
            for (size_t i = 0; i < count; i++) {
                akt_ref ref = {tables[t], (int32_t)i};
                missing += akt_dataset_party(reader->dataset, ref)->name.in[lang] == NULL;
            }
        }
        char some[24], total[24];
        snprintf(some, sizeof some, "%zu", missing);
        snprintf(total, sizeof total, "%zu", all);
        akt_diagnostic diagnostic = {.fault = AKT_FAULT_LANGUAGES,
                                     .args = {akt_lang_name((akt_lang)lang), some, total}};
        if (missing)
            akt_diagnostics_add(reader->faults, &diagnostic);
    }
}

void akt_reader__validate(akt_reader *reader)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        size_t count = akt_dataset_count(reader->dataset, (akt_table)t);
        for (size_t i = 0; i < count; i++) {
            const akt_record *record = akt_dataset_record(reader->dataset, (akt_table)t, i);
            check c = {reader, (akt_table)t, i, record};
            check_record(&c);
        }
    }
    check_circles(reader);
    count_languages(reader);
}
