#include "base/json_text.h"
#include "input/guess_internal.h"
#include "input/own_kind.h"
#include "words/words.h"

#include <stdio.h>
#include <string.h>

/* What was found → a map. */

const char *akt_guess_words(int sure, akt_lang lang)
{
    return akt_words(sure >= AKT_GUESS_SURE ? AKT_W_GUESS_SURE : AKT_W_GUESS_UNSURE, lang);
}

typedef struct writer {
    akt_guess *guess;
    const akt_guess_found *found;
    akt_lang lang;
} writer;

/* A field that a column is: sure ones as the heading alone, the others with what is unsure. */
static void add_field(writer *w, const char *name, akt_guess_role role, const char *more)
{
    const akt_guess_field *field = w->found->fields[role];
    akt_buffer *out = &w->guess->map;
    if (!field)
        return;
    bool is_plain = field->sure >= AKT_GUESS_SURE && !*more;
    akt_buffer_format(out, ",\n        \"%s\": %s", name, is_plain ? "" : "{\"column\": ");
    akt_json_text_add(out, field->column);
    akt_buffer_add(out, more);
    if (field->unit > 1)
        akt_buffer_format(out, ", \"unit\": %d", (int)field->unit);
    if (field->sure < AKT_GUESS_SURE) {
        char sure[16];
        snprintf(sure, sizeof sure, "%d", field->sure);
        akt_buffer_add(out, ", \"comment\": ");
        akt_json_text_add(out, akt_words_filled(w->guess->pool, AKT_W_GUESS_COMMENT, w->lang, sure,
                                                NULL, NULL, NULL));
        w->guess->is_sure = false;
    }
    akt_buffer_add(out, is_plain ? "" : "}");
}

/* A field that no column is, and that somebody is to look at. */
static void add_open(writer *w, const char *name, akt_word what)
{
    akt_buffer *out = &w->guess->map;
    akt_buffer_format(out, ",\n        \"%s\": {\"constant\": null, \"comment\": ", name);
    akt_json_text_add(out, akt_words(what, w->lang));
    akt_buffer_add_char(out, '}');
    w->guess->is_sure = false;
}

static void begin_record(writer *w, const char *as)
{
    akt_buffer_format(&w->guess->map, "      {\n        \"as\": \"%s\"", as);
}

static void end_record(writer *w, bool is_last)
{
    akt_buffer_add(&w->guess->map, is_last ? "\n      }\n    ]" : "\n      },\n");
}

/* The kind of a body, which a register seldom says. */
static void add_kind(writer *w, akt_guess_role role)
{
    static const char otherwise[] =
        ", \"else\": \"not_stated\", \"values\": {\"kommune\": \"municipality\", \"fylkeskommune\": "
        "\"county\", \"stiftelse\": \"foundation\"}";
    if (role < AKT_GUESS_ROLE_COUNT && w->found->fields[role])
        add_field(w, "kind", role, otherwise);
    else
        akt_buffer_add(&w->guess->map, ",\n        \"kind\": {\"constant\": \"not_stated\"}");
}

static void write_body(writer *w, const char *as, akt_guess_role name, akt_guess_role orgnr,
                       akt_guess_role kind)
{
    begin_record(w, as);
    if (w->found->fields[name])
        add_field(w, "name", name, "");
    else
        add_open(w, "name", AKT_W_GUESS_OPEN_GIVER);
    if (orgnr < AKT_GUESS_ROLE_COUNT)
        add_field(w, "orgnr", orgnr, "");
    add_kind(w, kind);
}

static void write_amount(writer *w)
{
    const akt_guess_field *amount = w->found->fields[AKT_GUESS_AMOUNT];
    if (amount)
        add_field(w, "amount", AKT_GUESS_AMOUNT, amount->has_fractions ? ", \"round\": true" : "");
    else
        add_open(w, "amount", AKT_W_GUESS_OPEN_AMOUNT);
}

