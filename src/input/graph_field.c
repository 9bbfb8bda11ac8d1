#include "input/graph_dataset_internal.h"

#include "base/json_text.h"
#include "base/number.h"
#include "input/edit_record.h"
#include "input/graph_id.h"

#include <stdlib.h>
#include <string.h>

/* Attributes → fields of records. */

/* Words that other people's files have for our fields, divided by bars, compared without case and
 * accents. */
typedef struct synonym {
    const char *field, *others;
} synonym;

static const synonym of_parties[] = {
    {"name", "label|navn|namn|title|tittel"},
    {"short", "short name|kortnavn|kortnamn|acronym|forkortelse"},
    {"kind", "type|element type|slag"},
    {"level", "niva"},
    {"sector", "sektor"},
    {"category", "kategori"},
    {"description", "desc|beskrivelse|beskriving"},
    {"url", "website|nettsted|nettstad"},
    {"orgnr", "organisasjonsnummer|orgnummer"},
    {"from", "start|since|fra"},
    {"to", "end|until|til"},
};
static const synonym of_edges[] = {
    {"kind", "type|connection type|relation|relationship|relasjon|slag"},
    {"what", "label"},
    {"purpose", "label|formal|foremal"},
    {"share", "andel"},
    {"from_year", "since|start|from year"},
    {"to_year", "until|end|to year"},
    {"amount", "belop"},
    {"currency", "valuta"},
    {"year", "ar"},
};

/* The parts of a text between bars. */
static bool next_part(akt_pool *pool, const char **rest, const char **part)
{
    if (!*rest)
        return false;
    size_t size = strcspn(*rest, "|");
    *part = akt_pool_text(pool, *rest, size);
    *rest = (*rest)[size] ? *rest + size + 1 : NULL;
    return *part != NULL;
}

static bool is_among(akt_pool *pool, const char *others, const char *name)
{
    const char *other;
    for (const char *rest = others; next_part(pool, &rest, &other);)
        if (akt_graph_is_alike(other, name))
            return true;
    return false;
}

/* Own fields of the table by their name, then by another word; then those of every fact. */
const akt_field *akt_graph__seek_field(akt_pool *pool, akt_table table, const char *name)
{
    const akt_schema *schema = akt_schema_of_table(table);
    bool is_edge = table == AKT_TABLE_TIES || table == AKT_TABLE_FLOWS;
    const synonym *rows = is_edge ? of_edges : of_parties;
    size_t count =
        is_edge ? sizeof of_edges / sizeof *of_edges : sizeof of_parties / sizeof *of_parties;
    const akt_field *field = akt_schema_field(schema, name);
    for (size_t i = 0; !field && i < schema->field_count; i++)
        if (akt_graph_is_alike(schema->fields[i].name, name))
            field = &schema->fields[i];
    for (size_t i = 0; !field && i < count; i++)
        if (is_among(pool, rows[i].others, name))
            field = akt_schema_field(schema, rows[i].field);
    bool is_end =
        field && is_edge && (field->type == AKT_FIELD_REF) && strcmp(field->name, "via") != 0;
    return field && !is_end && field->type != AKT_FIELD_ID ? field : NULL;
}

/* The place of a field in what the schema chooses, from 1; 0 = none. */
static uint32_t place_of(const akt_field_choice *all, const akt_field *field)
{
    uint32_t at = 0;
    while (field && all->items[at] != field)
        at++;
    return field ? at + 1 : 0;
}

/* Names are remembered with their table in front; a very long one is sought each time. */
const akt_field *akt_graph__find_field(akt_graph_maker *m, akt_table table, const char *name)
{
    char question[64];
    size_t size = strlen(name);
    if (size + 2 > sizeof question)
        return akt_graph__seek_field(m->pool, table, name);
    question[0] = (char)('a' + table);
    memcpy(question + 1, name, size + 1);
    const akt_field_choice *all = &m->choices[table];
    uint32_t at = akt_intern_find(m->fields, question);
    if (at == AKT_INTERN_NONE) {
        at = place_of(all, akt_graph__seek_field(m->pool, table, name));
        const char *key = akt_pool_text(m->pool, question, size + 1);
        if (!key || akt_intern_add(m->fields, key, at) == AKT_INTERN_NONE)
            akt_pool_fail(m->pool);
    }
    return at ? all->items[at - 1] : NULL;
}

