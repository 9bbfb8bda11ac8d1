#ifndef AKT_TESTS_SUPPORT_TOLD_H
#define AKT_TESTS_SUPPORT_TOLD_H

/* After cmocka.h. */

#include "report/document.h"

#include <string.h>

/* Some block of the document has this text in it. */
static inline void assert_told(const akt_document *document, const char *part)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++) {
        if (blocks[i].text && strstr(blocks[i].text, part))
            return;
    }
    fail_msg("nothing says: %s", part);
}

/* The table of that name; ends the test where there is none. */
static inline const akt_doc_table *akt_told_table(const akt_document *document, const char *name)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++)
        if (blocks[i].kind == AKT_BLOCK_TABLE && strcmp(blocks[i].table->name, name) == 0)
            return blocks[i].table;
    fail_msg("no table %s", name);
    return NULL;
}

/* There is a document where all went well and only there; it is freed. Returns the status. */
static inline akt_status akt_told_once(akt_status status, akt_document *const *document)
{
    assert_int_equal(*document != NULL, status == AKT_OK);
    akt_document_free(*document);
    return status;
}

#endif