static void write_award(writer *w)
{
    akt_buffer *out = &w->guess->map;
    bool has_scheme = w->found->fields[AKT_GUESS_SCHEME] != NULL;
    akt_buffer_add(out, "    \"actors\": [\n");
    write_body(w, "giver", AKT_GUESS_GIVER_NAME, AKT_GUESS_GIVER_ORGNR, AKT_GUESS_ROLE_COUNT);
    end_record(w, false);
    write_body(w, "receiver", AKT_GUESS_RECEIVER_NAME, AKT_GUESS_RECEIVER_ORGNR,
               AKT_GUESS_RECEIVER_KIND);
    end_record(w, true);
    if (has_scheme) {
        akt_buffer_add(out, ",\n    \"programmes\": [\n");
        begin_record(w, "scheme");
        add_field(w, "name", AKT_GUESS_SCHEME, "");
        akt_buffer_add(out, ",\n        \"kind\": {\"constant\": \"scheme\"}");
        end_record(w, true);
    }
    akt_buffer_add(out, ",\n    \"flows\": [\n");
    begin_record(w, "award");
    add_field(w, "id", AKT_GUESS_ID, "");
    akt_buffer_add(out, ",\n        \"from\": \"giver\",\n        \"to\": \"receiver\"");
    akt_buffer_add(out, has_scheme ? ",\n        \"via\": \"scheme\"" : "");
    write_amount(w);
    add_field(w, "currency", AKT_GUESS_CURRENCY, "");
    add_field(w, "year", AKT_GUESS_YEAR, "");
    add_field(w, "year", AKT_GUESS_DATE, "");
    add_field(w, "purpose", AKT_GUESS_PURPOSE, "");
    akt_buffer_add(out, ",\n        \"kind\": {\"constant\": \"grant\"}");
    end_record(w, true);
}

static void write_tie(writer *w)
{
    akt_buffer *out = &w->guess->map;
    akt_buffer_add(out, "    \"actors\": [\n");
    write_body(w, "from", AKT_GUESS_TIE_FROM, AKT_GUESS_ROLE_COUNT, AKT_GUESS_ROLE_COUNT);
    end_record(w, false);
    write_body(w, "to", AKT_GUESS_TIE_TO, AKT_GUESS_ROLE_COUNT, AKT_GUESS_ROLE_COUNT);
    end_record(w, true);
    akt_buffer_add(out, ",\n    \"ties\": [\n");
    begin_record(w, "tie");
    akt_buffer_add(out, ",\n        \"from\": \"from\",\n        \"to\": \"to\"");
    if (w->found->fields[AKT_GUESS_TIE_KIND])
        add_field(w, "kind", AKT_GUESS_TIE_KIND, "");
    else
        add_open(w, "kind", AKT_W_GUESS_OPEN_KIND);
    end_record(w, true);
}

static void write_actor(writer *w)
{
    akt_buffer_add(&w->guess->map, "    \"actors\": [\n");
    write_body(w, "actor", AKT_GUESS_RECEIVER_NAME, AKT_GUESS_RECEIVER_ORGNR,
               AKT_GUESS_RECEIVER_KIND);
    end_record(w, true);
}

void akt_guess__write(akt_guess *guess, const akt_guess_found *found, akt_lang lang)
{
    writer w = {guess, found, lang};
    const akt_guess_field *const *f = found->fields;
    guess->is_sure = true;
    bool is_award =
        f[AKT_GUESS_RECEIVER_NAME] && (f[AKT_GUESS_AMOUNT] || f[AKT_GUESS_GIVER_NAME]);
    bool is_tie = !is_award && f[AKT_GUESS_TIE_FROM] && f[AKT_GUESS_TIE_TO];
    if (!is_award && !is_tie && !f[AKT_GUESS_RECEIVER_NAME])
        return;
    akt_buffer_add(&guess->map, "{\n  \"taxonomy\": {\n    \"actor_kinds\": [");
    akt_own_kind_add(&guess->map, AKT_OWN_KIND_NOT_STATED);
    akt_buffer_add(&guess->map, "]\n  },\n");
    if (guess->table.sheet) {
        akt_buffer_add(&guess->map, "  \"sheet\": ");
        akt_json_text_add(&guess->map, guess->table.sheet);
        akt_buffer_add(&guess->map, ",\n");
    }
    akt_buffer_add(&guess->map, "  \"row\": {\n");
    if (is_award)
        write_award(&w);
    else if (is_tie)
        write_tie(&w);
    else
        write_actor(&w);
    akt_buffer_add(&guess->map, "\n  }\n}\n");
}
