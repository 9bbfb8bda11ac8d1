#include "base/file.h"
#include "base/json_text.h"
#include "input/formats_internal.h"
#include "input/giving_grant.h"
#include "input/own_kind.h"
#include "parse/made_text.h"

#include <stdio.h>
#include <string.h>

/* 360Giving 1.4, as JSON or as a flat table: grants are flows, funders and recipients actors. What the
 * model has no field for is kept under `extra`, by the standard's own names. */

/* Which files */

/* Behind the string that begins at text, which nobody has checked yet. */
static const char *skip_string(const char *text)
{
    for (text++; *text && *text != '"'; text++)
        text += *text == '\\' && text[1];
    return *text ? text + 1 : text;
}

/* Whether the outermost object has `grants`. */
static bool has_grants(const char *text)
{
    static const char key[] = "\"grants\"";
    size_t depth = 0;
    if (!strstr(text, key))
        return false;
    while (*text) {
        if (*text == '"') {
            if (depth == 1 && strncmp(text, key, sizeof key - 1) == 0)
                return true;
            text = skip_string(text);
            continue;
        }
        depth += *text == '{' || *text == '[';
        depth -= depth > 0 && (*text == '}' || *text == ']');
        text++;
    }
    return false;
}

static bool has_flat_headings(const akt_text_file *file)
{
    size_t size = strcspn(file->text, "\r\n");
    const char *headings[] = {"Identifier", "Amount Awarded", "Funding Org:Identifier"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        const char *found = strstr(file->text, headings[i]);
        if (!found || (size_t)(found - file->text) > size)
            return false;
    }
    return true;
}

static bool is_flat(const akt_text_file *file)
{
    const char *ending = akt_file_extension(file->name);
    return akt_file_is_extension(ending, "csv") ||
           (!akt_file_is_extension(ending, "json") && has_flat_headings(file));
}

bool akt_is__360giving(const akt_text_file *file)
{
    return is_flat(file) ? has_flat_headings(file) : has_grants(file->text);
}

/* What is written */

typedef struct writer {
    akt_giving *giving;
    akt_made_text made;
} writer;

static void place(writer *w, size_t offset)
{
    akt_text_mark at;
    akt_text_file_place(w->giving->file, offset, &at.line, &at.column);
    akt_made_text_place(&w->made, at, NULL);
}

static void member(writer *w, const char *name, const char *value)
{
    akt_buffer *out = &w->made.json;
    if (!value || out->failed || !out->size)
        return;
    akt_buffer_format(out, "%s\"%s\": ", out->text[out->size - 1] == '{' ? "" : ", ", name);
    akt_json_text_add(out, value);
}

static void raw_member(writer *w, const char *name, const char *value)
{
    akt_buffer *out = &w->made.json;
    if (value && out->size && !out->failed)
        akt_buffer_format(out, "%s\"%s\": %s", out->text[out->size - 1] == '{' ? "" : ", ", name,
                          value);
}

static bool is_among(const akt_json_cursor *c, const char *const *names)
{
    for (; *names; names++)
        if (akt_json_key_is(c, *names))
            return true;
    return false;
}

/* What else an object says, and its identifier where our id is written otherwise. */
static void extra(writer *w, size_t offset, const char *const *but, const char *identifier,
                  const char *id)
{
    akt_buffer *out = &w->made.json;
    bool is_open = false;
    const char *text = w->giving->file->text;
    if (identifier && strcmp(identifier, id) != 0) {
        akt_buffer_add(out, ", \"extra\": {\"identifier\": ");
        akt_json_text_add(out, identifier);
        is_open = true;
    }
    for (akt_json_cursor c = akt_json_enter(text, offset); akt_json_next(&c);) {
        if (is_among(&c, but) || (is_open && akt_json_key_is(&c, "identifier")))
            continue;
        akt_buffer_add(out, is_open ? ", \"" : ", \"extra\": {\"");
        akt_buffer_add_bytes(out, c.key, c.key_size);
        akt_buffer_add(out, "\": ");
        akt_buffer_add_bytes(out, c.text + c.value, c.end - c.value);
        is_open = true;
    }
    akt_buffer_add(out, is_open ? "}" : "");
}

static void cite(writer *w, const char *at)
{
    akt_buffer_add(&w->made.json, ", \"sources\": [{\"ref\": \"360giving\"");
    if (at) {
        akt_buffer_add(&w->made.json, ", \"at\": ");
        akt_json_text_add(&w->made.json, at);
    }
    akt_buffer_add(&w->made.json, "}]");
}

