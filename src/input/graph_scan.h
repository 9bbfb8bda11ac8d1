#ifndef AKT_INPUT_GRAPH_SCAN_H
#define AKT_INPUT_GRAPH_SCAN_H

#include "input/graph_found.h"

/* Graph files that are lines of words. */

typedef struct akt_graph_scan {
    akt_found_graph *graph;
    const char *format; /* for faults */
    const char *text;
    size_t size, at;
    akt_text_mark mark;     /* of at */
    const char *separators; /* that stand for a blank, beside space and tab */
    const char *quotes;     /* that words may stand in */
} akt_graph_scan;

typedef struct akt_graph_word {
    const char *text; /* kept with the graph, without its quotes */
    bool is_quoted;
    akt_text_mark at;
} akt_graph_word;

/* The text of a file whose encoding is settled: words in double quotes, no separators. */
akt_graph_scan akt_graph_scan_of(akt_found_graph *graph, const akt_text_file *file,
                                 const char *format);

/* Whether there is more text. */
bool akt_graph_scan_more(const akt_graph_scan *scan);

/* The next word of the present line; false at its end. A quoted word ends at the quote, or with its
 * line. */
bool akt_graph_scan_word(akt_graph_scan *scan, akt_graph_word *word);

/* The character that the next word of the line begins with; '\0' at its end. */
char akt_graph_scan_peek(akt_graph_scan *scan);

/* What is left of the line, without the blanks around it. */
akt_graph_word akt_graph_scan_rest(akt_graph_scan *scan);

/* On to the next line that has a word; false at the end of the text. */
bool akt_graph_scan_line(akt_graph_scan *scan);

/* A word as a whole number from least to most; a fault and false where it is none. */
bool akt_graph_scan_whole(akt_graph_scan *scan, const akt_graph_word *word, size_t least,
                          size_t most, size_t *out);

/* Faults: the word cannot stand here; the text ends too early. Both return AKT_EDATA. */
akt_status akt_graph_scan_fault(akt_graph_scan *scan, const akt_graph_word *word);
akt_status akt_graph_scan_end(akt_graph_scan *scan);

/* Whether two words are the same but for case. */
bool akt_graph_scan_is(const char *word, const char *known);

/* Past one character; a line ends with LF, CR LF or CR. */
void akt_graph_scan_pass(akt_graph_scan *scan);

#endif
