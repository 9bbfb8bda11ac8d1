#include "base/json_text.h"
#include "base/url.h"
#include "export/formats_internal.h"
#include "report/field_words.h"

#include <stdio.h>
#include <string.h>

/* JSON-LD on ORG (W3C's organisation ontology), CPOV (the EU's core vocabulary for public
 * organisations), SKOS and ADMS. The context is inlined, so that nothing is fetched to read it.
 * Everything has an address of its own below urn:aktorkart:, since a dataset has none on the
 * web. */

static const char context[] =
    "{\n"
    "  \"@version\": 1.1,\n"
    "  \"id\": \"@id\", \"type\": \"@type\",\n"
    "  \"akt\": \"urn:aktorkart:\",\n"
    "  \"org\": \"http://www.w3.org/ns/org#\", \"cv\": \"http://data.europa.eu/m8g/\",\n"
    "  \"skos\": \"http://www.w3.org/2004/02/skos/core#\", \"adms\": "
    "\"http://www.w3.org/ns/adms#\",\n"
    "  \"dct\": \"http://purl.org/dc/terms/\", \"foaf\": \"http://xmlns.com/foaf/0.1/\",\n"
    "  \"schema\": \"http://schema.org/\",\n"
    "  \"prefLabel\": {\"@id\": \"skos:prefLabel\", \"@container\": \"@language\"},\n"
    "  \"altLabel\": {\"@id\": \"skos:altLabel\", \"@container\": \"@language\"},\n"
    "  \"description\": {\"@id\": \"dct:description\", \"@container\": \"@language\"},\n"
    "  \"title\": {\"@id\": \"dct:title\", \"@container\": \"@language\"},\n"
    "  \"alias\": \"skos:altLabel\", \"notation\": \"skos:notation\",\n"
    "  \"identifier\": \"adms:identifier\", \"schemaAgency\": \"adms:schemaAgency\",\n"
    "  \"publisher\": \"dct:publisher\", \"issued\": \"dct:issued\", \"language\": "
    "\"dct:language\",\n"
    "  \"founded\": \"schema:foundingDate\", \"dissolved\": \"schema:dissolutionDate\",\n"
    "  \"strength\": \"akt:strength\",\n"
    "  \"homepage\": {\"@id\": \"foaf:homepage\", \"@type\": \"@id\"},\n"
    "  \"classification\": {\"@id\": \"org:classification\", \"@type\": \"@id\"},\n"
    "  \"unitOf\": {\"@id\": \"org:subOrganizationOf\", \"@type\": \"@id\"},\n"
    "  \"memberOf\": {\"@id\": \"org:memberOf\", \"@type\": \"@id\"},\n"
    "  \"linkedTo\": {\"@id\": \"org:linkedTo\", \"@type\": \"@id\"},\n"
    "  \"member\": {\"@id\": \"org:member\", \"@type\": \"@id\"},\n"
    "  \"organization\": {\"@id\": \"org:organization\", \"@type\": \"@id\"},\n"
    "  \"role\": {\"@id\": \"org:role\", \"@type\": \"@id\"},\n"
    "  \"area\": {\"@id\": \"dct:subject\", \"@type\": \"@id\"},\n"
    "  \"source\": {\"@id\": \"dct:source\", \"@type\": \"@id\"},\n"
    "  \"original\": {\"@id\": \"org:originalOrganization\", \"@type\": \"@id\"},\n"
    "  \"resulting\": {\"@id\": \"org:resultingOrganization\", \"@type\": \"@id\"}\n"
    "}";

typedef struct writer {
    akt_buffer *out;
    const akt_dataset *dataset;
    size_t things;  /* so far */
    size_t changes; /* of names, so far */
    bool has_members;   /* of programmes */
    bool has_all_areas; /* some role is in them */
} writer;