static void write_party(writer *w, const akt_giving_party *party)
{
    static const char *const known[] = {"id", "name", NULL};
    const char *const *aliases = party->aliases.items;
    place(w, party->offset);
    akt_buffer_add_char(&w->made.json, '{');
    member(w, "id", party->id);
    member(w, "name", party->name);
    for (size_t i = 0; i < party->aliases.count; i++) {
        akt_buffer_add(&w->made.json, i ? ", " : ", \"aliases\": [");
        akt_json_text_add(&w->made.json, aliases[i]);
    }
    akt_buffer_add(&w->made.json, party->aliases.count ? "]" : "");
    member(w, "kind", party->is_person ? "individual" : "not_stated");
    member(w, "orgnr", party->orgnr);
    extra(w, party->offset, known, party->identifier, party->id);
    cite(w, party->identifier);
    akt_buffer_add_char(&w->made.json, '}');
}

static void write_programme(writer *w, const akt_giving_programme *programme)
{
    const akt_giving_party *parties = w->giving->parties.items;
    place(w, programme->offset);
    akt_buffer_add_char(&w->made.json, '{');
    member(w, "id", programme->id);
    member(w, "name", programme->title);
    member(w, "kind", "programme");
    akt_buffer_add(&w->made.json, ", \"owners\": [");
    akt_json_text_add(&w->made.json, parties[programme->owner].id);
    akt_buffer_add_char(&w->made.json, ']');
    if (programme->code && strcmp(programme->code, programme->id) != 0) {
        akt_buffer_add(&w->made.json, ", \"extra\": {\"code\": ");
        akt_json_text_add(&w->made.json, programme->code);
        akt_buffer_add_char(&w->made.json, '}');
    }
    cite(w, NULL);
    akt_buffer_add_char(&w->made.json, '}');
}

static void write_grant(writer *w, const akt_giving_grant *grant)
{
    const char *known[] = {"id",    "currency", NULL, NULL, NULL, NULL, NULL, NULL, NULL};
    size_t count = 2;
    const akt_giving_party *parties = w->giving->parties.items;
    const akt_giving_programme *programmes = w->giving->programmes.items;
    char year[16];
    place(w, grant->offset);
    akt_buffer_add_char(&w->made.json, '{');
    member(w, "id", grant->id);
    member(w, "from", parties[grant->is_negative ? grant->to : grant->from].id);
    member(w, "to", parties[grant->is_negative ? grant->from : grant->to].id);
    if (grant->programme >= 0)
        member(w, "via", programmes[grant->programme].id);
    raw_member(w, "amount", grant->amount);
    member(w, "currency", grant->currency);
    snprintf(year, sizeof year, "%d", grant->year);
    raw_member(w, "year", grant->year ? year : NULL);
    member(w, "status", "committed");
    member(w, "purpose", grant->title);
    member(w, "kind", grant->is_negative ? "repayment" : grant->is_regrant ? "regrant" : "grant");
    known[count++] = "title";
    if (grant->amount && !grant->keeps_amount)
        known[count++] = "amountAwarded";
    if (!grant->keeps_from)
        known[count++] = "fundingOrganization";
    if (!grant->keeps_to) {
        known[count++] = "recipientOrganization";
        known[count++] = "recipientIndividual";
    }
    extra(w, grant->offset, known, grant->identifier, grant->id);
    cite(w, grant->identifier);
    akt_buffer_add_char(&w->made.json, '}');
}

/* The whole */

static const char *file_name(const akt_text_file *file)
{
    const char *slash = strrchr(file->name, '/');
    return slash ? slash + 1 : file->name;
}

static void write_about(writer *w, const akt_json *package)
{
    akt_giving *g = w->giving;
    const akt_giving_party *parties = g->parties.items;
    const akt_giving_grant *grants = g->grants.items;
    const char *publisher = akt_giving__text(g, akt_json_get(package, "publisher"), "name");
    const char *issued = akt_giving__text(g, package, "issued");
    const char *title = publisher        ? publisher
                        : g->grants.count ? parties[grants->from].name
                                          : file_name(g->file);
    place(w, 0);
    akt_buffer_add(&w->made.json, "{\"dataset\": {");
    member(w, "title", title);
    member(w, "date", issued ? issued : g->latest);
    member(w, "licence", akt_giving__text(g, package, "license"));
    akt_buffer_add(&w->made.json, "},\n\"sources\": [{\"id\": \"360giving\"");
    member(w, "title", file_name(g->file));
    member(w, "publisher", publisher);
    member(w, "date", issued);
    akt_buffer_add(&w->made.json, "}],\n\"taxonomy\": {\"actor_kinds\": [");
    akt_own_kind_add(&w->made.json, AKT_OWN_KIND_NOT_STATED);
    akt_buffer_add(&w->made.json, ", ");
    akt_own_kind_add(&w->made.json, AKT_OWN_KIND_INDIVIDUAL);
    akt_buffer_add(&w->made.json, "]}");
}

