#include "input/graph_xml_internal.h"

#include <string.h>

typedef struct walk {
    akt_found_graph *graph;
    akt_xml *xml;
    const char *root, *format;
    akt_graph_xml_taker *take;
    void *user;
    const akt_text_file *file;
    bool is_inside; /* the root was met */
} walk;

static akt_text_mark place(const walk *w)
{
    return (akt_text_mark){akt_xml_line(w->xml), 1};
}

static bool take_event(walk *w, akt_xml_event event)
{
    akt_text_mark at = place(w);
    if (!w->is_inside && event == AKT_XML_START) {
        w->is_inside = true;
        if (strcmp(akt_xml_name(w->xml), w->root) != 0) {
            akt_found_fault(w->graph, AKT_FAULT_NOT_GRAPH, at, w->format, NULL);
            return false;
        }
    }
    return w->take(w->user, w->xml, event, at);
}

static akt_status run(walk *w, akt_error *err)
{
    akt_xml_event event;
    while ((event = akt_xml_next(w->xml)) < AKT_XML_DONE)
        if (!take_event(w, event))
            return AKT_EDATA;
    if (event == AKT_XML_NO_MEMORY)
        return akt_error_memory(err);
    if (event == AKT_XML_DONE)
        return AKT_OK;
    bool is_format = w->is_inside || akt_graph__has_root(w->file, w->root);
    akt_found_fault(w->graph, is_format ? AKT_FAULT_GRAPH_XML : AKT_FAULT_NOT_GRAPH, place(w),
                    w->format, NULL);
    return AKT_EDATA;
}

akt_status akt_graph__walk_xml(akt_found_graph *graph, const akt_text_file *file, const char *root,
                               const char *format, akt_graph_xml_taker *take, void *user,
                               akt_error *err)
{
    bool no_library;
    walk w = {.graph = graph,
              .xml = akt_xml_new(file->bytes, file->byte_count, &no_library),
              .root = root,
              .format = format,
              .take = take,
              .user = user,
              .file = file};
    if (!w.xml && no_library)
        return akt_error_set(err, AKT_EINTERNAL,
                             "%s is read by %s, which is missing here; install it", format,
                             AKT_LIBXML2);
    if (!w.xml)
        return akt_error_memory(err);
    akt_xml_pass_doctype(w.xml);
    akt_status status = run(&w, err);
    akt_xml_free(w.xml);
    return status;
}

/* Past what begins with one text and ends with another, where it does. */
static const char *pass(const char *at, const char *begin, const char *end)
{
    if (strncmp(at, begin, strlen(begin)) != 0)
        return at;
    const char *found = strstr(at + strlen(begin), end);
    return found ? found + strlen(end) : at + strlen(at);
}

/* Whether a bracket opens in the document type that begins here. */
static bool has_declarations(const char *at)
{
    return at[strcspn(at, "[>")] == '[';
}

bool akt_graph__has_root(const akt_text_file *file, const char *root)
{
    const char *at = file->text, *before = NULL;
    while (at != before) {
        before = at;
        at += strspn(at, " \t\r\n");
        at = pass(at, "<?", "?>");
        at = pass(at, "<!--", "-->");
        at = pass(at, "<!D", has_declarations(at) ? "]" : ">");
        at += strspn(at, "]>");
    }
    if (*at++ != '<')
        return false;
    const char *end = at + strcspn(at, " \t\r\n/>");
    const char *colon = memchr(at, ':', (size_t)(end - at));
    at = colon ? colon + 1 : at;
    return (size_t)(end - at) == strlen(root) && strncmp(at, root, strlen(root)) == 0;
}
