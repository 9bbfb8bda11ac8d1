#include "parse/xml.h"

#include "base/library.h"

#include <libxml/xmlreader.h>

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define XML_FUNCTIONS(X)                                                                           \
    X(xmlReaderForMemory)                                                                          \
    X(xmlSetGenericErrorFunc)                                                                      \
    X(xmlFreeTextReader)                                                                           \
    X(xmlTextReaderSetStructuredErrorHandler)                                                      \
    X(xmlTextReaderRead)                                                                           \
    X(xmlTextReaderNodeType)                                                                       \
    X(xmlTextReaderIsEmptyElement)                                                                 \
    X(xmlTextReaderConstLocalName)                                                                 \
    X(xmlTextReaderConstValue)                                                                     \
    X(xmlTextReaderMoveToFirstAttribute)                                                           \
    X(xmlTextReaderMoveToNextAttribute)                                                            \
    X(xmlTextReaderMoveToElement)                                                                  \
    X(xmlTextReaderGetParserLineNumber)                                                            \
    X(xmlTextReaderCurrentNode)                                                                    \
    X(xmlGetLineNo)

typedef struct xml_library {
#define MEMBER(name) __typeof__(name) *name;
    XML_FUNCTIONS(MEMBER)
#undef MEMBER
} xml_library;

struct akt_xml {
    xml_library lib;
    xmlTextReaderPtr reader;
    bool ends_next; /* the element that started is empty */
    bool no_memory;
    bool passes_doctype;
    size_t line; /* of the first fault */
};

/* Kept for as long as the program runs: closed, it would leave what it holds behind. */
static akt_status open_library(akt_xml *xml)
{
    void *library;
    akt_status status = akt_library_open(&library, AKT_LIBXML2, NULL);
    bool good = status == AKT_OK;
#define FIND(name)                                                                                 \
    good = good && akt_library_find(library, #name, &xml->lib.name, sizeof xml->lib.name);
    XML_FUNCTIONS(FIND)
#undef FIND
    return good || status == AKT_ENOMEM ? status : AKT_EINTERNAL;
}

/* Takes errors, so that nothing is printed. */
static void note_error(void *user, xmlErrorPtr error)
{
    akt_xml *xml = user;
    xml->no_memory = xml->no_memory || error->code == XML_ERR_NO_MEMORY;
    if (!xml->line && error->level >= XML_ERR_ERROR)
        xml->line = error->line > 0 ? (size_t)error->line : 1;
}

__attribute__((format(printf, 2, 3))) static void say_nothing(void *user, const char *format, ...)
{
    (void)user;
    (void)format;
}

akt_xml *akt_xml_new(const char *bytes, size_t size, bool *no_library)
{
    akt_xml *xml = calloc(1, sizeof *xml);
    akt_status status = xml ? open_library(xml) : AKT_ENOMEM;
    *no_library = status == AKT_EINTERNAL;
    if (status == AKT_OK)
        xml->lib.xmlSetGenericErrorFunc(NULL, say_nothing);
    if (status == AKT_OK && size <= INT_MAX)
        xml->reader = xml->lib.xmlReaderForMemory(bytes, (int)size, NULL, NULL,
                                                  XML_PARSE_NONET | XML_PARSE_COMPACT);
    if (xml && xml->reader) {
        xml->lib.xmlTextReaderSetStructuredErrorHandler(xml->reader, note_error, xml);
        return xml;
    }
    akt_xml_free(xml);
    return NULL;
}

void akt_xml_free(akt_xml *xml)
{
    if (!xml)
        return;
    if (xml->reader)
        xml->lib.xmlFreeTextReader(xml->reader);
    if (xml->lib.xmlSetGenericErrorFunc)
        xml->lib.xmlSetGenericErrorFunc(NULL, NULL); /* to what it was */
    free(xml);
}

static akt_xml_event stop(akt_xml *xml)
{
    if (xml->no_memory)
        return AKT_XML_NO_MEMORY;
    int line = xml->lib.xmlTextReaderGetParserLineNumber(xml->reader);
    if (!xml->line)
        xml->line = line > 0 ? (size_t)line : 1;
    return AKT_XML_FAULT;
}

void akt_xml_pass_doctype(akt_xml *xml)
{
    xml->passes_doctype = true;
}

static bool declares_nothing(const akt_xml *xml)
{
    const xmlNode *doctype = xml->lib.xmlTextReaderCurrentNode(xml->reader);
    return doctype && !doctype->children;
}

akt_xml_event akt_xml_next(akt_xml *xml)
{
    if (xml->ends_next) {
        xml->ends_next = false;
        return AKT_XML_END;
    }
    for (;;) {
        int got = xml->lib.xmlTextReaderRead(xml->reader);
        xml->no_memory = xml->no_memory || (got < 0 && !xml->line); /* what is unsound is told */
        if (got < 0 || xml->no_memory)
            return stop(xml);
        if (got == 0)
            return AKT_XML_DONE;
        switch (xml->lib.xmlTextReaderNodeType(xml->reader)) {
        case XML_READER_TYPE_ELEMENT:
            xml->ends_next = xml->lib.xmlTextReaderIsEmptyElement(xml->reader) == 1;
            return AKT_XML_START;
        case XML_READER_TYPE_END_ELEMENT: return AKT_XML_END;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: return AKT_XML_TEXT;
        case XML_READER_TYPE_DOCUMENT_TYPE:
            if (!xml->passes_doctype || !declares_nothing(xml))
                return stop(xml);
            break;
        case XML_READER_TYPE_ENTITY_REFERENCE: return stop(xml);
        default: break; /* comments and instructions */
        }
    }
}

const char *akt_xml_name(const akt_xml *xml)
{
    const xmlChar *name = xml->lib.xmlTextReaderConstLocalName(xml->reader);
    return name ? (const char *)name : "";
}

const char *akt_xml_text(const akt_xml *xml)
{
    const xmlChar *text = xml->lib.xmlTextReaderConstValue(xml->reader);
    return text ? (const char *)text : "";
}

const char *akt_xml_attribute(akt_xml *xml, const char *name)
{
    const xmlChar *value = NULL;
    int more = xml->lib.xmlTextReaderMoveToFirstAttribute(xml->reader);
    while (more == 1 && strcmp(akt_xml_name(xml), name) != 0)
        more = xml->lib.xmlTextReaderMoveToNextAttribute(xml->reader);
    if (more == 1)
        value = xml->lib.xmlTextReaderConstValue(xml->reader);
    xml->lib.xmlTextReaderMoveToElement(xml->reader);
    return (const char *)value;
}

size_t akt_xml_line(const akt_xml *xml)
{
    enum { LAST = 65535 }; /* that libxml2 counts for a node */
    if (xml->line)
        return xml->line;
    long line = xml->lib.xmlGetLineNo(xml->lib.xmlTextReaderCurrentNode(xml->reader));
    if (line < 1 || line >= LAST)
        line = xml->lib.xmlTextReaderGetParserLineNumber(xml->reader);
    return line > 0 ? (size_t)line : 1;
}
