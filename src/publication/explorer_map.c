#include "publication/explorer_internal.h"

#include "base/json_text.h"

static void add_number(akt_buffer *out, const char *name, double value)
{
    akt_buffer_format(out, ",\"%s\":", name);
    akt_buffer_add_fixed(out, value, 1);
}

static void add_string(akt_buffer *out, const char *name, const char *value)
{
    akt_buffer_format(out, ",\"%s\":", name);
    akt_json_text_add(out, value);
}

/* Begins an object that has a place. */
static void add_place(akt_buffer *out, double x, double y, double width, double height)
{
    akt_buffer_add(out, "{\"x\":");
    akt_buffer_add_fixed(out, x, 1);
    add_number(out, "y", y);
    add_number(out, "width", width);
    add_number(out, "height", height);
}

static void add_labels(akt_buffer *out, const akt_screen_label labels[AKT_LANG_COUNT])
{
    akt_buffer_add(out, ",\"lines\":[");
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_buffer_add(out, lang ? ",[" : "[");
        for (size_t i = 0; i < labels[lang].count; i++) {
            akt_buffer_add(out, i ? "," : "");
            akt_json_text_add(out, labels[lang].lines[i]);
        }
        akt_buffer_add_char(out, ']');
    }
    akt_buffer_add_char(out, ']');
}

static void add_band(akt_buffer *out, const akt_screen_band *band)
{
    akt_buffer_add(out, "{\"y\":");
    akt_buffer_add_fixed(out, band->y, 1);
    add_number(out, "height", band->height);
    add_labels(out, band->labels);
    akt_buffer_add_char(out, '}');
}

static void add_box(akt_buffer *out, const akt_screen_box *box)
{
    add_place(out, box->x, box->y, box->width, box->height);
    add_string(out, "id", box->id);
    add_string(out, "slot", box->slot);
    add_number(out, "titleX", box->title_x);
    add_number(out, "titleY", box->title_y);
    add_labels(out, box->labels);
    akt_buffer_add_char(out, '}');
}

static void add_card(akt_buffer *out, const akt_screen_card *card)
{
    add_place(out, card->x, card->y, card->width, card->height);
    add_string(out, "id", card->id);
    akt_buffer_format(out, ",\"table\":\"%s\",\"box\":%zu", akt_table_name(card->table), card->box);
    akt_buffer_add(out, card->is_driver ? ",\"driver\":true" : "");
    akt_buffer_add(out, card->is_business ? ",\"business\":true" : "");
    if (card->fate)
        akt_buffer_format(out, ",\"fate\":\"%s\"", card->fate);
    add_labels(out, card->labels);
    akt_buffer_add_char(out, '}');
}

static void add_edge(akt_buffer *out, const akt_screen_edge *edge)
{
    akt_buffer_format(out, "{\"layer\":\"%s\"", akt_layer_name(edge->layer));
    add_string(out, "from", edge->from);
    add_string(out, "to", edge->to);
    add_number(out, "width", edge->width);
    akt_buffer_add(out, edge->is_unknown ? ",\"unknown\":true" : "");
    if (edge->fate)
        akt_buffer_format(out, ",\"fate\":\"%s\",\"before\":%s,\"after\":%s", edge->fate,
                          edge->before ? "true" : "false", edge->after ? "true" : "false");
    add_string(out, "path", edge->path);
    add_string(out, "arrows", edge->arrows);
    akt_buffer_add_char(out, '}');
}

void akt_explorer__add_map(akt_buffer *out, const akt_screen_map *map)
{
    akt_buffer_add(out, "{\"width\":");
    akt_buffer_add_fixed(out, map->width, 1);
    add_number(out, "height", map->height);
    akt_buffer_add(out, ",\"bands\":[");
    for (size_t i = 0; i < map->band_count; i++) {
        akt_buffer_add(out, i ? "," : "");
        add_band(out, &map->bands[i]);
    }
    akt_buffer_add(out, "],\"boxes\":[");
    for (size_t i = 0; i < map->box_count; i++) {
        akt_buffer_add(out, i ? "," : "");
        add_box(out, &map->boxes[i]);
    }
    akt_buffer_add(out, "],\"cards\":[");
    for (size_t i = 0; i < map->card_count; i++) {
        akt_buffer_add(out, i ? "," : "");
        add_card(out, &map->cards[i]);
    }
    akt_buffer_add(out, "],\"edges\":[");
    for (size_t i = 0; i < map->edge_count; i++) {
        akt_buffer_add(out, i ? "," : "");
        add_edge(out, &map->edges[i]);
    }
    akt_buffer_add(out, "]}");
}