/* A thing: {"id": "akt:what/name", "type": …  Ids of datasets need no escape (input/load.h). */
static void open_thing(writer *w, const char *what, const char *name, const char *type)
{
    akt_buffer_format(w->out, "%s\n  {", w->things++ ? "," : "");
    if (name)
        akt_buffer_format(w->out, "\"id\": \"akt:%s%s\", ", what, name);
    akt_buffer_format(w->out, "\"type\": %s", type);
}

static void close_thing(writer *w)
{
    akt_buffer_add_char(w->out, '}');
}

static void add_string(writer *w, const char *member, const char *value)
{
    if (!value)
        return;
    akt_buffer_format(w->out, ", \"%s\": ", member);
    akt_json_text_add(w->out, value);
}

/* Words that are the same in all languages have no language. */
static void add_text(writer *w, const char *member, const akt_text *text)
{
    const char *nb = text->in[AKT_LANG_NB], *before = "{";
    bool same = nb && nb == text->in[AKT_LANG_NN] && nb == text->in[AKT_LANG_EN];
    if (!nb && !text->in[AKT_LANG_NN] && !text->in[AKT_LANG_EN])
        return;
    akt_buffer_format(w->out, ", \"%s\": ", member);
    for (int lang = 0; lang < (same ? 1 : AKT_LANG_COUNT); lang++) {
        if (!text->in[lang])
            continue;
        akt_buffer_format(w->out, "%s\"%s\": ", before,
                          same ? "@none" : akt_lang_name((akt_lang)lang));
        akt_json_text_add(w->out, text->in[lang]);
        before = ", ";
    }
    akt_buffer_add_char(w->out, '}');
}

static void add_date(writer *w, const char *member, akt_date date)
{
    char text[AKT_DATE_SIZE];
    if (akt_date_write(text, date))
        add_string(w, member, text);
}

static void add_url(writer *w, const char *url)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_url_add(&text, url ? url : "");
    if (text.size)
        add_string(w, "homepage", text.text);
    w->out->failed = w->out->failed || text.failed;
    akt_buffer_dispose(&text);
}

static void add_id(writer *w, const char *member, const char *what, const char *id)
{
    akt_buffer_format(w->out, ", \"%s\": \"akt:%s%s\"", member, what, id);
}

static const char *id_of(const writer *w, akt_ref ref)
{
    return akt_dataset_party(w->dataset, ref)->record.id;
}

static void add_sources(writer *w, const akt_record *record)
{
    for (size_t i = 0; i < record->sources.count; i++)
        akt_buffer_format(
            w->out, "%s\"akt:source/%s\"", i ? ", " : ", \"source\": [",
            akt_dataset_sources(w->dataset)[record->sources.items[i].source].record.id);
    akt_buffer_add(w->out, record->sources.count ? "]" : "");
}

static void add_term(writer *w, const char *member, akt_vocabulary vocabulary, int32_t index)
{
    if (index < 0)
        return;
    akt_buffer_format(w->out, ", \"%s\": \"akt:%s/%s\"", member, akt_vocabulary_name(vocabulary),
                      akt_dataset_term(w->dataset, vocabulary, index)->record.id);
}

/* Forums that it is a member of, and those that it is tied to: a plan is no tie. */
static void add_ties(writer *w, akt_ref ref)
{
    const akt_forum *forums = akt_dataset_forums(w->dataset);
    const akt_tie *ties = akt_dataset_ties(w->dataset);
    const char *before = ", \"memberOf\": [";
    for (size_t i = 0; i < akt_dataset_count(w->dataset, AKT_TABLE_FORUMS); i++)
        if (akt_refs_contain(&forums[i].members, ref)) {
            akt_buffer_format(w->out, "%s\"akt:%s\"", before, forums[i].party.record.id);
            before = ", ";
        }
    akt_buffer_add(w->out, before[2] ? "" : "]");
    before = ", \"linkedTo\": [";
    for (size_t i = 0; i < akt_dataset_count(w->dataset, AKT_TABLE_TIES); i++)
        if (akt_ref_is_same(ties[i].from, ref) && ties[i].status == AKT_TIE_EXISTING) {
            akt_buffer_format(w->out, "%s\"akt:%s\"", before, id_of(w, ties[i].to));
            before = ", ";
        }
    akt_buffer_add(w->out, before[2] ? "" : "]");
}