void akt_graph__open(akt_graph_maker *m, const char *name)
{
    akt_buffer_add(&m->made.json, m->between);
    akt_made_text_place(&m->made, m->at, NULL);
    akt_json_text_add(&m->made.json, name);
    akt_buffer_add(&m->made.json, ": ");
    m->between = ", ";
}

void akt_graph__text(akt_graph_maker *m, const char *name, const char *text)
{
    akt_graph__open(m, name);
    akt_json_text_add(&m->made.json, text);
}

uint32_t akt_graph__find_node(const akt_graph_maker *m, const char *text)
{
    uint32_t node = akt_intern_find(m->keys, text);
    return node == AKT_INTERN_NONE ? akt_intern_find(m->ids, text) : node;
}

static bool add_ref(akt_graph_maker *m, const akt_field *field, const char *text)
{
    uint32_t node = akt_graph__find_node(m, text);
    if (node == AKT_INTERN_NONE || !(field->arg >> m->nodes[node].table & 1))
        return false;
    akt_graph__text(m, field->name, m->nodes[node].id);
    return true;
}

/* One of the parts of a list as JSON; false where it cannot be one. */
typedef bool add_part(akt_graph_maker *m, const akt_field *field, const char *part,
                      akt_buffer *out);

static bool add_code_part(akt_graph_maker *m, const akt_field *field, const char *part,
                          akt_buffer *out)
{
    akt_json_text_add(out,
                      akt_graph_terms_code(&m->terms, (akt_vocabulary)field->arg, part, m->at));
    return true;
}

static bool add_ref_part(akt_graph_maker *m, const akt_field *field, const char *part,
                         akt_buffer *out)
{
    uint32_t node = akt_graph__find_node(m, part);
    if (node == AKT_INTERN_NONE || !(field->arg >> m->nodes[node].table & 1))
        return false;
    akt_json_text_add(out, m->nodes[node].id);
    return true;
}

static bool add_string_part(akt_graph_maker *m, const akt_field *field, const char *part,
                            akt_buffer *out)
{
    (void)m;
    (void)field;
    akt_json_text_add(out, part);
    return true;
}

static bool note_source(akt_graph_maker *m, const char *id)
{
    uint32_t next = (uint32_t)m->source_ids.count;
    uint32_t at = akt_intern_add(m->sources, id, next);
    const char **slot = at == next ? akt_list_add(&m->source_ids) : NULL;
    if (slot)
        *slot = id;
    if (at == AKT_INTERN_NONE || (at == next && !slot))
        akt_pool_fail(m->pool);
    return true;
}

/* "ref" or "ref#place". */
static bool add_cite_part(akt_graph_maker *m, const akt_field *field, const char *part,
                          akt_buffer *out)
{
    (void)field;
    size_t size = strcspn(part, "#");
    const char *ref = akt_pool_text(m->pool, part, size);
    if (!ref || !akt_input_is_id(ref))
        return false;
    akt_buffer_add(out, "{\"ref\": ");
    akt_json_text_add(out, ref);
    if (part[size] && part[size + 1]) {
        akt_buffer_add(out, ", \"at\": ");
        akt_json_text_add(out, part + size + 1);
    }
    akt_buffer_add_char(out, '}');
    return note_source(m, ref);
}

static bool add_list(akt_graph_maker *m, const akt_field *field, const char *text, add_part *add)
{
    akt_buffer list = AKT_BUFFER_INIT;
    const char *part;
    bool is_good = true;
    for (const char *rest = text; is_good && next_part(m->pool, &rest, &part);) {
        akt_buffer_add(&list, list.size ? ", " : "[");
        is_good = *part && add(m, field, part, &list);
    }
    if (is_good) {
        akt_graph__open(m, field->name);
        akt_buffer_add(&m->made.json, akt_buffer_text(&list));
        akt_buffer_add_char(&m->made.json, ']');
    }
    if (list.failed)
        akt_pool_fail(m->pool);
    akt_buffer_dispose(&list);
    return is_good;
}

