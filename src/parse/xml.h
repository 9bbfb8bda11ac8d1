#ifndef AKT_PARSE_XML_H
#define AKT_PARSE_XML_H

#include <stdbool.h>
#include <stddef.h>

/* XML in memory, read from front to end, on libxml2 (loaded when it is needed). Nothing is fetched, no
 * entity is put in, and a document type is refused unless it is let through, which only one without
 * declarations ever is. Names are local names: prefixes are left out. */

typedef struct akt_xml akt_xml;

typedef enum akt_xml_event {
    AKT_XML_START, /* of an element */
    AKT_XML_END,   /* of an element; an empty one has both */
    AKT_XML_TEXT,  /* text, white space too */
    AKT_XML_DONE,  /* the end of a sound document */
    AKT_XML_FAULT, /* not sound, or it has a document type; akt_xml_line says where */
    AKT_XML_NO_MEMORY
} akt_xml_event;

/* The size bytes are borrowed until akt_xml_free. NULL without memory, or where libxml2 cannot be
 * loaded, which *no_library tells. */
akt_xml *akt_xml_new(const char *bytes, size_t size, bool *no_library);
void akt_xml_free(akt_xml *xml);

/* Passes over a document type that declares nothing here, as GraphML and GEXF have it; what it refers to
 * is never read. */
void akt_xml_pass_doctype(akt_xml *xml);

akt_xml_event akt_xml_next(akt_xml *xml);

/* Of the element that starts or ends, or the text; borrowed until the next event. */
const char *akt_xml_name(const akt_xml *xml);
const char *akt_xml_text(const akt_xml *xml);

/* The attribute of that local name of the element that starts, or NULL; borrowed until the next call
 * of anything here. */
const char *akt_xml_attribute(akt_xml *xml, const char *name);

/* The line of the fault, or else where what was read last begins (after line 65535, about there). */
size_t akt_xml_line(const akt_xml *xml);

#endif