static bool is_public(const writer *w, const akt_actor *actor)
{
    static const char *const kinds[] = {"ministry",        "directorate", "agency",
                                        "county_governor", "county",      "municipality",
                                        "health_trust"};
    const akt_term *kind = akt_dataset_term(w->dataset, AKT_VOCABULARY_ACTOR_KINDS, actor->kind);
    for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i], kind->record.id) == 0)
            return true;
    return false;
}

static void add_party(writer *w, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(w->dataset, ref);
    add_text(w, "prefLabel", &party->name);
    add_text(w, "altLabel", &party->short_name);
    for (size_t i = 0; i < party->aliases.count; i++) {
        akt_buffer_add(w->out, i ? ", " : ", \"alias\": [");
        akt_json_text_add(w->out, party->aliases.items[i]);
    }
    akt_buffer_add(w->out, party->aliases.count ? "]" : "");
    add_text(w, "description", &party->description);
    add_url(w, party->url);
    add_date(w, "founded", party->from);
    add_date(w, "dissolved", party->to);
    add_ties(w, ref);
    add_sources(w, &party->record);
}

/* What it was called before: an event that one organisation came out of and the other went into. */
static void add_changes(writer *w, const akt_party *party, const char *type)
{
    for (size_t i = 0; i < party->former_ids.count; i++) {
        char number[24];
        open_thing(w, "", party->former_ids.items[i], type);
        close_thing(w);
        snprintf(number, sizeof number, "%zu", ++w->changes);
        open_thing(w, "change/", number, "\"org:ChangeEvent\"");
        add_id(w, "original", "", party->former_ids.items[i]);
        add_id(w, "resulting", "", party->record.id);
        close_thing(w);
    }
}

static void add_actor(writer *w, akt_ref ref)
{
    const akt_actor *actor = &akt_dataset_actors(w->dataset)[ref.index];
    open_thing(w, "", actor->party.record.id,
               is_public(w, actor) ? "[\"org:Organization\", \"cv:PublicOrganisation\"]"
                                   : "\"org:Organization\"");
    add_party(w, ref);
    add_term(w, "classification", AKT_VOCABULARY_ACTOR_KINDS, actor->kind);
    if (akt_ref_is_set(actor->parent))
        add_id(w, "unitOf", "", id_of(w, actor->parent));
    if (actor->orgnr) {
        akt_buffer_add(w->out, ", \"identifier\": {\"type\": \"adms:Identifier\"");
        add_string(w, "notation", actor->orgnr);
        add_string(w, "schemaAgency", "NO-BRC");
        akt_buffer_add_char(w->out, '}');
    }
    close_thing(w);
    add_changes(w, &actor->party, "\"org:Organization\"");
}

static void add_memberships(writer *w, const akt_refs *members, const char *of, const char *role)
{
    for (size_t i = 0; i < members->count; i++) {
        w->has_members = true;
        open_thing(w, NULL, NULL, "\"org:Membership\"");
        add_id(w, "member", "", id_of(w, members->items[i]));
        add_id(w, "organization", "", of);
        add_id(w, "role", "", role);
        close_thing(w);
    }
}

static void add_programme(writer *w, akt_ref ref)
{
    const akt_programme *programme = &akt_dataset_programmes(w->dataset)[ref.index];
    const char *id = programme->party.record.id;
    const char *type = "\"foaf:Project\"";
    open_thing(w, "", id, type);
    add_party(w, ref);
    add_term(w, "classification", AKT_VOCABULARY_PROGRAMME_KINDS, programme->kind);
    close_thing(w);
    add_changes(w, &programme->party, type);
    add_memberships(w, &programme->owners, id, "programme_roles/owner");
    add_memberships(w, &programme->operators, id, "programme_roles/operator");
    add_memberships(w, &programme->partners, id, "programme_roles/partner");
}

