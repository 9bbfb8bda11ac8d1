#include "diagram/label_internal.h"

#include "base/utf8.h"
#include "diagram/text_width.h"
#include "words/compounds.h"

#include <math.h>
#include <string.h>

#define MOST_BYTES 600 /* no card holds more; the rest is cut */
#define MOST_BREAKS 120
#define SHORTEST_PART 4

/* Where a line may end. The next one begins at `next`. */
typedef struct line_break {
    size_t end;
    size_t next;
    bool hyphen; /* is drawn */
} line_break;

typedef struct breaking {
    const akt_label_rule *rule;
    char text[MOST_BYTES + 8];
    size_t size;
    double width_to[MOST_BYTES + 8]; /* of the bytes before each whole character */
    line_break breaks[MOST_BREAKS];  /* the first begins the text, the last ends it */
    size_t count;
    double hyphen_width;
    size_t member_end; /* of the last member of a compound that was met */
    bool cut;
} breaking;

static bool is_space(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 ||
           code == 0x2029;
}

static void add_break(breaking *b, size_t end, size_t next, bool hyphen)
{
    bool room = b->count + 1 < MOST_BREAKS;
    bool new = b->count == 0 || next > b->breaks[b->count - 1].next;
    if (room && new && end > 0) {
        b->breaks[b->count++] = (line_break){end, next, hyphen};
    }
}

/* Copies the text without soft hyphens, runs of space made one, and marks where those stood. */
static void clean(breaking *b, const char *text)
{
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t code = akt_utf8_next(text, length, &at);
        code = code == AKT_UTF8_BAD ? 0xFFFD : is_space(code) ? ' ' : code;
        if (b->size >= MOST_BYTES) {
            b->cut = true;
            return;
        }
        if (code == 0xAD) {
            b->width_to[b->size] = -1;
        } else if (code != ' ' || (b->size > 0 && b->text[b->size - 1] != ' ')) {
            b->size += akt_utf8_encode(code, b->text + b->size);
        }
    }
    while (b->size > 0 && b->text[b->size - 1] == ' ') {
        b->size--;
    }
}

static bool is_letter(const breaking *b, size_t at)
{
    unsigned char c = (unsigned char)b->text[at];
    return at < b->size && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80);
}

/* How many bytes of letters stand before, or from, a place. */
static size_t letters_before(const breaking *b, size_t at)
{
    size_t n = 0;
    while (n < at && is_letter(b, at - n - 1)) {
        n++;
    }
    return n;
}

static size_t letters_from(const breaking *b, size_t at)
{
    size_t n = 0;
    while (at + n < b->size && is_letter(b, at + n)) {
        n++;
    }
    return n;
}

static bool is_digit(const breaking *b, size_t at)
{
    return at < b->size && b->text[at] >= '0' && b->text[at] <= '9';
}

/* "50 000" is one word. */
static bool groups_digits(const breaking *b, size_t space)
{
    return space > 0 && is_digit(b, space - 1) && is_digit(b, space + 1);
}

/* Within a member none begins. */
static bool begins_member(breaking *b, size_t at)
{
    size_t size = at < b->member_end ? 0 : akt_compound_member_at(b->text + at, b->size - at);
    b->member_end = size ? at + size : b->member_end;
    return size > 0;
}

static void find_break(breaking *b, size_t at, bool soft)
{
    char before = b->text[at - 1];
    if (before == ' ') {
        if (!groups_digits(b, at - 1)) {
            add_break(b, at - 1, at, false);
        }
    } else if (before == '-' || before == '/') {
        if (letters_before(b, at - 1) >= 2 && letters_from(b, at) >= 2) {
            add_break(b, at, at, false);
        }
    } else if (soft || (begins_member(b, at) && letters_before(b, at) >= SHORTEST_PART &&
                        letters_from(b, at) > SHORTEST_PART)) {
        add_break(b, at, at, true);
    }
}

static double width_of(const char *text, size_t size, const akt_label_rule *rule)
{
    char one[8] = {0};
    memcpy(one, text, size);
    return akt_text_width(one, rule->size, rule->bold);
}

static void measure(breaking *b)
{
    double width = 0;
    b->breaks[b->count++] = (line_break){0, 0, false};
    for (size_t at = 0; at < b->size;) {
        bool soft = b->width_to[at] < 0;
        b->width_to[at] = width;
        if (at > 0) {
            find_break(b, at, soft);
        }
        size_t begin = at;
        (void)akt_utf8_next(b->text, b->size, &at);
        width += width_of(b->text + begin, at - begin, b->rule);
    }
    b->width_to[b->size] = width;
    b->breaks[b->count++] = (line_break){b->size, b->size, false};
}

static double line_width(const breaking *b, size_t from, size_t to)
{
    double width = b->width_to[b->breaks[to].end] - b->width_to[b->breaks[from].next];
    return width + (b->breaks[to].hyphen ? b->hyphen_width : 0);
}

#define NEVER 1e9
#define TOO_WIDE 1e6

typedef struct solution {
    double best[AKT_LABEL_LINES + 1][MOST_BREAKS];   /* of the first breaks in so many lines */
    size_t choice[AKT_LABEL_LINES + 1][MOST_BREAKS]; /* the break before */
} solution;

