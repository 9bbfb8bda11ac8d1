#include "output/svg.h"

#include "output/markup.h"

#include <string.h>

#define FONTS "&quot;Noto Sans&quot;, system-ui, sans-serif"

static void add_attribute(akt_buffer *out, const char *name, const char *value)
{
    if (value != NULL) {
        akt_buffer_format(out, " %s=\"", name);
        akt_markup_add(out, value);
        akt_buffer_add_char(out, '"');
    }
}

static void add_length(akt_buffer *out, const char *name, double value)
{
    akt_buffer_format(out, " %s=\"", name);
    akt_buffer_add_fixed(out, value, 1);
    akt_buffer_add_char(out, '"');
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '.' || c == '_' || c == '-';
}

/* Ids and classes of the data: whatever a selector would trip over becomes an underscore. */
static void add_word(akt_buffer *out, const char *value, bool spaces)
{
    for (; *value != '\0'; value++) {
        akt_buffer_add_char(out, is_word(*value) || (spaces && *value == ' ') ? *value : '_');
    }
}

static void add_title(akt_buffer *out, const char *title)
{
    if (title != NULL) {
        akt_buffer_add(out, "<title>");
        akt_markup_add(out, title);
        akt_buffer_add(out, "</title>");
    }
}

static void add_style(akt_buffer *out, const akt_style *style)
{
    add_attribute(out, "fill", style->fill != NULL ? style->fill : "none");
    if (style->stroke != NULL) {
        add_attribute(out, "stroke", style->stroke);
        add_length(out, "stroke-width", style->width);
        add_attribute(out, "stroke-dasharray", style->dash);
    }
    if (style->opacity > 0) {
        akt_buffer_add(out, " opacity=\"");
        akt_buffer_add_fixed(out, style->opacity, 2);
        akt_buffer_add_char(out, '"');
    }
}

static void write_group(akt_buffer *out, const akt_item *item, const char *prefix)
{
    akt_buffer_add(out, "<g");
    if (item->id) {
        akt_buffer_add(out, " id=\"");
        add_word(out, prefix, false);
        add_word(out, item->id, false);
        akt_buffer_add_char(out, '"');
    }
    if (item->class_) {
        akt_buffer_add(out, " class=\"");
        add_word(out, item->class_, true);
        akt_buffer_add_char(out, '"');
    }
    akt_buffer_add_char(out, '>');
    add_title(out, item->title);
    akt_buffer_add_char(out, '\n');
}

static void write_end(akt_buffer *out, const akt_item *item, const char *prefix)
{
    (void)prefix;
    (void)item;
    akt_buffer_add(out, "</g>\n");
}

static void write_box(akt_buffer *out, const akt_item *item, const char *prefix)
{
    (void)prefix;
    akt_buffer_add(out, "<rect");
    add_length(out, "x", item->x);
    add_length(out, "y", item->y);
    add_length(out, "width", item->width);
    add_length(out, "height", item->height);
    if (item->radius > 0) {
        add_length(out, "rx", item->radius);
    }
    add_style(out, &item->style);
    akt_buffer_add(out, "/>\n");
}

static void write_circle(akt_buffer *out, const akt_item *item, const char *prefix)
{
    (void)prefix;
    akt_buffer_add(out, "<circle");
    add_length(out, "cx", item->x);
    add_length(out, "cy", item->y);
    add_length(out, "r", item->radius);
    add_style(out, &item->style);
    akt_buffer_add(out, "/>\n");
}

static void write_path(akt_buffer *out, const akt_item *item, const char *prefix)
{
    (void)prefix;
    akt_buffer_add(out, "<path");
    add_attribute(out, "d", item->path);
    add_style(out, &item->style);
    akt_buffer_add(out, "/>\n");
}

static void write_text(akt_buffer *out, const akt_item *item, const char *prefix)
{
    (void)prefix;
    static const char *const anchors[] = {NULL, "middle", "end"};
    akt_buffer_add(out, "<text");
    add_length(out, "x", item->x);
    add_length(out, "y", item->y);
    add_length(out, "font-size", item->font.size);
    if (item->font.bold) {
        akt_buffer_add(out, " font-weight=\"700\"");
    }
    add_attribute(out, "text-anchor", anchors[item->font.anchor]);
    if (item->width > 0) {
        add_length(out, "textLength", item->width);
        akt_buffer_add(out, " lengthAdjust=\"spacingAndGlyphs\"");
    }
    add_attribute(out, "fill", item->font.colour);
    akt_buffer_add_char(out, '>');
    akt_markup_add(out, item->text);
    akt_buffer_add(out, "</text>\n");
}

typedef void item_writer(akt_buffer *out, const akt_item *item, const char *prefix);

static item_writer *const writers[] = {
    [AKT_ITEM_GROUP] = write_group, [AKT_ITEM_END] = write_end,   [AKT_ITEM_BOX] = write_box,
    [AKT_ITEM_CIRCLE] = write_circle, [AKT_ITEM_PATH] = write_path, [AKT_ITEM_TEXT] = write_text,
};

static void write_head(akt_buffer *out, const akt_drawing *drawing, bool alone)
{
    const char *lang = akt_lang_name(akt_drawing_lang(drawing));
    double width = akt_drawing_width(drawing);
    double height = akt_drawing_height(drawing);
    double scale = akt_drawing_scale_of(drawing);
    akt_buffer_add(out, alone ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "");
    akt_buffer_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    add_attribute(out, "lang", lang);
    add_attribute(out, "xml:lang", lang);
    add_length(out, "width", width * scale);
    add_length(out, "height", height * scale);
    akt_buffer_add(out, " viewBox=\"0 0 ");
    akt_buffer_add_fixed(out, width, 1);
    akt_buffer_add_char(out, ' ');
    akt_buffer_add_fixed(out, height, 1);
    akt_buffer_add(out, "\" font-family=\"" FONTS "\">\n");
    add_title(out, akt_drawing_title(drawing));
    akt_buffer_add(out, "\n<desc>");
    if (akt_drawing_desc(drawing) != NULL) {
        akt_markup_add(out, akt_drawing_desc(drawing));
    }
    akt_buffer_add(out, "</desc>\n");
}

akt_status akt_svg_write(akt_buffer *out, const akt_drawing *drawing, const char *prefix,
                         akt_error *err)
{
    akt_status status = akt_drawing_status(drawing, err);
    if (status != AKT_OK) {
        return status;
    }
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    write_head(out, drawing, prefix == NULL);
    for (size_t i = 0; i < count; i++) {
        writers[items[i].kind](out, &items[i], prefix != NULL ? prefix : "");
    }
    akt_buffer_add(out, "</svg>\n");
    return akt_buffer_status(out, err);
}