/* "flow" or "flow:amount". */
static bool add_flow_part(akt_graph_maker *m, const akt_field *field, const char *part,
                          akt_buffer *out)
{
    (void)field;
    size_t size = strcspn(part, ":");
    const char *flow = akt_pool_text(m->pool, part, size);
    if (!flow || !akt_input_is_id(flow) || (part[size] && !akt_found_number(part + size + 1, NULL)))
        return false;
    akt_buffer_add(out, part[size] ? "{\"flow\": " : "");
    akt_json_text_add(out, flow);
    akt_buffer_add(out, part[size] ? ", \"amount\": " : "");
    if (part[size])
        akt_found_number(part + size + 1, out);
    akt_buffer_add(out, part[size] ? "}" : "");
    return true;
}

static bool add_word(akt_graph_maker *m, const akt_field *field, const char *text)
{
    for (const char *const *word = field->words; *word; word++)
        if (**word && strcmp(*word, text) == 0) {
            akt_graph__text(m, field->name, text);
            return true;
        }
    return false;
}

/* Tables of numbers have years as 2016.0. */
static bool add_date(akt_graph_maker *m, const akt_field *field, const char *text)
{
    akt_date date;
    char year[8] = "";
    if (strlen(text) == 6 && strcmp(text + 4, ".0") == 0)
        text = memcpy(year, text, 4);
    bool is_good = akt_date_read(text, &date) && (field->type == AKT_FIELD_DATE || date.month == 0);
    if (is_good && field->type == AKT_FIELD_YEAR) {
        akt_graph__open(m, field->name);
        akt_buffer_add(&m->made.json, text);
    } else if (is_good) {
        akt_graph__text(m, field->name, text);
    }
    return is_good;
}

/* Whole numbers without the point that tables of numbers give them. */
static bool add_number(akt_graph_maker *m, const akt_field *field, const char *text)
{
    if (!akt_found_number(text, NULL))
        return false;
    double value = strtod(text, NULL);
    bool is_whole =
        value >= 0 && value <= (double)AKT_NUMBER_WHOLE_MAX && value == (double)(int64_t)value;
    if ((field->type == AKT_FIELD_SHARE && (value < 0 || value > 1)) ||
        (field->type == AKT_FIELD_WHOLE && (!is_whole || value < 1)))
        return false;
    akt_graph__open(m, field->name);
    if (is_whole && field->type == AKT_FIELD_AMOUNT)
        akt_buffer_add_integer(&m->made.json, (int64_t)value);
    else
        akt_found_number(text, &m->made.json);
    return true;
}

/* In a name a break of lines is a space, and none stands at its ends. */
static char *straighten(char *line)
{
    line += strspn(line, " \t\r\n");
    for (char *c = line; *c; c++)
        if (*c == '\n' || *c == '\r' || *c == '\t')
            *c = ' ';
    for (size_t size = strlen(line); size && line[size - 1] == ' '; size--)
        line[size - 1] = '\0';
    return line;
}

static bool add_text(akt_graph_maker *m, const akt_field *field, const char *text)
{
    if (text[strspn(text, " \t\r\n")] == '\0')
        return false;
    bool is_name = strcmp(field->name, "name") == 0 || strcmp(field->name, "short") == 0;
    char *line = akt_pool_text(m->pool, text, strlen(text));
    if (is_name && line)
        line = straighten(line);
    akt_graph__text(m, field->name, line ? line : "");
    return true;
}

static bool add_code(akt_graph_maker *m, const akt_field *field, const char *text)
{
    bool is_all = field->type == AKT_FIELD_AREA && strcmp(text, "all") == 0;
    akt_graph__text(
        m, field->name,
        is_all ? text : akt_graph_terms_code(&m->terms, (akt_vocabulary)field->arg, text, m->at));
    return true;
}

