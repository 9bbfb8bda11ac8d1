#include "base/utf8.h"
#include "parse/json_internal.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FEW_KEYS = 16 };

typedef struct key {
    const char *text; /* raw, or decoded where it held an escape */
    size_t size;
    size_t offset;
} key;

typedef struct frame {
    bool is_object;
    size_t first_key; /* in the stack of keys */
    size_t index;
    key key;
} frame;

typedef struct scanner {
    const akt_text_file *file;
    akt_diagnostics *faults;
    size_t at;
    frame frames[AKT_JSON_DEPTH];
    size_t depth;
    akt_list keys; /* of key: those of all open objects */
    akt_pool *pool;
    bool faulty;
    bool no_memory;
} scanner;

static void write_pointer(const scanner *s, akt_buffer *out)
{
    for (size_t i = 0; i < s->depth; i++) {
        if (s->frames[i].is_object && !s->frames[i].key.text)
            return; /* the key is still to come */
        if (s->frames[i].is_object)
            akt_json_pointer_add(out, s->frames[i].key.text, s->frames[i].key.size);
        else
            akt_buffer_format(out, "/%zu", s->frames[i].index);
    }
}

static bool fault_at(scanner *s, akt_fault fault, size_t offset, const char *a, const char *b)
{
    const char *args[4] = {a, b, NULL, NULL};
    akt_buffer pointer = AKT_BUFFER_INIT;
    write_pointer(s, &pointer);
    akt_text_file_fault(s->file, s->faults, fault, offset, pointer.size ? pointer.text : NULL,
                        args);
    s->no_memory = s->no_memory || pointer.failed;
    akt_buffer_dispose(&pointer);
    s->faulty = true;
    return false;
}

/* The character at the scanner, as a text for a message; an end of file is a fault of its own. */
static bool unexpected(scanner *s, const char *expected)
{
    if (s->at >= s->file->size)
        return fault_at(s, AKT_FAULT_JSON_END, s->file->size, expected, NULL);
    char found[16];
    size_t next = s->at;
    uint32_t code = akt_utf8_next(s->file->text, s->file->size, &next);
    if (code < 0x20 || code == 0x7F)
        snprintf(found, sizeof found, "U+%04X", (unsigned)code);
    else
        snprintf(found, sizeof found, "%.*s", (int)(next - s->at), s->file->text + s->at);
    return fault_at(s, AKT_FAULT_JSON_SYNTAX, s->at, found, expected);
}

static char peek(const scanner *s)
{
    return s->at < s->file->size ? s->file->text[s->at] : '\0';
}

static void skip_space(scanner *s)
{
    s->at = akt_json_skip_space(s->file->text, s->at);
}

static bool scan_hex(const scanner *s, size_t at, unsigned *code)
{
    *code = 0;
    for (size_t i = at; i < at + 4; i++) {
        char c = i < s->file->size ? s->file->text[i] : '\0';
        const char *digits = "0123456789abcdef0123456789ABCDEF";
        const char *found = c ? strchr(digits, c) : NULL;
        if (!found)
            return false;
        *code = *code << 4 | (unsigned)((found - digits) % 16);
    }
    return true;
}

/* At a backslash. A \u escape must name a character: no NUL, no half of a surrogate pair alone. */
static bool scan_escape(scanner *s)
{
    size_t start = s->at;
    char c = start + 1 < s->file->size ? s->file->text[start + 1] : '\0';
    s->at += 2;
    if (c && strchr("\"\\/bfnrt", c))
        return true;
    unsigned code, low;
    bool good =
        c == 'u' && scan_hex(s, s->at, &code) && code != 0 && !(code >= 0xDC00 && code <= 0xDFFF);
    s->at += 4;
    if (good && code >= 0xD800 && code <= 0xDBFF) {
        good = peek(s) == '\\' && s->at + 1 < s->file->size && s->file->text[s->at + 1] == 'u' &&
               scan_hex(s, s->at + 2, &low) && low >= 0xDC00 && low <= 0xDFFF;
        s->at += 6;
    }
    return good || fault_at(s, AKT_FAULT_JSON_ESCAPE, start, NULL, NULL);
}

