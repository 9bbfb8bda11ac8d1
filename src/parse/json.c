#include "parse/json.h"

#include <cjson/cJSON.h>

#include <stdlib.h>
#include <string.h>

/* Everything here trusts akt_json_check. */

size_t akt_json_skip_space(const char *text, size_t offset)
{
    return offset + strspn(text + offset, " \t\r\n");
}

static size_t skip_string(const char *text, size_t at)
{
    for (at++; text[at] != '"'; at++)
        if (text[at] == '\\')
            at++;
    return at + 1;
}

static size_t skip_value(const char *text, size_t at)
{
    size_t depth = 0;
    do {
        at = akt_json_skip_space(text, at);
        if (text[at] == '"') {
            at = skip_string(text, at);
        } else if (text[at] == '{' || text[at] == '[') {
            depth++;
            at++;
        } else if (text[at] == '}' || text[at] == ']') {
            depth--;
            at++;
        } else if (text[at] == ',' || text[at] == ':') {
            at++;
        } else {
            at += strcspn(text + at, ",:]} \t\r\n");
        }
    } while (depth > 0);
    return at;
}

akt_json_cursor akt_json_enter(const char *text, size_t offset)
{
    size_t at = akt_json_skip_space(text, offset);
    return (akt_json_cursor){.text = text, .at = at + 1, .is_object = text[at] == '{'};
}

bool akt_json_next(akt_json_cursor *cursor)
{
    size_t at = akt_json_skip_space(cursor->text, cursor->at);
    if (cursor->text[at] == '}' || cursor->text[at] == ']')
        return false;
    if (cursor->text[at] == ',')
        at = akt_json_skip_space(cursor->text, at + 1);
    if (cursor->is_object) {
        size_t end = skip_string(cursor->text, at);
        cursor->key = cursor->text + at + 1;
        cursor->key_size = end - at - 2;
        at = akt_json_skip_space(cursor->text, end) + 1;
    }
    cursor->index = cursor->started ? cursor->index + 1 : 0;
    cursor->started = true;
    cursor->value = akt_json_skip_space(cursor->text, at);
    cursor->end = cursor->at = skip_value(cursor->text, cursor->value);
    return true;
}

bool akt_json_key_is(const akt_json_cursor *cursor, const char *name)
{
    return cursor->key_size == strlen(name) && memcmp(cursor->key, name, cursor->key_size) == 0;
}

/* Whether the cursor stands on the step of a pointer that has size bytes. */
static bool is_step(const akt_json_cursor *cursor, const char *step, size_t size)
{
    if (cursor->is_object)
        return cursor->key_size == size && memcmp(cursor->key, step, size) == 0;
    return cursor->index == strtoul(step, NULL, 10);
}

size_t akt_json_locate(const char *text, size_t offset, const char *pointer)
{
    size_t at = akt_json_skip_space(text, offset);
    while (*pointer == '/' && (text[at] == '{' || text[at] == '[')) {
        const char *step = pointer + 1;
        size_t size = strcspn(step, "/");
        akt_json_cursor cursor = akt_json_enter(text, at);
        bool found = false;
        while (!found && akt_json_next(&cursor))
            found = is_step(&cursor, step, size);
        if (!found)
            return at;
        at = cursor.value;
        pointer = step + size;
    }
    return at;
}

akt_json *akt_json_parse(const char *text, size_t size)
{
    return (akt_json *)cJSON_ParseWithLengthOpts(text, size, NULL, 0);
}

void akt_json_free(akt_json *value)
{
    cJSON_Delete((cJSON *)value);
}

akt_json_kind akt_json_kind_of(const akt_json *value)
{
    switch (((const cJSON *)value)->type & 0xFF) {
    case cJSON_True:
    case cJSON_False:
        return AKT_JSON_BOOL;
    case cJSON_Number:
        return AKT_JSON_NUMBER;
    case cJSON_String:
        return AKT_JSON_STRING;
    case cJSON_Array:
        return AKT_JSON_ARRAY;
    case cJSON_Object:
        return AKT_JSON_OBJECT;
    default:
        return AKT_JSON_NULL;
    }
}

bool akt_json_is_true(const akt_json *value)
{
    return cJSON_IsTrue((const cJSON *)value);
}

double akt_json_number(const akt_json *value)
{
    return ((const cJSON *)value)->valuedouble;
}

const char *akt_json_string(const akt_json *value)
{
    return ((const cJSON *)value)->valuestring;
}

const char *akt_json_key(const akt_json *value)
{
    return ((const cJSON *)value)->string;
}

const akt_json *akt_json_first(const akt_json *value)
{
    return (const akt_json *)((const cJSON *)value)->child;
}

const akt_json *akt_json_sibling(const akt_json *value)
{
    return (const akt_json *)((const cJSON *)value)->next;
}

const akt_json *akt_json_get(const akt_json *object, const char *key)
{
    return (const akt_json *)cJSON_GetObjectItemCaseSensitive((const cJSON *)object, key);
}