static bool add(akt_graph_maker *m, const akt_field *field, const char *text)
{
    switch (field->type) {
    case AKT_FIELD_STRING:
    case AKT_FIELD_TEXT: return add_text(m, field, text);
    case AKT_FIELD_CODE:
    case AKT_FIELD_AREA: return add_code(m, field, text);
    case AKT_FIELD_WORD: return add_word(m, field, text);
    case AKT_FIELD_REF: return add_ref(m, field, text);
    case AKT_FIELD_REFS: return add_list(m, field, text, add_ref_part);
    case AKT_FIELD_CODES: return add_list(m, field, text, add_code_part);
    case AKT_FIELD_STRINGS: return add_list(m, field, text, add_string_part);
    case AKT_FIELD_PARTS: return add_list(m, field, text, add_flow_part);
    case AKT_FIELD_CITES: return add_list(m, field, text, add_cite_part);
    case AKT_FIELD_DATE:
    case AKT_FIELD_YEAR: return add_date(m, field, text);
    case AKT_FIELD_AMOUNT:
    case AKT_FIELD_WHOLE:
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE: return add_number(m, field, text);
    default: return false;
    }
}

bool akt_graph__is_done(const akt_graph_maker *m, const akt_field *field)
{
    for (size_t i = 0; i < m->done_count; i++)
        if (m->done[i] == field)
            return true;
    return false;
}

bool akt_graph__field(akt_graph_maker *m, const akt_field *field, const char *text)
{
    if (akt_graph__is_done(m, field) || !*text || m->done_count == AKT_SCHEMA_FIELDS_MAX ||
        !add(m, field, text))
        return false;
    m->done[m->done_count++] = field;
    return true;
}

static const char *const suffixes[AKT_LANG_COUNT] = {"", "_nn", "_en"};

static akt_found_value *find_text(const akt_field *field, const akt_found_values *values, int lang)
{
    size_t size = strlen(field->name);
    akt_found_value *value = values->first;
    while (value && (strncmp(value->name, field->name, size) != 0 ||
                     strcmp(value->name + size, suffixes[lang]) != 0))
        value = value->next;
    return value && !value->is_used ? value : NULL;
}

bool akt_graph__texts(akt_graph_maker *m, const akt_field *field, const akt_found_values *values)
{
    const char *outside = m->between, *inside = "{";
    if (akt_graph__is_done(m, field) || m->done_count == AKT_SCHEMA_FIELDS_MAX)
        return false;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_found_value *value = find_text(field, values, lang);
        if (!value || value->text[strspn(value->text, " \t\r\n")] == '\0')
            continue;
        if (*inside == '{') {
            m->between = outside;
            akt_graph__open(m, field->name);
        }
        m->between = inside;
        akt_graph__text(m, akt_lang_name((akt_lang)lang), value->text);
        value->is_used = true;
        inside = ", ";
    }
    if (*inside == '{')
        return false;
    akt_buffer_add_char(&m->made.json, '}');
    m->between = ", ";
    m->done[m->done_count++] = field;
    return true;
}

static bool is_strength(const char *text)
{
    const akt_field *field = akt_schema_field(akt_schema_of_table(AKT_TABLE_ROLES), "strength");
    for (const char *const *word = field->words; *word; word++)
        if (strcmp(*word, text) == 0)
            return true;
    return false;
}

/* "role:area:strength", the area perhaps empty. */
static bool note_role(akt_graph_maker *m, const char *holder, const char *text)
{
    const char *first = strchr(text, ':'), *second = first ? strchr(first + 1, ':') : NULL;
    if (!second || first == text || !is_strength(second + 1))
        return false;
    const char *role = akt_pool_text(m->pool, text, (size_t)(first - text));
    const char *area = akt_pool_text(m->pool, first + 1, (size_t)(second - first - 1));
    akt_role_plan *plan = role && area ? akt_list_add(&m->roles) : NULL;
    if (!plan) {
        akt_pool_fail(m->pool);
        return false;
    }
    *plan = (akt_role_plan){holder, role, area, second + 1, m->at};
    return true;
}

bool akt_graph__roles(akt_graph_maker *m, const char *holder, const char *text)
{
    size_t before = m->roles.count;
    const char *part;
    for (const char *rest = text; next_part(m->pool, &rest, &part);)
        if (!note_role(m, holder, part)) {
            m->roles.count = before;
            return false;
        }
    return m->roles.count > before;
}