static void add_forum(writer *w, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(w->dataset, ref);
    const char *type = "\"org:OrganizationalCollaboration\"";
    open_thing(w, "", party->record.id, type);
    add_party(w, ref);
    close_thing(w);
    add_changes(w, party, type);
}

/* Whether somebody has the role: that it is open is no membership. */
static bool is_held(const akt_role *role)
{
    return akt_ref_is_set(role->holder) && role->strength != AKT_STRENGTH_ABSENT;
}

static void add_role(writer *w, const akt_role *role)
{
    if (!is_held(role))
        return;
    w->has_all_areas = w->has_all_areas || role->area == AKT_AREA_ALL;
    open_thing(w, NULL, NULL, "\"org:Membership\"");
    add_id(w, "member", "", id_of(w, role->holder));
    add_term(w, "role", AKT_VOCABULARY_ROLES, role->role);
    if (role->area == AKT_AREA_ALL)
        add_id(w, "area", "areas/", "all");
    add_term(w, "area", AKT_VOCABULARY_AREAS, role->area);
    add_string(w, "strength", akt_strength_name((akt_strength)role->strength));
    add_sources(w, &role->record);
    close_thing(w);
}

/* The words that the things above are classified by. */
static void add_vocabulary(writer *w, akt_vocabulary vocabulary)
{
    char what[64];
    size_t count;
    const akt_term *terms = akt_dataset_terms(w->dataset, vocabulary, &count);
    snprintf(what, sizeof what, "%s/", akt_vocabulary_name(vocabulary));
    for (size_t i = 0; i < count; i++) {
        open_thing(w, what, terms[i].record.id,
                   vocabulary == AKT_VOCABULARY_ROLES ? "[\"skos:Concept\", \"org:Role\"]"
                                                      : "\"skos:Concept\"");
        add_text(w, "prefLabel", &terms[i].name);
        close_thing(w);
    }
}

static void add_concept(writer *w, const char *what, const char *name, akt_word id)
{
    akt_text words;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        words.in[lang] = akt_words(id, (akt_lang)lang);
    open_thing(w, what, name,
               id == AKT_W_ALL_AREAS ? "\"skos:Concept\"" : "[\"skos:Concept\", \"org:Role\"]");
    add_text(w, "prefLabel", &words);
    close_thing(w);
}

/* What the things above refer to and no vocabulary has. */
static void add_other_concepts(writer *w)
{
    if (w->has_members) {
        add_concept(w, "programme_roles/", "owner", AKT_W_SHOW_OWNER);
        add_concept(w, "programme_roles/", "operator", AKT_W_EXPORT_OPERATOR);
        add_concept(w, "programme_roles/", "partner", AKT_W_SHOW_PARTNER);
    }
    if (w->has_all_areas)
        add_concept(w, "areas/", "all", AKT_W_ALL_AREAS);
}

static void add_source(writer *w, const akt_source *source)
{
    open_thing(w, "source/", source->record.id, "\"dct:BibliographicResource\"");
    add_text(w, "title", &source->title);
    add_string(w, "publisher", source->publisher);
    add_date(w, "issued", source->date);
    add_string(w, "language", source->language);
    add_url(w, source->url);
    close_thing(w);
}

static const akt_vocabulary used[] = {AKT_VOCABULARY_ACTOR_KINDS, AKT_VOCABULARY_PROGRAMME_KINDS,
                                      AKT_VOCABULARY_ROLES, AKT_VOCABULARY_AREAS};

