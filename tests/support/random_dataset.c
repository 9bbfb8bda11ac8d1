#include "support/random_dataset.h"

#include "base/random.h"
#include "support/odd_texts.h"
#include "support/scratch.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { PARTIES_MAX = 16, FLOWS = 9, TIES = 14, ROLES = 10, NEEDS = 3, STATEMENTS = 3 };

/* What is drawn of a record; a list draws several times. */
typedef enum aspect {
    IS_THERE,
    ID,
    TABLE,
    RANK,
    NAME,
    SHORT,
    ALIASES,
    CATEGORY,
    DESCRIPTION,
    URL,
    FROM,
    TO,
    KIND,
    LEVEL,
    SECTOR,
    PARENT,
    DRIVER,
    STATUS,
    AREA,
    AMOUNT,
    AMOUNT_MIN,
    AMOUNT_MAX,
    CURRENCY,
    YEAR,
    VIA,
    PURPOSE,
    AUDIENCES,
    INSTRUMENTS = AUDIENCES + 4,
    REFS = INSTRUMENTS + 4,
    OWNERS = REFS + 6,
    PARTNERS = OWNERS + 6,
    CONTINUES = PARTNERS + 6,
    SOURCES = CONTINUES + 6,
    CONFIDENCE = SOURCES + 4,
    NOTE,
    EXTRA
} aspect;

/* Groups of records that are drawn apart. */
typedef enum family {
    SIZE,
    PARTY,
    TIE,
    FLOW,
    ROLE,
    NEED,
    STATEMENT,
    INDICATOR,
    SOURCE,
    WORD
} family;

typedef struct party {
    akt_table table;
    bool is_there;
    bool is_renamed;
    uint64_t rank; /* parents have a lower one */
} party;

typedef struct flow {
    bool is_there;
    uint64_t rank; /* what is continued has a lower one */
    int from;
    int to;
    int via;
    int continued[2];
} flow;

typedef struct drawing {
    const akt_random_choice *choice;
    akt_buffer *out;
    int parties;
    party party[PARTIES_MAX];
    flow flow[FLOWS];
    family of; /* of the record that is being written */
    int record;
    bool fixed; /* the variant has no say in it */
    bool odd_texts;
} drawing;

static uint64_t draw(const drawing *d, int what, uint64_t bound)
{
    const akt_random_choice *c = d->choice;
    uint64_t stream = (uint64_t)d->of * 100000 + (uint64_t)d->record * 1000 + (uint64_t)what;
    uint64_t variant = akt_random_bits(c->seed, c->variant, 2);
    bool other = !d->fixed && akt_random_unit(variant, stream, 1) < c->change;
    return akt_random_below(other ? variant : c->seed, stream, 0, bound);
}

static bool draw_chance(const drawing *d, int what, unsigned percent)
{
    return draw(d, what, 100) < percent;
}

static void begin_record(drawing *d, family of, int record)
{
    d->of = of;
    d->record = record;
}

/* The presence of what no step can add or remove. */
static bool draw_presence(drawing *d)
{
    d->fixed = !d->choice->unsayable;
    bool is_there = draw_chance(d, IS_THERE, 80);
    d->fixed = false;
    return is_there;
}

/* A party that one of the tables in mask holds, from the drawn one onwards; -1 where there is none. */
static int draw_party(const drawing *d, int what, int mask)
{
    int start = (int)draw(d, what, (uint64_t)d->parties);
    for (int i = 0; i < d->parties; i++) {
        int at = (start + i) % d->parties;
        if (d->party[at].is_there && mask >> d->party[at].table & 1)
            return at;
    }
    return -1;
}

enum {
    ACTORS = 1 << AKT_TABLE_ACTORS,
    PROGRAMMES = 1 << AKT_TABLE_PROGRAMMES,
    ANY = ACTORS | PROGRAMMES | 1 << AKT_TABLE_FORUMS
};

