#include "base/utf8.h"
#include "input/reader_internal.h"

#include <stdio.h>
#include <string.h>

/* What only the whole dataset shows. */

enum { LONGEST_NAME = 200 };

typedef struct check {
    akt_reader *reader;
    akt_table table;
    const akt_field_choice *texts; /* the fields of the table that are texts */
    const akt_record *record;
} check;

void akt_reader__fault_record(akt_reader *reader, akt_table table, const akt_record *record,
                              akt_fault fault, const char *pointer, const char *const args[4])
{
    if (!akt_diagnostics_wants(reader->faults, fault))
        return;
    if (reader->place) {
        akt_reader__fault(reader, reader->place, fault, reader->part ? reader->part : pointer,
                          args);
        return;
    }
    const akt_origin *origin = &record->origin;
    const akt_place place = {.file = &reader->files[origin->file],
                             .offset = origin->offset,
                             .pointer = "",
                             .list = akt_table_name(table),
                             .index = (size_t)origin->index};
    akt_reader__fault(reader, &place, fault, pointer, args);
}

static void fault(const check *c, akt_fault kind, const char *pointer, const char *a, const char *b)
{
    const char *args[4] = {a, b, NULL, NULL};
    akt_reader__fault_record(c->reader, c->table, c->record, kind, pointer, args);
}

static void write_date(akt_date date, char out[24])
{
    int length = snprintf(out, 24, "%04d", date.year);
    if (date.month)
        length += snprintf(out + length, 24 - (size_t)length, "-%02d", date.month);
    if (date.day)
        snprintf(out + length, 24 - (size_t)length, "-%02d", date.day);
}

/* Whether `to` lies wholly before `from`: 2016-05 does not end before 2016-05-15. */
static bool ends_before(akt_date to, akt_date from)
{
    if (to.year != from.year || !to.month || !from.month)
        return to.year < from.year;
    if (to.month != from.month || !to.day || !from.day)
        return to.month < from.month;
    return to.day < from.day;
}

static void check_dates(const check *c, akt_date from, akt_date to, const char *pointer)
{
    if (!from.year || !to.year || !ends_before(to, from))
        return;
    char first[24], last[24];
    write_date(from, first);
    write_date(to, last);
    fault(c, AKT_FAULT_DATE_ORDER, pointer, first, last);
}

/* The controls below U+0020, and the first byte of U+FFFE and U+FFFF: most texts have neither. */
static size_t find_suspect(const char *text)
{
    size_t at = 0;
    while ((unsigned char)text[at] >= 0x20 && (unsigned char)text[at] != 0xEF)
        at++;
    return at;
}

/* What XML, and so every drawing, cannot carry; in a name no new line either. */
static void check_characters(const check *c, const char *text, const char *field, bool is_name)
{
    size_t at = find_suspect(text), size = at + strlen(text + at);
    while (at < size) {
        uint32_t code = akt_utf8_next(text, size, &at);
        bool breaks = code == '\n' || code == '\t' || code == '\r';
        if (akt_utf8_is_xml(code) && !(is_name && breaks))
            continue;
        char pointer[40], number[24];
        snprintf(pointer, sizeof pointer, "/%s", field);
        snprintf(number, sizeof number, "U+%04X", (unsigned)code);
        fault(c, AKT_FAULT_CONTROL_CHARACTER, pointer, field, number);
        return;
    }
}

static void check_length(const check *c, const char *name, const char *field)
{
    char pointer[40], number[24];
    if (strlen(name) <= LONGEST_NAME || akt_utf8_length(name) <= LONGEST_NAME)
        return;
    snprintf(pointer, sizeof pointer, "/%s", field);
    snprintf(number, sizeof number, "%zu", akt_utf8_length(name));
    fault(c, AKT_FAULT_LONG_NAME, pointer, field, number);
}

static void check_text(const check *c, const akt_text *text, const char *field)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        const char *words = text->in[lang];
        if (!words || (lang > 0 && words == text->in[lang - 1]))
            continue;
        bool is_name = strcmp(field, "name") == 0 || strcmp(field, "short") == 0;
        check_characters(c, words, field, is_name);
        if (is_name)
            check_length(c, words, field);
    }
}

static akt_field_choice choose_texts(akt_table table)
{
    const akt_field_choice all = akt_field_choose_all(akt_schema_of_table(table));
    akt_field_choice texts = {.count = 0};
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i]->type == AKT_FIELD_TEXT || all.items[i]->type == AKT_FIELD_STRING)
            texts.items[texts.count++] = all.items[i];
    return texts;
}

static void check_texts(const check *c)
{
    for (size_t i = 0; i < c->texts->count; i++) {
        const akt_field *field = c->texts->items[i];
        const void *at = akt_field_of(field, c->record);
        if (field->type == AKT_FIELD_TEXT)
            check_text(c, at, field->name);
        else if (*(const char *const *)at)
            check_characters(c, *(const char *const *)at, field->name, false);
    }
}

static void check_party(const check *c)
{
    const akt_party *party = (const akt_party *)c->record;
    check_dates(c, party->from, party->to, "/to");
}

