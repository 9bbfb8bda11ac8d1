#include "input/plain_edges.h"

#include "base/large.h"
#include "base/list.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 15, FIRST_SLOTS = 1024 };

/* A place in the table of ids. Ids of eight bytes or less are their key, and need no second look. */
typedef struct slot {
    uint64_t key;
    uint32_t size;
    uint32_t number; /* of the node, from 1; 0 = empty */
} slot;

typedef struct walk {
    const akt_plain_shape *shape;
    const char *text;
    size_t size, at;
    akt_list nodes; /* of akt_plain_node */
    slot *slots;
    size_t capacity;     /* a power of two */
    uint64_t separators; /* eight of them */
    bool is_odd;         /* something that is no id stands where one should */
    bool no_memory;
} walk;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Small letters, digits and . _ -, a bit a character: what ids go on with. */
static bool is_of_id(char c)
{
    static const uint64_t bits[4] = {UINT64_C(0x3FF) << 48 | UINT64_C(3) << 45,
                                     UINT64_C(0x3FFFFFF) << 33 | UINT64_C(1) << 31, 0, 0};
    unsigned char code = (unsigned char)c;
    return bits[code >> 6] >> (code & 63) & 1;
}

static bool begins_id(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z');
}

/* An id in the text. */
typedef struct id {
    const char *text;
    size_t size;
    uint64_t key; /* its bytes, or of a longer one their hash */
} id;

