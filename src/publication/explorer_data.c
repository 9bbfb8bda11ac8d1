#include "publication/explorer_internal.h"

#include "base/json_text.h"
#include "export/dataset.h"
#include "export/json.h"
#include "output/blocks.h"
#include "report/field_words.h"
#include "words/compounds.h"

#include <string.h>

/* The words of the script, which knows each by its name without that of the file. */
static const struct {
    const char *name;
    const char *in[AKT_LANG_COUNT];
} words[] = {
#define AKT_WORD(id, nb, nn, en) {#id, {nb, nn, en}},
#include "words/explorer.def"
#include "words/quantity.def"
#undef AKT_WORD
};

static void add_three(akt_buffer *out, const char *const in[AKT_LANG_COUNT])
{
    akt_buffer_add_char(out, '[');
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_buffer_add(out, lang ? "," : "");
        akt_json_text_add(out, in[lang] ? in[lang] : "");
    }
    akt_buffer_add_char(out, ']');
}

static void add_members(akt_buffer *out)
{
    size_t count;
    const char *const *members = akt_compound_members(&count);
    for (size_t i = 0; i < count; i++) {
        akt_buffer_add(out, i ? "," : "");
        akt_json_text_add(out, members[i]);
    }
}

static void add_words(akt_buffer *out)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        akt_buffer_add(out, i ? "," : "");
        akt_json_text_add(out, strchr(words[i].name, '_') + 1);
        akt_buffer_add_char(out, ':');
        add_three(out, words[i].in);
    }
}

/* Those of a dataset that has none of its own. */
static void add_built_in_terms(akt_buffer *out)
{
    akt_dataset *none = akt_dataset_new();
    if (none)
        akt_export_json_taxonomy(out, none);
    out->failed = out->failed || !none;
    akt_dataset_free(none);
}

/* What people call the fields of each table. */
static void add_fields(akt_buffer *out, akt_table table)
{
    const akt_field_choice all = akt_field_choose_all(akt_schema_of_table(table));
    for (size_t i = 0; i < all.count; i++) {
        const char *in[AKT_LANG_COUNT];
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
            in[lang] = akt_field_title(all.items[i]->name, (akt_lang)lang);
        akt_buffer_format(out, "%s\"%s\":", i ? "," : "", all.items[i]->name);
        add_three(out, in);
    }
}

/* What people call the units of indicators. */
static void add_units(akt_buffer *out, const akt_dataset *dataset)
{
    akt_list told = AKT_LIST_OF(const char *);
    size_t count = akt_dataset_count(dataset, AKT_TABLE_INDICATORS);
    for (size_t i = 0; i < count; i++) {
        const akt_indicator *item =
            (const akt_indicator *)akt_dataset_record(dataset, AKT_TABLE_INDICATORS, i);
        if (!item->unit || akt_list_has_text(&told, item->unit))
            continue;
        const char *in[AKT_LANG_COUNT], **added = akt_list_add(&told);
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
            in[lang] = akt_unit_words(item->unit, (akt_lang)lang);
        akt_buffer_add(out, told.count > 1 ? "," : "");
        akt_json_text_add(out, item->unit);
        akt_buffer_add_char(out, ':');
        add_three(out, in);
        if (added)
            *added = item->unit;
        out->failed = out->failed || !added;
    }
    akt_list_dispose(&told);
}

static void add_tables(akt_buffer *out)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        const char *in[AKT_LANG_COUNT];
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
            in[lang] = akt_table_words((akt_table)t, (akt_lang)lang);
        akt_buffer_format(out, "%s\"%s\":{\"name\":", t ? "," : "", akt_table_name((akt_table)t));
        add_three(out, in);
        akt_buffer_add(out, ",\"fields\":{");
        add_fields(out, (akt_table)t);
        akt_buffer_add(out, "}}");
    }
}

static void add_document(akt_buffer *out, const akt_edition_words *document, bool with_notes)
{
    /* what only machines ask for */
    static const char *const without[] = {"ranks", "attribution", NULL};
    akt_buffer_add_char(out, '[');
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        const akt_blocks_options how = {.without_notes = !with_notes,
                                        .without = without,
                                        .like = lang ? document->in[0] : NULL};
        akt_buffer_add(out, lang ? "," : "");
        if (document->in[lang])
            akt_blocks_add(out, document->in[lang], &how);
        else
            akt_buffer_add(out, "[]");
    }
    akt_buffer_add_char(out, ']');
}

static void add_parts(akt_buffer *out, const akt_edition *e)
{
    const struct {
        const char *name;
        const akt_edition_words *document;
    } parts[] = {{"coverage", &e->coverage},       {"funding", &e->funding},
                 {"centrality", &e->most_central}, {"brokerage", &e->most_brokering},
                 {"robustness", &e->robustness},   {"communities", &e->communities},
                 {"overlap", &e->overlap}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        akt_buffer_format(out, "%s\"%s\":", i ? "," : "", parts[i].name);
        add_document(out, parts[i].document, true);
    }
}