static bool scan_string(scanner *s)
{
    uint64_t odd = 0;
    s->at++;
    while ((s->at = akt_json__skip_plain(s->file->text, s->at, s->file->size, &odd)) <
           s->file->size) {
        unsigned char c = (unsigned char)s->file->text[s->at];
        if (c == '"') {
            s->at++;
            return true;
        }
        if (c < 0x20) {
            char name[16];
            snprintf(name, sizeof name, "U+%04X", (unsigned)c);
            return fault_at(s, AKT_FAULT_JSON_CONTROL, s->at, name, NULL);
        }
        if (!scan_escape(s))
            return false;
    }
    return unexpected(s, "\"");
}

static bool scan_digits(scanner *s)
{
    size_t start = s->at;
    while (peek(s) >= '0' && peek(s) <= '9')
        s->at++;
    return s->at > start || unexpected(s, "0 … 9");
}

static bool scan_number(scanner *s)
{
    if (peek(s) == '-')
        s->at++;
    if (peek(s) == '0')
        s->at++;
    else if (!scan_digits(s))
        return false;
    if (peek(s) == '.') {
        s->at++;
        if (!scan_digits(s))
            return false;
    }
    if (peek(s) == 'e' || peek(s) == 'E') {
        s->at++;
        if (peek(s) == '+' || peek(s) == '-')
            s->at++;
        return scan_digits(s);
    }
    return true;
}

static bool scan_literal(scanner *s, const char *literal)
{
    size_t length = strlen(literal);
    if (s->file->size - s->at < length || strncmp(s->file->text + s->at, literal, length) != 0)
        return unexpected(s, literal);
    s->at += length;
    return true;
}

/* The key as it reads, so that "a" and "\u0061" are the same. */
static bool decode_key(scanner *s, size_t start, key *out)
{
    *out = (key){s->file->text + start + 1, s->at - start - 2, start};
    if (!memchr(out->text, '\\', out->size))
        return true;
    akt_json *value = akt_json_parse(s->file->text + start, s->at - start);
    const char *text = value ? akt_json_string(value) : NULL;
    out->text = text ? akt_pool_text(s->pool, text, strlen(text)) : NULL;
    out->size = out->text ? strlen(out->text) : 0;
    akt_json_free(value);
    s->no_memory = s->no_memory || !out->text;
    return out->text != NULL;
}

static bool scan_key(scanner *s)
{
    skip_space(s);
    if (peek(s) != '"')
        return unexpected(s, "\"");
    size_t start = s->at;
    if (!scan_string(s))
        return false;
    key found;
    key *kept = decode_key(s, start, &found) ? akt_list_add(&s->keys) : NULL;
    if (!kept) {
        s->no_memory = true;
        return false;
    }
    *kept = found;
    s->frames[s->depth - 1].key = found;
    skip_space(s);
    if (peek(s) != ':')
        return unexpected(s, ":");
    s->at++;
    return true;
}

static int by_text(const void *left, const void *right)
{
    const key *a = left, *b = right;
    int order = (a->size > b->size) - (a->size < b->size);
    if (order == 0)
        order = memcmp(a->text, b->text, a->size);
    return order ? order : (a->offset > b->offset) - (a->offset < b->offset);
}