static void add_key(drawing *d, const char *name)
{
    char last = d->out->text[d->out->size - 1];
    akt_buffer_format(d->out, "%s\"%s\": ", last == '{' ? "" : ", ", name);
}

static void add_party_id(drawing *d, int at)
{
    akt_buffer_format(d->out, "\"%s%d\"", d->party[at].is_renamed ? "n" : "p", at);
}

static void add_party_field(drawing *d, const char *name, int at)
{
    if (at < 0)
        return;
    add_key(d, name);
    add_party_id(d, at);
}

/* One of the words, which commas divide. */
static void add_word(drawing *d, const char *words, uint64_t number)
{
    for (; number > 0; number--)
        words = strchr(words, ',') + 1;
    akt_buffer_add_char(d->out, '"');
    akt_buffer_add_bytes(d->out, words, strcspn(words, ","));
    akt_buffer_add_char(d->out, '"');
}

static uint64_t count_words(const char *words)
{
    uint64_t count = 1;
    for (; *words; words++)
        count += *words == ',';
    return count;
}

static void add_code(drawing *d, const char *name, int what, const char *words)
{
    add_key(d, name);
    add_word(d, words, draw(d, what, count_words(words)));
}

/* The same, or nothing, in a third of the cases. */
static void add_code_or_none(drawing *d, const char *name, int what, const char *words)
{
    uint64_t count = count_words(words), number = draw(d, what, count + count / 2 + 1);
    if (number >= count)
        return;
    add_key(d, name);
    add_word(d, words, number);
}

static void add_codes(drawing *d, const char *name, int what, const char *words)
{
    uint64_t count = count_words(words);
    bool any = false;
    for (uint64_t i = 0; i < count && i < 4; i++) {
        if (!draw_chance(d, what + (int)i, 30))
            continue;
        if (!any)
            add_key(d, name);
        akt_buffer_add(d->out, any ? ", " : "[");
        add_word(d, words, i);
        any = true;
    }
    akt_buffer_add(d->out, any ? "]" : "");
}

enum { ODD = 400, LONG = 30000, LONG_ITEM = 3000 };

static void add_odd(drawing *d, int what, int length)
{
    uint64_t count = akt_odd_texts_count(what == EXTRA + ODD);
    akt_odd_texts_add(d->out, draw(d, what, count), count, length);
}

/* A text of that name, in the languages that are drawn; a plain one for all of them at times. */
static void add_odd_text(drawing *d, const char *name, int what)
{
    uint64_t languages = draw(d, what + ODD, 9);
    add_key(d, name);
    if (languages == 0 || languages > 7) {
        add_odd(d, what + ODD + 1, LONG);
        return;
    }
    const char *between = "{";
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        if (!(languages >> lang & 1))
            continue;
        akt_buffer_format(d->out, "%s\"%s\": ", between, akt_lang_name((akt_lang)lang));
        add_odd(d, what + ODD + 2 + (draw_chance(d, what + ODD, 50) ? 0 : lang), LONG);
        between = ", ";
    }
    akt_buffer_add_char(d->out, '}');
}

/* In one, two or three languages, or (where it may) not at all. */
static void add_text(drawing *d, const char *name, int what, bool required)
{
    uint64_t n = draw(d, what, required ? 6 : 12);
    if (n >= 6)
        return;
    if (d->odd_texts) {
        add_odd_text(d, name, what);
        return;
    }
    add_key(d, name);
    akt_buffer_format(d->out, "{\"nb\": \"%s %d %" PRIu64 "\"", name, d->record, n);
    if (n > 1)
        akt_buffer_format(d->out, ", \"nn\": \"%s på nynorsk %d\"", name, d->record);
    if (n > 3)
        akt_buffer_format(d->out, ", \"en\": \"%s <in> \\\"English\\\" %d\"", name, d->record);
    akt_buffer_add_char(d->out, '}');
}