/* Multiplication spreads, as Fibonacci hashing does (Knuth, vol. 3). */
static size_t first_place(uint64_t key, size_t capacity)
{
    return (size_t)((key ^ key >> 32) * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (capacity - 1);
}

static bool is_id(const walk *w, const slot *at, const id *wanted)
{
    if (at->key != wanted->key || at->size != wanted->size)
        return false;
    const akt_plain_node *node = (const akt_plain_node *)w->nodes.items + at->number - 1;
    return wanted->size <= sizeof wanted->key ||
           memcmp(w->text + node->at, wanted->text, wanted->size) == 0;
}

static slot *find_slot(const walk *w, const id *wanted)
{
    size_t at = first_place(wanted->key, w->capacity);
    while (w->slots[at].number && !is_id(w, &w->slots[at], wanted))
        at = (at + 1) & (w->capacity - 1);
    return &w->slots[at];
}

static bool grow(walk *w)
{
    size_t capacity = w->capacity ? w->capacity * 2 : FIRST_SLOTS;
    slot *slots = calloc(capacity, sizeof *slots);
    if (!slots)
        return false;
    akt_large_hint(slots, capacity * sizeof *slots);
    for (size_t i = 0; i < w->capacity; i++) {
        size_t at = first_place(w->slots[i].key, capacity);
        while (w->slots[i].number && slots[at].number)
            at = (at + 1) & (capacity - 1);
        if (w->slots[i].number)
            slots[at] = w->slots[i];
    }
    free(w->slots);
    w->slots = slots;
    w->capacity = capacity;
    return true;
}

static bool is_made_as_ids_are(const id *found)
{
    bool is_made = found->size > 0 && begins_id(*found->text);
    for (size_t i = 1; is_made && i < found->size; i++)
        is_made = is_of_id(found->text[i]);
    return is_made;
}

/* The node of that id, which is added where it is new. */
static uint32_t enter(walk *w, const id *found, uint32_t row)
{
    if (w->nodes.count * 2 >= w->capacity && !grow(w)) {
        w->no_memory = true;
        return 0;
    }
    slot *at = find_slot(w, found);
    if (at->number)
        return at->number - 1;
    w->is_odd = w->is_odd || !is_made_as_ids_are(found);
    akt_plain_node *added = akt_list_add(&w->nodes);
    if (!added) {
        w->no_memory = true;
        return 0;
    }
    *added = (akt_plain_node){(uint32_t)(found->text - w->text), (uint32_t)found->size, row};
    *at = (slot){found->key, (uint32_t)found->size, (uint32_t)w->nodes.count};
    return at->number - 1;
}

static const uint64_t EACH = UINT64_C(0x0101010101010101); /* times a byte: eight of it */

/* A bit in the lowest byte that is 0, and perhaps in some above it; 0 where there is none. */
static uint64_t find_zero(uint64_t word)
{
    return (word - EACH) & ~word & EACH * 0x80;
}

/* Eight bytes, the first the lowest. */
static uint64_t load(const char *text)
{
    uint64_t word;
    memcpy(&word, text, sizeof word);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(word) : word;
}

/* Past an id that ends within eight bytes, as most do. What it is made of is looked at when it is new. */
static bool read_short_id(walk *w, id *out)
{
    if (w->size - w->at < sizeof(uint64_t))
        return false;
    uint64_t word = load(w->text + w->at);
    uint64_t ends = find_zero(word ^ w->separators) | find_zero(word ^ EACH * '\n') |
                    find_zero(word ^ EACH * '\r');
    if (!ends)
        return false;
    unsigned bits = (unsigned)__builtin_ctzll(ends) & ~7u;
    *out = (id){w->text + w->at, bits / 8, word & ((UINT64_C(1) << bits) - 1)};
    w->at += out->size;
    return true;
}

/* Past any other; what it is made of decides where it ends. */
static bool read_long_id(walk *w, id *out)
{
    const char *end = out->text = w->text + w->at;
    uint64_t hash = 0, word = 0;
    size_t size = 0;
    for (; is_of_id(*end); end++) {
        if (size && size % sizeof word == 0) {
            hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
            word = 0;
        }
        word |= (uint64_t)(unsigned char)*end << size % sizeof word * 8;
        size++;
    }
    out->size = size;
    out->key = size <= sizeof word ? word : (hash ^ hash >> 32) + word;
    w->at += size;
    return size > 0;
}

static bool read_id(walk *w, id *out)
{
    return read_short_id(w, out) || read_long_id(w, out);
}

/* How many digits stand together; of eight bytes at once where there are so many. */
static size_t count_digits(const walk *w)
{
    size_t count = 0;
    if (w->size - w->at >= sizeof(uint64_t)) {
        uint64_t word = load(w->text + w->at) ^ EACH * '0';
        uint64_t others = (word | (word + EACH * 0x76)) & EACH * 0x80; /* what is above 9 */
        if (others)
            return (size_t)__builtin_ctzll(others) / 8;
        count = sizeof word;
    }
    while (is_digit(w->text[w->at + count]))
        count++;
    return count;
}

/* Past a number without sign, and without a zero in front, which codes have. */
static bool read_number(walk *w, akt_plain_edge *edge)
{
    size_t whole = count_digits(w), digits = whole;
    const char *first = w->text + w->at, *end = first + whole;
    if (!w->shape->is_whole && *end == '.') {
        for (end++; is_digit(*end); end++)
            digits++;
        if (digits == whole)
            return false;
    }
    edge->number_at = (uint32_t)w->at;
    edge->number_size = (uint32_t)(end - first);
    w->at += edge->number_size;
    return whole > 0 && digits <= MOST_DIGITS && (*first != '0' || whole == 1);
}

/* Past the end of a row. */
static bool end_row(walk *w)
{
    if (w->at == w->size)
        return true;
    w->at += w->text[w->at] == '\r';
    return w->text[w->at++] == '\n';
}

/* Both ends of a row whose ids are not entered yet. */
typedef struct ends {
    id from, to;
} ends;

static bool read_row(walk *w, akt_plain_edge *edge, ends *found)
{
    const akt_plain_shape *shape = w->shape;
    bool is_plain = true;
    edge->row = (uint32_t)w->at;
    for (size_t column = 0; is_plain && column < shape->columns; column++) {
        if (column > 0 && w->text[w->at++] != shape->separator)
            return false;
        if (column == shape->number)
            is_plain = read_number(w, edge);
        else
            is_plain = read_id(w, column == shape->from ? &found->from : &found->to);
    }
    return is_plain && end_row(w);
}

/* Has the slot of an id fetched while others are read: tables are larger than what is at hand. */
static void expect(const walk *w, const id *wanted)
{
    if (w->capacity)
        __builtin_prefetch(&w->slots[first_place(wanted->key, w->capacity)]);
}

/* The next rows, at most BLOCK; false where one is not plain. */
static bool read_block(walk *w, akt_plain_edges *out, akt_plain_edge *edges)
{
    enum { BLOCK = 32 };
    ends found[BLOCK];
    size_t count = 0;
    for (; count < BLOCK && w->at < w->size; count++) {
        if (!read_row(w, &edges[out->edge_count + count], &found[count]))
            return false;
        expect(w, &found[count].from);
        expect(w, &found[count].to);
    }
    for (size_t i = 0; i < count; i++) {
        akt_plain_edge *edge = &edges[out->edge_count++];
        edge->from = enter(w, &found[i].from, edge->row);
        edge->to = enter(w, &found[i].to, edge->row);
    }
    return !w->no_memory && !w->is_odd;
}

/* Each line ends with one, but perhaps the last. In blocks, which are counted many bytes at a time. */
static size_t count_rows(const char *text, size_t start, size_t size)
{
    enum { BLOCK = 128 };
    size_t count = 1, i = start;
    for (; i + BLOCK <= size; i += BLOCK) {
        unsigned char in_block = 0;
        for (size_t k = 0; k < BLOCK; k++)
            in_block = (unsigned char)(in_block + (text[i + k] == '\n'));
        count += in_block;
    }
    for (; i < size; i++)
        count += text[i] == '\n';
    return count;
}

static bool read_rows(walk *w, akt_plain_edges *out, akt_pool *pool)
{
    size_t most = count_rows(w->text, w->at, w->size);
    akt_plain_edge *edges = akt_pool_get(pool, most * sizeof *edges);
    bool is_plain = edges != NULL;
    out->edges = edges;
    while (is_plain && w->at < w->size)
        is_plain = read_block(w, out, edges);
    return is_plain && out->edge_count > 0;
}

bool akt_plain_edges_read(akt_plain_edges *out, const char *text, size_t start, size_t size,
                          const akt_plain_shape *shape, akt_pool *pool)
{
    walk w = {.shape = shape,
              .text = text,
              .size = size,
              .at = start,
              .separators = EACH * (unsigned char)shape->separator,
              .nodes = AKT_LIST_OF(akt_plain_node)};
    *out = (akt_plain_edges){0};
    bool is_plain = size < UINT32_MAX && read_rows(&w, out, pool);
    size_t bytes = w.nodes.count * sizeof(akt_plain_node);
    akt_plain_node *nodes = is_plain ? akt_pool_get(pool, bytes) : NULL;
    if (nodes)
        memcpy(nodes, w.nodes.items, bytes);
    if (w.no_memory)
        akt_pool_fail(pool);
    out->nodes = nodes;
    out->node_count = w.nodes.count;
    akt_list_dispose(&w.nodes);
    free(w.slots);
    return nodes != NULL;
}

int64_t akt_plain_whole(const char *digits, size_t size)
{
    int64_t value = 0;
    for (size_t i = 0; i < size; i++)
        value = value * 10 + (digits[i] - '0');
    return value;
}