static void write(writer *w)
{
    static void (*const parties[])(writer * w,
                                   akt_ref ref) = {[AKT_TABLE_ACTORS] = add_actor,
                                                   [AKT_TABLE_PROGRAMMES] = add_programme,
                                                   [AKT_TABLE_FORUMS] = add_forum};
    for (int t = AKT_TABLE_ACTORS; t <= AKT_TABLE_FORUMS; t++)
        for (size_t i = 0; i < akt_dataset_count(w->dataset, (akt_table)t); i++)
            parties[t](w, (akt_ref){(akt_table)t, (int32_t)i});
    for (size_t i = 0; i < akt_dataset_count(w->dataset, AKT_TABLE_ROLES); i++)
        add_role(w, &akt_dataset_roles(w->dataset)[i]);
    for (size_t i = 0; i < sizeof used / sizeof *used; i++)
        add_vocabulary(w, used[i]);
    add_other_concepts(w);
    for (size_t i = 0; i < akt_dataset_count(w->dataset, AKT_TABLE_SOURCES); i++)
        add_source(w, &akt_dataset_sources(w->dataset)[i]);
}

static void tell_count(const akt_export_job *job, akt_word id, size_t count)
{
    if (count)
        akt_export__tell(job, id, akt_count_words(job->out->pool, count, job->options->lang), NULL);
}

/* Records that say that something is not so, or not yet. */
static void tell_left_out(const akt_export_job *job)
{
    size_t roles = 0, ties = 0;
    for (size_t i = 0; i < akt_dataset_count(job->dataset, AKT_TABLE_ROLES); i++)
        roles += !is_held(&akt_dataset_roles(job->dataset)[i]);
    for (size_t i = 0; i < akt_dataset_count(job->dataset, AKT_TABLE_TIES); i++)
        ties += akt_dataset_ties(job->dataset)[i].status != AKT_TIE_EXISTING;
    tell_count(job, AKT_W_EXPORT_NO_ROLES, roles);
    tell_count(job, AKT_W_EXPORT_NO_PLANS, ties);
}

static void tell(const akt_export_job *job)
{
    static const char *const of_actors[] = {
        "id", "name", "short",  "aliases", "description", "url",        "from",
        "to", "kind", "parent", "orgnr",   "sources",     "former_ids", NULL};
    static const char *const of_programmes[] = {
        "id",   "name",   "short",     "aliases",  "description", "url",        "from", "to",
        "kind", "owners", "operators", "partners", "sources",     "former_ids", NULL};
    static const char *const of_forums[] = {"id",          "name",    "short",      "aliases",
                                            "description", "url",     "from",       "to",
                                            "members",     "sources", "former_ids", NULL};
    static const char *const of_ties[] = {"from", "to", NULL};
    static const char *const of_roles[] = {"holder", "role", "area", "strength", "sources", NULL};
    static const char *const of_sources[] = {"id",  "title",    "publisher", "date",
                                             "url", "language", NULL};
    static const akt_export_room room[] = {
        {AKT_TABLE_ACTORS, of_actors}, {AKT_TABLE_PROGRAMMES, of_programmes},
        {AKT_TABLE_FORUMS, of_forums}, {AKT_TABLE_TIES, of_ties},
        {AKT_TABLE_ROLES, of_roles},   {AKT_TABLE_SOURCES, of_sources}};
    akt_export_carried carried = {room, sizeof room / sizeof *room, NULL, 0};
    for (size_t i = 0; i < sizeof used / sizeof *used; i++)
        carried.vocabularies |= 1U << used[i];
    tell_left_out(job);
    akt_export__tell_losses(job, &carried);
}

akt_status akt_export__jsonld(const akt_export_job *job)
{
    akt_buffer *out = akt_export__file(job, "aktorkart.jsonld");
    if (!out)
        return akt_error_memory(job->err);
    writer w = {.out = out, .dataset = job->dataset};
    akt_buffer_format(out, "{\"@context\": %s,\n\"@graph\": [", context);
    write(&w);
    akt_buffer_add(out, "\n]}\n");
    tell(job);
    return AKT_OK;
}