/* Several parties, none twice. */
static void add_refs(drawing *d, const char *name, int what)
{
    int seen[PARTIES_MAX], count = 0;
    for (int i = 0; i < 6; i++) {
        int at = draw_chance(d, what + i, 45) ? draw_party(d, what + i, ANY) : -1;
        bool again = at < 0;
        for (int s = 0; s < count; s++)
            again = again || seen[s] == at;
        if (!again)
            seen[count++] = at;
    }
    for (int i = 0; i < count; i++) {
        if (i == 0)
            add_key(d, name);
        akt_buffer_add(d->out, i ? ", " : "[");
        add_party_id(d, seen[i]);
    }
    akt_buffer_add(d->out, count ? "]" : "");
}

/* In order, or not at all. */
static void add_dates(drawing *d, const char *from, const char *to)
{
    uint64_t first = draw(d, FROM, 30), last = first % 20 + draw(d, TO, 20);
    if (first < 20) {
        add_key(d, from);
        akt_buffer_format(d->out, "%d", 1990 + (int)first);
    }
    if (last % 2 == 0) {
        add_key(d, to);
        akt_buffer_format(d->out, "\"%d-%02d\"", 1990 + (int)last, 1 + (int)last % 12);
    }
}

/* Where there is a third source to cite. */
static bool has_third_source(drawing *d)
{
    family of = d->of;
    int record = d->record;
    begin_record(d, SOURCE, 2);
    bool is_there = draw_presence(d);
    begin_record(d, of, record);
    return is_there;
}

/* The place in a source, and more sources with places; may be empty. */
static void add_odd_places(drawing *d)
{
    for (int i = 0; d->odd_texts && i < 3; i++) {
        if (!draw_chance(d, SOURCES + ODD + i, 60))
            return;
        akt_buffer_add(d->out, ", \"at\": ");
        if (draw_chance(d, SOURCES + ODD + 10 + i, 10))
            akt_buffer_add(d->out, "\"\"");
        else
            add_odd(d, SOURCES + ODD + 20 + i, LONG_ITEM);
        akt_buffer_add(d->out, "}, {\"ref\": \"s1\"");
    }
}

static void add_fact(drawing *d)
{
    int sources = has_third_source(d) ? 3 : 2;
    add_key(d, "sources");
    akt_buffer_format(d->out, "[{\"ref\": \"s%d\"", (int)draw(d, SOURCES, (uint64_t)sources));
    if (draw_chance(d, SOURCES + 1, 60) && !d->odd_texts)
        akt_buffer_format(d->out, ", \"at\": \"%d\"", (int)draw(d, SOURCES + 2, 5));
    add_odd_places(d);
    akt_buffer_add(d->out, "}]");
    add_code_or_none(d, "basis", SOURCES + 3, "derived,interpreted");
    if (draw_chance(d, CONFIDENCE, 30)) {
        add_key(d, "confidence");
        akt_buffer_format(d->out, "0.%d", 1 + (int)draw(d, CONFIDENCE, 9));
    }
    if (draw_chance(d, NOTE, 15))
        add_text(d, "note", NOTE, true);
    if (draw_chance(d, EXTRA, 10)) {
        add_key(d, "extra");
        akt_buffer_format(d->out, "{\"code\": %d", (int)draw(d, EXTRA, 100));
        if (d->odd_texts) {
            akt_buffer_add(d->out, ", \"odd\": [{}, ");
            add_odd(d, EXTRA + ODD, LONG_ITEM);
            akt_buffer_add(d->out, "]");
        }
        akt_buffer_add_char(d->out, '}');
    }
}

/* What the dataset's own taxonomy may hold. */
static const char *area_words(drawing *d)
{
    begin_record(d, WORD, 0);
    return draw_presence(d) ? "policy,framework,agencies_state,own-area"
                            : "policy,framework,agencies_state";
}

