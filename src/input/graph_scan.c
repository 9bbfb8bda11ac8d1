#include "input/graph_scan.h"

#include "base/number.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

akt_graph_scan akt_graph_scan_of(akt_found_graph *graph, const akt_text_file *file,
                                 const char *format)
{
    return (akt_graph_scan){.graph = graph,
                            .format = format,
                            .text = file->text,
                            .size = file->size,
                            .mark = {1, 1},
                            .separators = "",
                            .quotes = "\""};
}

static char here(const akt_graph_scan *scan)
{
    return scan->at < scan->size ? scan->text[scan->at] : '\0';
}

bool akt_graph_scan_more(const akt_graph_scan *scan)
{
    return scan->at < scan->size;
}

static bool ends_line(const akt_graph_scan *scan)
{
    return !akt_graph_scan_more(scan) || here(scan) == '\n' || here(scan) == '\r';
}

static bool is_blank(const akt_graph_scan *scan)
{
    char c = here(scan);
    return c == ' ' || c == '\t' || c == '\0' || strchr(scan->separators, c) != NULL;
}

void akt_graph_scan_pass(akt_graph_scan *scan)
{
    char c = scan->text[scan->at++];
    if (c == '\n' || (c == '\r' && here(scan) != '\n'))
        scan->mark = (akt_text_mark){scan->mark.line + 1, 1};
    else if (c != '\r')
        scan->mark.column += ((unsigned char)c & 0xC0) != 0x80;
}

static void pass_blanks(akt_graph_scan *scan)
{
    while (!ends_line(scan) && is_blank(scan))
        akt_graph_scan_pass(scan);
}

char akt_graph_scan_peek(akt_graph_scan *scan)
{
    pass_blanks(scan);
    return ends_line(scan) ? '\0' : here(scan);
}

bool akt_graph_scan_word(akt_graph_scan *scan, akt_graph_word *word)
{
    char quote = akt_graph_scan_peek(scan);
    if (!quote)
        return false;
    word->is_quoted = strchr(scan->quotes, quote) != NULL;
    word->at = scan->mark;
    if (word->is_quoted)
        akt_graph_scan_pass(scan);
    size_t start = scan->at;
    while (!ends_line(scan) && (word->is_quoted ? here(scan) != quote : !is_blank(scan)))
        akt_graph_scan_pass(scan);
    word->text = akt_found_keep(scan->graph, scan->text + start, scan->at - start);
    if (word->is_quoted && !ends_line(scan))
        akt_graph_scan_pass(scan);
    return true;
}

akt_graph_word akt_graph_scan_rest(akt_graph_scan *scan)
{
    pass_blanks(scan);
    akt_graph_word rest = {.at = scan->mark};
    size_t start = scan->at, end = start;
    for (; !ends_line(scan); akt_graph_scan_pass(scan))
        end = is_blank(scan) ? end : scan->at + 1;
    rest.text = akt_found_keep(scan->graph, scan->text + start, end - start);
    return rest;
}

bool akt_graph_scan_line(akt_graph_scan *scan)
{
    while (!ends_line(scan))
        akt_graph_scan_pass(scan);
    while (akt_graph_scan_more(scan) && ends_line(scan)) {
        akt_graph_scan_pass(scan);
        pass_blanks(scan);
    }
    return akt_graph_scan_more(scan);
}

bool akt_graph_scan_whole(akt_graph_scan *scan, const akt_graph_word *word, size_t least,
                          size_t most, size_t *out)
{
    int64_t value;
    char range[64];
    if (akt_number_read_whole(word->text, &value) && value >= (int64_t)least &&
        value <= (int64_t)most) {
        *out = (size_t)value;
        return true;
    }
    snprintf(range, sizeof range, "%zu–%zu", least, most);
    akt_found_fault(scan->graph, AKT_FAULT_GRAPH_NUMBER, word->at, word->text, range);
    return false;
}

akt_status akt_graph_scan_fault(akt_graph_scan *scan, const akt_graph_word *word)
{
    akt_found_fault(scan->graph, AKT_FAULT_GRAPH_SYNTAX, word->at, scan->format, word->text);
    return AKT_EDATA;
}

akt_status akt_graph_scan_end(akt_graph_scan *scan)
{
    akt_found_fault(scan->graph, AKT_FAULT_GRAPH_END, scan->mark, scan->format, NULL);
    return AKT_EDATA;
}

bool akt_graph_scan_is(const char *word, const char *known)
{
    return strcasecmp(word, known) == 0;
}
