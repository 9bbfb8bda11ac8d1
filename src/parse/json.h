#ifndef AKT_PARSE_JSON_H
#define AKT_PARSE_JSON_H

#include "base/buffer.h"
#include "parse/text_file.h"

#include <stdint.h>
#include <string.h>

/* JSON (RFC 8259), strict: duplicate keys, trailing text, control characters in strings, \u0000,
 * lone surrogates and invalid UTF-8 are faults. A file is first checked whole, which finds the place
 * of any fault; then walked by offset; single values are parsed into trees. */

#define AKT_JSON_DEPTH 100 /* the deepest nesting that is read */

/* Checks a whole file. Faults go to faults; a fault of syntax ends the check of this file. Returns
 * AKT_OK where there is none, AKT_EDATA else, or AKT_ENOMEM. O(size log keys). */
akt_status akt_json_check(const akt_text_file *file, akt_diagnostics *faults);

/* Whether the bytes from..to of a file are JSON without a fault; false does not deny it: a check of
 * them as a text of their own tells. */
bool akt_json_is_sound_part(const akt_text_file *file, size_t from, size_t to);

/* Whoever wants to know how far a long text has been gone through: told about once a megabyte. */
typedef struct akt_json_watch {
    void (*passed)(void *context, size_t offset);
    void *context;
} akt_json_watch;

/* The same; watch may be NULL. */
akt_status akt_json_check_watched(const akt_text_file *file, akt_diagnostics *faults,
                                  const akt_json_watch *watch);

/* The members of the object, or items of the array, that begins at an offset of checked text. */
typedef struct akt_json_cursor {
    const char *text;
    size_t size; /* how far one may look ahead; 0 = not known */
    size_t at;
    size_t index; /* of the member that akt_json_next gave last */
    bool is_object;
    bool started;
    const char *key; /* its raw key (still escaped); objects only */
    size_t key_size;
    size_t value; /* offset of its value */
    size_t end;   /* offset just past it */
} akt_json_cursor;

/* offset may stand before white space. An object or array must begin there. */
akt_json_cursor akt_json_enter(const char *text, size_t offset);
bool akt_json_next(akt_json_cursor *cursor);

/* The same in two: to the value of the next member or item, and past it. Who reads the value tells where
 * it ends with akt_json_leave instead. When there is no next, `end` is just past the object or array. */
akt_json_cursor akt_json_enter_file(const akt_text_file *file, size_t offset);
bool akt_json_step(akt_json_cursor *cursor);

/* A key as it is spelled somewhere in checked text. */
typedef struct akt_json_spelling {
    const char *raw; /* at its quote */
    size_t size;     /* as far as its value; 0 = none */
    size_t key_size; /* without quotes */
} akt_json_spelling;

/* How the key of the member is spelled that the last step led to. */
akt_json_spelling akt_json_spelled(const akt_json_cursor *cursor);

/* Whether `size` bytes at an offset of the text that a cursor was made of with akt_json_enter_file are the
 * same as those. */
static inline bool akt_json_has_bytes(const akt_json_cursor *cursor, size_t at, const char *bytes,
                                      size_t size)
{
    const char *own = cursor->text + at;
    uint64_t left, right;
    if (at + size > cursor->size)
        return false;
    for (; size >= sizeof left; size -= sizeof left) {
        memcpy(&left, own, sizeof left);
        memcpy(&right, bytes, sizeof right);
        if (left != right)
            return false;
        own += sizeof left;
        bytes += sizeof right;
    }
    while (size > 0 && *own++ == *bytes++)
        size--;
    return size == 0;
}
void akt_json_pass(akt_json_cursor *cursor);
void akt_json_leave(akt_json_cursor *cursor, size_t end);

/* Between members: past all that are left, with `end` as when there is no next. */
void akt_json_pass_rest(akt_json_cursor *cursor);

/* The offset of the first character at or after offset that is not white space. */
size_t akt_json_skip_space(const char *text, size_t offset);

/* Whether the cursor's key is name, however its characters are escaped. */
bool akt_json_key_is(const akt_json_cursor *cursor, const char *name);

/* The offset of what a JSON pointer names in the value at offset; of the deepest part of the way
 * that exists, where it does not. */
size_t akt_json_locate(const char *text, size_t offset, const char *pointer);

/* The offset just past the value that begins at `at`. */
size_t akt_json_end(const char *text, size_t at);

/* One more step of a JSON pointer (RFC 6901): '/' and the key, its '~' and '/' escaped. */
void akt_json_pointer_add(akt_buffer *pointer, const char *key, size_t size);

/* The string that begins at an offset of checked text, in pool; NULL without memory, which fails the
 * pool. */
const char *akt_json_string_at(const char *text, size_t at, akt_pool *pool);

/* Some bytes of a text. */
typedef struct akt_json_bytes {
    const char *text;
    size_t size;
} akt_json_bytes;

/* What the string at `at` in checked text reads; in scratch (cleared) where it has escapes. size is how
 * far one may look ahead from `at`; 0 = not known. */
akt_json_bytes akt_json_string_of(const char *at, size_t size, akt_buffer *scratch);

/* The number at `at` in checked text, rounded once; infinite where none is as large. */
double akt_json_number_of(const char *at, akt_buffer *scratch);

/* A parsed value. */
typedef struct akt_json akt_json;

typedef enum akt_json_kind {
    AKT_JSON_NULL,
    AKT_JSON_BOOL,
    AKT_JSON_NUMBER,
    AKT_JSON_STRING,
    AKT_JSON_ARRAY,
    AKT_JSON_OBJECT
} akt_json_kind;

/* Parses size bytes of checked text. NULL without memory; free with akt_json_free. */
akt_json *akt_json_parse(const char *text, size_t size);
void akt_json_free(akt_json *value);

akt_json_kind akt_json_kind_at(const char *at);        /* of the value at `at` in checked text */
akt_json_kind akt_json_kind_of(const akt_json *value); /* AKT_JSON_NULL of NULL, too */
double akt_json_number(const akt_json *value);
const char *akt_json_string(const akt_json *value); /* borrowed */
const char *akt_json_key(const akt_json *value);    /* borrowed; NULL outside objects */
const akt_json *akt_json_first(const akt_json *value);
const akt_json *akt_json_sibling(const akt_json *value);
const akt_json *akt_json_get(const akt_json *object, const char *key); /* or NULL */

#endif