static void write_all(writer *w, const akt_json *package)
{
    akt_giving *g = w->giving;
    const akt_giving_party *parties = g->parties.items;
    const akt_giving_programme *programmes = g->programmes.items;
    const akt_giving_grant *grants = g->grants.items;
    write_about(w, package);
    akt_buffer_add(&w->made.json, ",\n\"actors\": [");
    for (size_t i = 0; i < g->parties.count; i++) {
        akt_buffer_add(&w->made.json, i ? ",\n" : "");
        write_party(w, &parties[i]);
    }
    akt_buffer_add(&w->made.json, "],\n\"programmes\": [");
    for (size_t i = 0; i < g->programmes.count; i++) {
        akt_buffer_add(&w->made.json, i ? ",\n" : "");
        write_programme(w, &programmes[i]);
    }
    akt_buffer_add(&w->made.json, "],\n\"flows\": [");
    for (size_t i = 0; i < g->grants.count; i++) {
        akt_buffer_add(&w->made.json, i ? ",\n" : "");
        write_grant(w, &grants[i]);
    }
    akt_buffer_add(&w->made.json, "]}\n");
}

static bool take_grants(akt_giving *g)
{
    size_t at = akt_json_locate(g->file->text, 0, "/grants");
    if (g->file->text[akt_json_skip_space(g->file->text, 0)] != '{' || g->file->text[at] != '[')
        return false;
    for (akt_json_cursor c = akt_json_enter(g->file->text, at); akt_json_next(&c);)
        akt_giving__take(g, c.value);
    return true;
}

/* The package but for its grants: what little stands beside them. */
static akt_json *parse_package(akt_giving *g)
{
    akt_buffer rest = AKT_BUFFER_INIT;
    for (akt_json_cursor c = akt_json_enter(g->file->text, 0); akt_json_next(&c);) {
        if (akt_json_key_is(&c, "grants"))
            continue;
        akt_buffer_format(&rest, "%s\"", rest.size ? ", " : "{");
        akt_buffer_add_bytes(&rest, c.key, c.key_size);
        akt_buffer_add(&rest, "\": ");
        akt_buffer_add_bytes(&rest, c.text + c.value, c.end - c.value);
    }
    akt_buffer_add(&rest, rest.size ? "}" : "{}");
    akt_json *package =
        rest.failed ? NULL : akt_json_parse(akt_buffer_text(&rest), rest.size);
    if (!package)
        akt_pool_fail(g->pool);
    akt_buffer_dispose(&rest);
    return package;
}

static akt_status transform(akt_giving *g, akt_text_file *file, akt_diagnostics *faults,
                            akt_error *err)
{
    if (!take_grants(g)) {
        akt_text_file_fault(g->file, faults, AKT_FAULT_GIVING_NO_GRANTS, 0, NULL, NULL);
        return AKT_EDATA;
    }
    akt_giving__tell(&g->classes, g->number, faults);
    akt_json *package = parse_package(g);
    writer w = {g, AKT_MADE_TEXT_OF(g->pool)};
    if (package)
        write_all(&w, package);
    akt_json_free(package);
    return akt_made_text_settle(&w.made, file, err);
}

akt_status akt_read__360giving(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                               akt_error *err)
{
    akt_giving giving;
    akt_status status = is_flat(file) ? akt_giving__unflatten(file, pool, faults, err) : AKT_OK;
    if (status == AKT_OK)
        status = akt_json_check(file, faults);
    if (status != AKT_OK)
        return status == AKT_ENOMEM ? akt_error_memory(err) : status;
    const akt_text_file before = *file;
    status = akt_giving__start(&giving, &before, pool, err);
    if (status == AKT_OK)
        status = transform(&giving, file, faults, err);
    akt_giving__end(&giving);
    return status;
}