static void add_text(akt_buffer *out, const char *name, const akt_text *text)
{
    const char *in[AKT_LANG_COUNT];
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        in[lang] = akt_text_in(text, (akt_lang)lang);
    akt_buffer_format(out, ",\"%s\":", name);
    add_three(out, in);
}

/* Roles in areas whose state changes: [role, area, before, after]. */
static void add_cells(akt_buffer *out, const akt_list *list)
{
    const akt_edition_cell *cells = list->items;
    akt_buffer_add(out, ",\"cells\":[");
    for (size_t i = 0; i < list->count; i++) {
        const char *slash = strchr(cells[i].cell, '/');
        akt_buffer_format(out, "%s[\"%.*s\",\"%s\",\"%s\",\"%s\"]", i ? "," : "",
                          (int)(slash - cells[i].cell), cells[i].cell, slash + 1,
                          akt_cell_state_name(cells[i].states[0]),
                          akt_cell_state_name(cells[i].states[1]));
    }
    akt_buffer_add_char(out, ']');
}

static void add_scenario(akt_buffer *out, const akt_edition_scenario *scenario)
{
    akt_buffer_add(out, "{\"id\":");
    akt_json_text_add(out, akt_script_id(scenario->script));
    add_text(out, "title", akt_script_title(scenario->script));
    add_text(out, "why", akt_script_why(scenario->script));
    add_cells(out, &scenario->cells);
    akt_buffer_add_char(out, '}');
}

/* What is alike stands together, which packs best: first all maps, then all effects. */
static void add_scenarios(akt_buffer *out, const akt_list *list)
{
    const akt_edition_scenario *scenarios = list->items;
    akt_buffer_add(out, ",\"scenarios\":[");
    for (size_t i = 0; i < list->count; i++) {
        akt_buffer_add(out, i ? "," : "");
        add_scenario(out, &scenarios[i]);
    }
    akt_buffer_add(out, "],\"scenarioMaps\":[");
    for (size_t i = 0; i < list->count; i++) {
        akt_buffer_add(out, i ? "," : "");
        akt_explorer__add_map(out, &scenarios[i].map);
    }
    akt_buffer_add(out, "],\"scenarioEffects\":[");
    for (size_t i = 0; i < list->count; i++) {
        akt_buffer_add(out, i ? "," : "");
        add_document(out, &scenarios[i].effects, false);
    }
    akt_buffer_add_char(out, ']');
}

/* What was done to the dataset, to stand behind its sources. */
static void add_changes(akt_buffer *out, const akt_dataset *dataset)
{
    akt_buffer changes[AKT_LANG_COUNT];
    const char *in[AKT_LANG_COUNT];
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        changes[lang] = (akt_buffer)AKT_BUFFER_INIT;
        akt_add_changes(&changes[lang], dataset, (akt_lang)lang);
        in[lang] = akt_buffer_text(&changes[lang]);
    }
    akt_buffer_add(out, ",\"changes\":");
    add_three(out, in);
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        out->failed = out->failed || changes[lang].failed;
        akt_buffer_dispose(&changes[lang]);
    }
}

akt_status akt_explorer__add_data(akt_buffer *out, const akt_edition *edition, akt_error *err)
{
    akt_buffer_format(out, "{\"lang\":\"%s\",\"words\":{", akt_lang_name(edition->lang));
    add_words(out);
    akt_buffer_add(out, "},\"members\":[");
    add_members(out);
    akt_buffer_add(out, "],\"dataset\":");
    akt_export_dataset_json(out, edition->dataset);
    add_changes(out, edition->dataset);
    akt_buffer_add(out, ",\"taxonomy\":");
    add_built_in_terms(out);
    akt_buffer_add(out, ",\"tables\":{");
    add_tables(out);
    akt_buffer_add(out, "},\"units\":{");
    add_units(out, edition->dataset);
    akt_buffer_add(out, "},\"map\":");
    akt_explorer__add_map(out, &edition->map);
    akt_buffer_add(out, ",\"parts\":{");
    add_parts(out, edition);
    akt_buffer_add(out, "},\"cells\":");
    akt_blocks_add_table(out, edition->coverage.in[edition->lang], "coverage");
    add_scenarios(out, &edition->scenarios);
    akt_status status = akt_explorer__add_pictures(out, edition, err);
    if (status == AKT_OK)
        status = akt_explorer__add_numbers(out, edition, err);
    akt_buffer_add_char(out, '}');
    return status == AKT_OK ? akt_buffer_status(out, err) : status;
}