static void add_party_fields(drawing *d)
{
    const party *self = &d->party[d->record];
    add_key(d, "id");
    add_party_id(d, d->record);
    if (self->is_renamed) {
        add_key(d, "former_ids");
        akt_buffer_format(d->out, "[\"p%d\"]", d->record);
    }
    add_text(d, "name", NAME, true);
    add_text(d, "short", SHORT, false);
    if (draw_chance(d, ALIASES, 20)) {
        add_key(d, "aliases");
        akt_buffer_format(d->out, "[\"også %d\"", (int)draw(d, ALIASES, 50));
        for (int i = 0; d->odd_texts && i < 3; i++) {
            akt_buffer_add(d->out, ", ");
            add_odd(d, ALIASES + ODD + 40 + i, LONG_ITEM);
        }
        akt_buffer_add_char(d->out, ']');
    }
    add_code_or_none(d, "category", CATEGORY, "ministries,sector,support");
    add_text(d, "description", DESCRIPTION, false);
    add_dates(d, "from", "to");
}

static void add_offer(drawing *d)
{
    add_codes(d, "audiences", AUDIENCES, "municipalities,counties,schools");
    add_codes(d, "instruments", INSTRUMENTS, "guidance,grants,tools,research");
}

/* A parent of lower rank, so that there is no circle. */
static int draw_parent(const drawing *d)
{
    int at = draw_chance(d, PARENT, 45) ? draw_party(d, PARENT, ACTORS) : -1;
    bool lower = at >= 0 && at != d->record &&
                 (d->party[at].rank < d->party[d->record].rank ||
                  (d->party[at].rank == d->party[d->record].rank && at < d->record));
    return lower ? at : -1;
}

static void add_actor(drawing *d)
{
    add_party_fields(d);
    add_code(d, "kind", KIND, "ministry,directorate,agency,county,company");
    add_code_or_none(d, "level", LEVEL, "state,county,municipal");
    add_code_or_none(d, "sector", SECTOR, "general,health");
    add_party_field(d, "parent", draw_parent(d));
    add_code_or_none(d, "driver", DRIVER, "central,listed");
    add_offer(d);
    add_fact(d);
}

static void add_programme(drawing *d)
{
    add_party_fields(d);
    add_code(d, "kind", KIND, "scheme,network,prize");
    add_code_or_none(d, "status", STATUS, "planned,active,ended");
    add_refs(d, "owners", OWNERS);
    add_refs(d, "operators", REFS);
    add_refs(d, "partners", PARTNERS);
    add_offer(d);
    add_fact(d);
}

static void add_forum(drawing *d)
{
    add_party_fields(d);
    add_refs(d, "members", REFS);
    add_fact(d);
}

static void begin_table(drawing *d, const char *name)
{
    akt_buffer_format(d->out, ",\n\"%s\": [", name);
}

static void begin_object(drawing *d)
{
    bool first = d->out->text[d->out->size - 1] == '[';
    akt_buffer_add(d->out, first ? "\n{" : ",\n{");
}

static void add_parties(drawing *d, akt_table table, void (*add)(drawing *))
{
    begin_table(d, akt_table_name(table));
    for (int i = 0; i < d->parties; i++) {
        if (!d->party[i].is_there || d->party[i].table != table)
            continue;
        begin_record(d, PARTY, i);
        begin_object(d);
        add(d);
        akt_buffer_add_char(d->out, '}');
    }
    akt_buffer_add_char(d->out, ']');
}

static void add_ties(drawing *d)
{
    begin_table(d, "ties");
    for (int i = 0; i < TIES; i++) {
        begin_record(d, TIE, i % 11 == 0 ? 0 : i); /* the first stands there twice */
        int from = draw_party(d, FROM + 1000, ANY), to = draw_party(d, TO + 1000, ANY);
        if (from < 0 || from == to || !draw_chance(d, IS_THERE, 80))
            continue;
        begin_object(d);
        add_party_field(d, "from", from);
        add_party_field(d, "to", to);
        add_code(d, "kind", KIND, "governs,cooperates,advises,owns");
        add_text(d, "what", NAME, false);
        if (draw_chance(d, AMOUNT, 20)) {
            add_key(d, "share");
            akt_buffer_format(d->out, "0.%d", 1 + (int)draw(d, AMOUNT, 9));
        }
        add_code_or_none(d, "status", STATUS, "planned,proposed");
        add_dates(d, "from_year", "to_year");
        add_fact(d);
        akt_buffer_add_char(d->out, '}');
    }
    akt_buffer_add_char(d->out, ']');
}