static void solve_line(const breaking *b, solution *s, size_t k, size_t to)
{
    s->best[k][to] = NEVER;
    for (size_t from = 0; from < to; from++) {
        double width = line_width(b, from, to);
        double paid = b->breaks[from].hyphen ? b->rule->hyphen : 0;
        paid += width > b->rule->room + 0.01 ? TOO_WIDE : 0;
        double cost = fmax(s->best[k - 1][from], width) + paid;
        if (cost < s->best[k][to] - 1e-9) {
            s->best[k][to] = cost;
            s->choice[k][to] = from;
        }
    }
}

/* How many lines are best. */
static size_t solve(const breaking *b, solution *s)
{
    size_t last = b->count - 1;
    size_t lines = 1;
    double least = NEVER;
    size_t most = b->width_to[b->size] <= b->rule->easy ? 1 : b->rule->lines;
    for (size_t to = 0; to < b->count; to++) {
        s->best[0][to] = to == 0 ? 0 : NEVER;
    }
    for (size_t k = 1; k <= most; k++) {
        for (size_t to = 0; to < b->count; to++) {
            solve_line(b, s, k, to);
        }
        double cost = s->best[k][last] + b->rule->line * (double)(k - 1);
        if (cost < least - 1) {
            least = cost;
            lines = k;
        }
    }
    return lines;
}

static const char *line_text(const breaking *b, akt_pool *pool, size_t begin, size_t end,
                             const char *tail)
{
    char line[MOST_BYTES + 16];
    size_t size = end - begin;
    memcpy(line, b->text + begin, size);
    memcpy(line + size, tail, strlen(tail));
    return akt_pool_text(pool, line, size + strlen(tail));
}

static bool take(akt_label *out, const breaking *b, akt_pool *pool,
                 const solution *s)
{
    size_t to = b->count - 1;
    for (size_t k = out->count; k > 0; k--) {
        size_t from = s->choice[k][to];
        const line_break *end = &b->breaks[to];
        out->lines[k - 1] =
            line_text(b, pool, b->breaks[from].next, end->end, end->hyphen ? "-" : "");
        if (out->lines[k - 1] == NULL) {
            return false;
        }
        out->width = fmax(out->width, line_width(b, from, to));
        to = from;
    }
    return true;
}

/* The end of the longest piece from `begin` that leaves room for `tail`. */
static size_t cut_at(const breaking *b, size_t begin, double tail)
{
    size_t end = begin;
    for (size_t at = begin; at < b->size;) {
        (void)akt_utf8_next(b->text, b->size, &at);
        if (b->width_to[at] - b->width_to[begin] + tail > b->rule->room) {
            break;
        }
        end = at;
    }
    return end;
}

/* The last break that a line from `begin` reaches within its room; NULL where a word is longer. */
static const line_break *farthest(const breaking *b, size_t begin)
{
    const line_break *reach = NULL;
    for (size_t i = 1; i < b->count; i++) {
        const line_break *end = &b->breaks[i];
        double hyphen = end->hyphen ? b->hyphen_width : 0;
        bool behind = end->end > begin;
        if (behind && b->width_to[end->end] - b->width_to[begin] + hyphen <= b->rule->room) {
            reach = end;
        }
    }
    return reach;
}

/* Fills the lines one after the other and ends in …, where nothing fits. */
static bool fill(akt_label *out, const breaking *b, akt_pool *pool)
{
    double dots = akt_text_width("…", b->rule->size, b->rule->bold);
    size_t begin = 0;
    out->width = b->rule->room;
    out->count = 0;
    while (begin < b->size && out->count < b->rule->lines) {
        const line_break *reach = farthest(b, begin);
        bool whole = reach != NULL && reach->end == b->size && !b->cut;
        bool last = out->count + 1 == b->rule->lines && !whole;
        size_t end = last            ? cut_at(b, begin, dots)
                     : reach != NULL ? reach->end
                                     : cut_at(b, begin, b->hyphen_width);
        bool split = letters_before(b, end) > 0 && letters_from(b, end) > 0;
        bool hyphen = !last && (reach != NULL ? reach->hyphen : split);
        out->lines[out->count] = line_text(b, pool, begin, end, last ? "…" : hyphen ? "-" : "");
        if (out->lines[out->count++] == NULL) {
            return false;
        }
        out->cut = last;
        begin = !last && reach != NULL ? reach->next : end > begin ? end : b->size;
    }
    return true;
}

bool akt_label__make(akt_label *out, akt_pool *pool, const char *text,
                     const akt_label_rule *rule)
{
    solution s;
    breaking b = {.rule = rule};
    *out = (akt_label){.count = 1};
    b.hyphen_width = akt_text_width("-", rule->size, rule->bold);
    clean(&b, text);
    measure(&b);
    out->count = solve(&b, &s);
    if (b.size == 0) {
        out->lines[0] = "";
        return true;
    }
    if (!take(out, &b, pool, &s)) {
        return false;
    }
    if (b.cut || out->width > rule->room + 0.01) {
        return fill(out, &b, pool);
    }
    return true;
}