/* Whether sorting the keys may show two that are the same; few keys are told apart quicker so. */
static bool may_repeat(const key *keys, size_t count)
{
    for (size_t i = 1; count <= FEW_KEYS && i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (keys[i].size == keys[j].size &&
                memcmp(keys[i].text, keys[j].text, keys[i].size) == 0)
                return true;
    return count > FEW_KEYS;
}

/* Closes a frame; an object's keys must differ. */
static void close_frame(scanner *s)
{
    frame *top = &s->frames[s->depth - 1];
    key *keys = (key *)s->keys.items;
    size_t count = s->keys.count - top->first_key;
    if (top->is_object && count > 1 && may_repeat(keys + top->first_key, count)) {
        keys += top->first_key;
        qsort(keys, count, sizeof *keys, by_text);
        for (size_t i = 1; i < count; i++) {
            if (keys[i].size != keys[i - 1].size ||
                memcmp(keys[i].text, keys[i - 1].text, keys[i].size) != 0)
                continue;
            const char *name = akt_pool_text(s->pool, keys[i].text, keys[i].size);
            s->no_memory = s->no_memory || !name;
            top->key = keys[i];
            fault_at(s, AKT_FAULT_JSON_DUPLICATE_KEY, keys[i].offset, name, NULL);
        }
    }
    if (top->is_object)
        s->keys.count = top->first_key;
    s->depth--;
    s->at++;
}

/* Opens an object or array. *empty where it closes at once. */
static bool open_frame(scanner *s, bool *empty)
{
    if (s->depth == AKT_JSON_DEPTH)
        return fault_at(s, AKT_FAULT_JSON_DEPTH, s->at, "100", NULL);
    bool is_object = peek(s) == '{';
    s->frames[s->depth++] = (frame){.is_object = is_object, .first_key = s->keys.count};
    s->at++;
    skip_space(s);
    *empty = peek(s) == (is_object ? '}' : ']');
    if (*empty)
        close_frame(s);
    return *empty || !is_object || scan_key(s);
}

static bool scan_scalar(scanner *s)
{
    switch (peek(s)) {
    case '"': return scan_string(s);
    case 't': return scan_literal(s, "true");
    case 'f': return scan_literal(s, "false");
    case 'n': return scan_literal(s, "null");
    default:
        if (peek(s) == '-' || (peek(s) >= '0' && peek(s) <= '9'))
            return scan_number(s);
        return unexpected(s, "{ [ \" 0 … 9 true false null");
    }
}

/* After a value: closes what ends here and goes to the next value. *done at the end of all. */
static bool scan_after(scanner *s, bool *done)
{
    while (s->depth > 0) {
        frame *top = &s->frames[s->depth - 1];
        skip_space(s);
        if (peek(s) == ',') {
            s->at++;
            top->index++;
            top->key = (key){NULL, 0, 0};
            return !top->is_object || scan_key(s);
        }
        if (peek(s) != (top->is_object ? '}' : ']'))
            return unexpected(s, top->is_object ? ", }" : ", ]");
        close_frame(s);
    }
    *done = true;
    return true;
}

static bool scan_document(scanner *s)
{
    for (bool done = false; !done;) {
        skip_space(s);
        bool complete = true;
        if (peek(s) == '{' || peek(s) == '[') {
            if (!open_frame(s, &complete))
                return false;
        } else if (!scan_scalar(s)) {
            return false;
        }
        if (complete && !scan_after(s, &done))
            return false;
    }
    skip_space(s);
    if (s->at < s->file->size)
        return fault_at(s, AKT_FAULT_JSON_TRAILING, s->at, NULL, NULL);
    return true;
}

static bool is_readable(scanner *s)
{
    size_t bad = akt_utf8_check(s->file->text, s->file->size);
    if (bad < s->file->size)
        return fault_at(s, AKT_FAULT_UTF8, bad, NULL, NULL);
    skip_space(s);
    if (s->at == s->file->size)
        return fault_at(s, AKT_FAULT_EMPTY_FILE, 0, NULL, NULL);
    return true;
}

akt_status akt_json__seek_faults(const akt_text_file *file, akt_diagnostics *faults)
{
    scanner *s = calloc(1, sizeof *s);
    if (!s)
        return AKT_ENOMEM;
    *s = (scanner){.file = file, .faults = faults, .keys = AKT_LIST_OF(key)};
    s->pool = akt_pool_new();
    s->no_memory = !s->pool;
    if (!s->no_memory && is_readable(s))
        scan_document(s);
    akt_status status = s->no_memory || faults->failed ? AKT_ENOMEM
                        : s->faulty                    ? AKT_EDATA
                                                       : AKT_OK;
    akt_list_dispose(&s->keys);
    akt_pool_free(s->pool);
    free(s);
    return status;
}

akt_status akt_json_check_watched(const akt_text_file *file, akt_diagnostics *faults,
                                  const akt_json_watch *watch)
{
    if (akt_json__is_sound(file, watch))
        return faults->failed ? AKT_ENOMEM : AKT_OK;
    return akt_json__seek_faults(file, faults);
}

akt_status akt_json_check(const akt_text_file *file, akt_diagnostics *faults)
{
    return akt_json_check_watched(file, faults, NULL);
}