static bool goes_before(const drawing *d, int a, int b)
{
    return d->flow[a].rank < d->flow[b].rank || (d->flow[a].rank == d->flow[b].rank && a < b);
}

static bool meets(const flow *first, int from)
{
    return first->to == from || (first->via >= 0 && first->via == from);
}

/* The ends of a flow, and which flows before it it continues. */
static void draw_ends(drawing *d, flow *self)
{
    int last = (int)draw(d, CONTINUES, FLOWS), count = 0;
    self->continued[0] = self->continued[1] = -1;
    self->from = draw_party(d, FROM, ANY);
    self->to = draw_party(d, TO, ANY);
    self->via = draw_chance(d, VIA, 40) ? draw_party(d, VIA, PROGRAMMES) : -1;
    self->is_there = self->from >= 0 && draw_chance(d, IS_THERE, 85);
    if (draw_chance(d, CONTINUES + 1, 50) && d->flow[last].is_there &&
        goes_before(d, last, d->record))
        self->from = d->flow[last].to;
    for (int i = 0; i < FLOWS && count < 2; i++)
        if (d->flow[i].is_there && goes_before(d, i, d->record) && meets(&d->flow[i], self->from) &&
            draw_chance(d, CONTINUES + 2, 70))
            self->continued[count++] = i;
}

/* In the order of their ranks: what is continued comes first. */
static void draw_flows(drawing *d)
{
    bool done[FLOWS] = {false};
    for (int i = 0; i < FLOWS; i++) {
        begin_record(d, FLOW, i);
        d->flow[i] = (flow){.rank = draw(d, RANK, 1000)};
    }
    for (int turn = 0; turn < FLOWS; turn++) {
        int next = -1;
        for (int i = 0; i < FLOWS; i++)
            if (!done[i] && (next < 0 || goes_before(d, i, next)))
                next = i;
        done[next] = true;
        begin_record(d, FLOW, next);
        draw_ends(d, &d->flow[next]);
    }
}

static void add_amount_field(drawing *d, const char *name, uint64_t amount)
{
    add_key(d, name);
    akt_buffer_format(d->out, "%" PRIu64, amount);
}

static void add_amounts(drawing *d)
{
    uint64_t amount = 1000 + draw(d, AMOUNT, 9000);
    bool known = draw_chance(d, AMOUNT, 80);
    if (known)
        add_amount_field(d, "amount", amount);
    else
        add_code_or_none(d, "missing", CURRENCY, "confidential,unknown,not_applicable");
    if (draw_chance(d, AMOUNT_MIN, 25))
        add_amount_field(d, "amount_min", amount - draw(d, AMOUNT_MIN, 500));
    if (draw_chance(d, AMOUNT_MAX, 25))
        add_amount_field(d, "amount_max", amount + draw(d, AMOUNT_MAX, 500));
    if (draw_chance(d, CURRENCY, 10)) {
        add_key(d, "currency");
        akt_buffer_add(d->out, "\"EUR\"");
    }
}

static void add_continued(drawing *d, const flow *self)
{
    if (self->continued[0] < 0)
        return;
    add_key(d, "continues");
    for (int i = 0; i < 2 && self->continued[i] >= 0; i++) {
        akt_buffer_add(d->out, i ? ", " : "[");
        if (draw_chance(d, CONTINUES + 3 + i, 40))
            akt_buffer_format(d->out, "{\"flow\": \"f%d\", \"amount\": %d}", self->continued[i],
                              (int)draw(d, CONTINUES + 3 + i, 700));
        else
            akt_buffer_format(d->out, "\"f%d\"", self->continued[i]);
    }
    akt_buffer_add_char(d->out, ']');
}