static bool is_ascending(const akt_flow *flow)
{
    const akt_amount *low = &flow->amount_min, *mid = &flow->amount, *high = &flow->amount_max;
    return !(low->known && mid->known && low->value > mid->value) &&
           !(mid->known && high->known && mid->value > high->value) &&
           !(low->known && high->known && low->value > high->value);
}

static void check_continues(const check *c, const akt_flow *flow)
{
    const akt_flow *flows = akt_dataset_flows(c->reader->dataset);
    for (size_t i = 0; i < flow->continues.count; i++) {
        const akt_flow *first = &flows[flow->continues.items[i].flow];
        if (!akt_flow_meets(first, flow))
            fault(c, AKT_FAULT_CONTINUES_ENDS, "/continues", c->record->id, first->record.id);
    }
}

static void check_flow(const check *c)
{
    const akt_flow *flow = (const akt_flow *)c->record;
    if (!is_ascending(flow))
        fault(c, AKT_FAULT_AMOUNT_RANGE, "/amount_min", NULL, NULL);
    if (flow->amount.known && flow->missing != AKT_MISSING_NOT_STATED)
        fault(c, AKT_FAULT_AMOUNT_AND_MISSING, "/missing", NULL, NULL);
    check_continues(c, flow);
}

static const char *party_id(const check *c, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(c->reader->dataset, ref);
    return party && party->record.id ? party->record.id : "?";
}

static void check_tie(const check *c)
{
    const akt_tie *tie = (const akt_tie *)c->record;
    check_dates(c, tie->from_year, tie->to_year, "/to_year");
    if (akt_ref_is_set(tie->from) && akt_ref_is_same(tie->from, tie->to))
        fault(c, AKT_FAULT_SELF_TIE, "", party_id(c, tie->from), NULL);
}

static void check_record(const check *c)
{
    if (akt_schema_of_table(c->table)->has_fact && c->record->sources.count == 0)
        fault(c, AKT_FAULT_NO_SOURCE, "", NULL, NULL);
    check_texts(c);
    switch (c->table) {
    case AKT_TABLE_ACTORS:
    case AKT_TABLE_PROGRAMMES:
    case AKT_TABLE_FORUMS: check_party(c); break;
    case AKT_TABLE_TIES: check_tie(c); break;
    case AKT_TABLE_FLOWS: check_flow(c); break;
    case AKT_TABLE_ROLES:
        check_dates(c, ((const akt_role *)c->record)->from, ((const akt_role *)c->record)->to,
                    "/to");
        break;
    default: break;
    }
}

static void count_languages(akt_reader *reader)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        size_t missing = 0, all = 0;
        for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
            size_t count = akt_dataset_count(reader->dataset, tables[t]);
            all += count;
            for (size_t i = 0; i < count; i++) {
                akt_ref ref = {tables[t], (int32_t)i};
                missing += akt_dataset_party(reader->dataset, ref)->name.in[lang] == NULL;
            }
        }
        char some[24], total[24];
        snprintf(some, sizeof some, "%zu", missing);
        snprintf(total, sizeof total, "%zu", all);
        akt_diagnostic diagnostic = {.fault = AKT_FAULT_LANGUAGES,
                                     .args = {akt_lang_name((akt_lang)lang), some, total}};
        if (missing)
            akt_diagnostics_add(reader->faults, &diagnostic);
    }
}

void akt_reader__validate_record(akt_reader *reader, akt_table table, size_t index)
{
    const akt_field_choice texts = choose_texts(table);
    const check c = {reader, table, &texts, akt_dataset_record(reader->dataset, table, index)};
    check_record(&c);
}

static bool is_left_behind(const akt_flow *flow, const akt_flow *first, int32_t number)
{
    for (size_t i = 0; i < flow->continues.count; i++)
        if (flow->continues.items[i].flow == number && !akt_flow_meets(first, flow))
            return true;
    return false;
}

void akt_reader__validate_followers(akt_reader *reader, int32_t number)
{
    const akt_flow *flows = akt_dataset_flows(reader->dataset), *first = &flows[number];
    for (size_t i = 0; i < akt_dataset_count(reader->dataset, AKT_TABLE_FLOWS); i++) {
        const check c = {reader, AKT_TABLE_FLOWS, NULL, &flows[i].record};
        if ((int32_t)i == number || !is_left_behind(&flows[i], first, number))
            continue;
        fault(&c, AKT_FAULT_CONTINUES_ENDS, "/continues", flows[i].record.id, first->record.id);
        return;
    }
}

void akt_reader__validate(akt_reader *reader)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        const size_t count = akt_dataset_count(reader->dataset, (akt_table)t);
        const akt_field_choice texts = choose_texts((akt_table)t);
        check c = {.reader = reader, .table = (akt_table)t, .texts = &texts};
        for (size_t i = 0; i < count; i++) {
            c.record = akt_dataset_record(reader->dataset, c.table, i);
            check_record(&c);
        }
    }
    count_languages(reader);
}