static void add_flows(drawing *d)
{
    begin_table(d, "flows");
    for (int i = 0; i < FLOWS; i++) {
        const flow *self = &d->flow[i];
        if (!self->is_there)
            continue;
        begin_record(d, FLOW, i);
        begin_object(d);
        add_key(d, "id");
        akt_buffer_format(d->out, "\"f%d\"", i);
        add_party_field(d, "from", self->from);
        add_party_field(d, "to", self->to);
        add_party_field(d, "via", self->via);
        add_amounts(d);
        add_key(d, "year");
        akt_buffer_format(d->out, "%d", 2015 + (int)draw(d, YEAR, 3));
        add_code_or_none(d, "status", STATUS, "proposed,budget,committed,paid");
        add_text(d, "purpose", PURPOSE, false);
        add_code_or_none(d, "kind", KIND, "grant,operating,regrant");
        add_continued(d, self);
        add_fact(d);
        akt_buffer_add_char(d->out, '}');
    }
    akt_buffer_add_char(d->out, ']');
}

static void add_roles(drawing *d, const char *areas)
{
    begin_table(d, "roles");
    for (int i = 0; i < ROLES; i++) {
        begin_record(d, ROLE, i);
        int holder = draw_chance(d, FROM + 1000, 85) ? draw_party(d, FROM + 1000, ANY) : -1;
        if (!draw_chance(d, IS_THERE, 80))
            continue;
        begin_object(d);
        add_party_field(d, "holder", holder);
        add_code(d, "role", KIND, "developer,enabler,educator,architect");
        add_code_or_none(d, "area", AREA, areas);
        add_code(d, "strength", STATUS, "clear,possible,potential,weak,absent");
        add_dates(d, "from", "to");
        add_fact(d);
        akt_buffer_add_char(d->out, '}');
    }
    akt_buffer_add_char(d->out, ']');
}

/* Needs, statements and indicators: what can be set in them varies, they themselves do not. */
static void add_needs(drawing *d)
{
    begin_table(d, "needs");
    for (int i = 0; i < NEEDS; i++) {
        begin_record(d, NEED, i);
        if (!draw_presence(d))
            continue;
        begin_object(d);
        add_key(d, "id");
        akt_buffer_format(d->out, "\"need%d\"", i);
        add_text(d, "name", NAME, true);
        add_code_or_none(d, "role", KIND, "developer,architect");
        add_code_or_none(d, "area", AREA, "policy,framework");
        add_code_or_none(d, "reach", STATUS, "within,across,framework");
        add_fact(d);
        akt_buffer_add_char(d->out, '}');
    }
    akt_buffer_add_char(d->out, ']');
}

static void add_statements(drawing *d)
{
    begin_table(d, "statements");
    for (int i = 0; i < STATEMENTS; i++) {
        begin_record(d, STATEMENT, i);
        if (!draw_presence(d))
            continue;
        begin_object(d);
        add_key(d, "id");
        akt_buffer_format(d->out, "\"statement%d\"", i);
        add_code(d, "kind", KIND, "recommendation,alternative,finding");
        add_text(d, "text", NAME, true);
        add_refs(d, "about", REFS);
        add_fact(d);
        akt_buffer_add_char(d->out, '}');
    }
    akt_buffer_add_char(d->out, ']');
}

static void add_indicators(drawing *d)
{
    bool other;
    begin_record(d, INDICATOR, 1);
    other = draw_presence(d);
    begin_table(d, "indicators");
    for (int i = 0; i < 2; i++) {
        begin_record(d, INDICATOR, i);
        if (i == 1 && !other)
            continue;
        begin_object(d);
        add_key(d, "id");
        akt_buffer_format(d->out, "\"indicator%d\"", i);
        add_text(d, "name", NAME, true);
        add_amount_field(d, "value", draw(d, AMOUNT, 100));
        if (other && draw_chance(d, REFS, 50)) {
            add_key(d, "comparable_with");
            akt_buffer_format(d->out, "[\"indicator%d\"]", 1 - i);
        }
        add_fact(d);
        akt_buffer_add_char(d->out, '}');
    }
    akt_buffer_add_char(d->out, ']');
}

static void add_sources(drawing *d)
{
    begin_table(d, "sources");
    for (int i = 0; i < 3; i++) {
        begin_record(d, SOURCE, i);
        if (i == 2 && !draw_presence(d))
            continue;
        begin_object(d);
        add_key(d, "id");
        akt_buffer_format(d->out, "\"s%d\"", i);
        add_text(d, "title", NAME, true);
        akt_buffer_add_char(d->out, '}');
    }
    akt_buffer_add_char(d->out, ']');
}

static void add_about(drawing *d)
{
    begin_record(d, WORD, 1);
    d->fixed = !d->choice->unsayable;
    akt_buffer_format(d->out, "{\"dataset\": {\"title\": \"Drawn %d\", \"date\": \"2020-01-01\"}",
                      (int)draw(d, NAME, 5));
    begin_record(d, WORD, 0);
    if (draw_presence(d))
        akt_buffer_format(
            d->out, ",\n\"taxonomy\": {\"areas\": [{\"id\": \"own-area\", \"name\": \"%s\"}]}",
            !d->odd_texts              ? "Own"
            : draw_chance(d, NAME, 50) ? "alle omr\xC3\xA5"
                                         "der"
                                       : "policy");
}

/* Who is there, where and under which id. */
static void draw_parties(drawing *d)
{
    static const akt_table tables[] = {AKT_TABLE_PROGRAMMES, AKT_TABLE_PROGRAMMES,
                                       AKT_TABLE_FORUMS};
    d->fixed = true;
    begin_record(d, SIZE, 0);
    d->parties = 4 + (int)draw(d, IS_THERE, PARTIES_MAX - 3);
    d->fixed = false;
    for (int i = 0; i < d->parties; i++) {
        begin_record(d, PARTY, i);
        uint64_t table = draw(d, TABLE, 10);
        d->party[i].table = table < 3 ? tables[table] : AKT_TABLE_ACTORS;
        d->party[i].is_there = draw_chance(d, IS_THERE, 85);
        d->fixed = !d->choice->unsayable;
        d->party[i].is_renamed = draw_chance(d, ID, 20);
        d->fixed = false;
        d->party[i].rank = draw(d, RANK, 1000);
    }
}

static void write_dataset(akt_buffer *out, const akt_random_choice *choice, bool is_odd)
{
    drawing d = {.choice = choice, .out = out, .odd_texts = is_odd};
    draw_parties(&d);
    draw_flows(&d);
    add_about(&d);
    d.fixed = false;
    const char *areas = area_words(&d);
    add_sources(&d);
    add_parties(&d, AKT_TABLE_ACTORS, add_actor);
    add_parties(&d, AKT_TABLE_PROGRAMMES, add_programme);
    add_parties(&d, AKT_TABLE_FORUMS, add_forum);
    add_ties(&d);
    add_flows(&d);
    add_roles(&d, areas);
    add_needs(&d);
    add_statements(&d);
    add_indicators(&d);
    akt_buffer_add(out, "}\n");
}

void akt_random_dataset_write(akt_buffer *out, const akt_random_choice *choice)
{
    write_dataset(out, choice, false);
}

static akt_dataset *load(const akt_random_choice *choice, bool is_odd)
{
    akt_buffer text = AKT_BUFFER_INIT;
    write_dataset(&text, choice, is_odd);
    akt_dataset *dataset = akt_scratch_dataset(akt_buffer_text(&text));
    akt_buffer_dispose(&text);
    return dataset;
}

akt_dataset *akt_random_dataset(const akt_random_choice *choice)
{
    return load(choice, false);
}

akt_dataset *akt_random_dataset_odd(uint64_t seed)
{
    const akt_random_choice choice = {.seed = seed};
    return load(&choice, true);
}
