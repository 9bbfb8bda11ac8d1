#include "output/drawio_internal.h"

#include "output/markup.h"

#include <stdio.h>
#include <string.h>

static void add_attribute(akt_buffer *out, const char *name, const char *text)
{
    akt_buffer_format(out, " %s=\"", name);
    for (const char *line = text; *line;) {
        size_t size = strcspn(line, "\n");
        akt_markup_add_part(out, line, size);
        akt_buffer_add(out, line[size] ? "&#10;" : "");
        line += size + (line[size] != '\0');
    }
    akt_buffer_add_char(out, '"');
}

void akt_drawio__open(akt_drawio_sheet *s, const char *id, const char *words, const char *tooltip)
{
    char made[32];
    snprintf(made, sizeof made, "x-%zu", ++s->made);
    akt_buffer_add(s->out, "        <UserObject");
    add_attribute(s->out, "id", id ? id : made);
    add_attribute(s->out, "label", words);
    if (tooltip)
        add_attribute(s->out, "tooltip", tooltip);
    akt_buffer_add(s->out, ">\n          <mxCell style=\"html=0;");
}

void akt_drawio__add_fixed(akt_drawio_sheet *s, const char *before, double value, const char *after)
{
    akt_buffer_add(s->out, before);
    akt_buffer_add_fixed(s->out, value, 2);
    akt_buffer_add(s->out, after);
}

void akt_drawio__add_font(akt_drawio_sheet *s, const akt_item *text)
{
    akt_drawio__add_fixed(s, "fontFamily=Noto Sans;fontSize=", text->font.size, ";");
    akt_buffer_format(s->out, "fontColor=%s;fontStyle=%d;", text->font.colour, text->font.bold);
}

void akt_drawio__close_box(akt_drawio_sheet *s, const akt_drawio_box *box)
{
    akt_buffer_add(s->out, "\" vertex=\"1\"");
    add_attribute(s->out, "parent", box->parent ? box->parent : "1");
    akt_drawio__add_fixed(s, ">\n            <mxGeometry x=\"", box->x - box->left, "\"");
    akt_drawio__add_fixed(s, " y=\"", box->y - box->top, "\"");
    akt_drawio__add_fixed(s, " width=\"", box->width, "\"");
    akt_drawio__add_fixed(s, " height=\"", box->height, "\" as=\"geometry\"/>\n");
    akt_buffer_add(s->out, "          </mxCell>\n        </UserObject>\n");
}

/* The lines of a part, and the first of them. A star is a mark of its own. */
static const akt_item *join_words(akt_buffer *out, const akt_dot_part *part)
{
    const akt_item *first = NULL;
    for (size_t i = 0; i < part->count && part->kind == AKT_DOT_NODE; i++)
        if (part->items[i].kind == AKT_ITEM_PATH && out->size == 0)
            akt_buffer_add(out, "★ ");
    for (size_t i = 0; i < part->count; i++) {
        if (!akt_dot__is_word(part, &part->items[i]))
            continue;
        akt_buffer_add(out, first ? "\n" : "");
        akt_buffer_add(out, part->items[i].text);
        first = first ? first : &part->items[i];
    }
    return first;
}

/* Whether a frame is drawn twice. */
static bool is_double(const akt_dot_part *part)
{
    size_t boxes = 0;
    for (size_t i = 0; i < part->count; i++)
        boxes += part->items[i].kind == AKT_ITEM_BOX;
    return boxes > 1;
}

static void add_frame(akt_drawio_sheet *s, const akt_item *frame)
{
    akt_buffer_add(s->out, frame->kind == AKT_ITEM_CIRCLE ? "ellipse;" : "");
    if (frame->kind == AKT_ITEM_BOX && frame->radius > 0)
        akt_drawio__add_fixed(s, "rounded=1;absoluteArcSize=1;arcSize=", 2 * frame->radius, ";");
    akt_buffer_format(s->out, "fillColor=%s;", frame->style.fill ? frame->style.fill : "none");
    akt_buffer_format(s->out, "strokeColor=%s;",
                      frame->style.stroke ? frame->style.stroke : "none");
    akt_drawio__add_fixed(s, "strokeWidth=", frame->style.width, ";");
    if (frame->style.dash)
        akt_buffer_format(s->out, "dashed=1;dashPattern=%s;", frame->style.dash);
}

/* The title of a box stands where it was drawn: beside what is in it. */
static void add_title_place(akt_drawio_sheet *s, const akt_dot_part *part)
{
    double corners[4];
    akt_buffer_add(s->out, "container=1;collapsible=0;align=left;verticalAlign=top;");
    if (!akt_dot__words(part, corners))
        return;
    akt_drawio__add_fixed(s, "spacing=0;spacingLeft=", corners[0] - part->x, ";");
    akt_drawio__add_fixed(s, "spacingTop=", corners[1] - part->y, ";");
}

static void put_part(akt_drawio_sheet *s, const akt_dot_part *part)
{
    const akt_dot_part *all = s->read.parts.items;
    akt_buffer words = AKT_BUFFER_INIT;
    char band[32];
    akt_drawio_box box = {.x = part->x, .y = part->y, .width = part->width, .height = part->height};
    if (part->kind == AKT_DOT_NODE && part->within != AKT_DOT_NOWHERE) {
        box.parent = all[part->within].group->id;
        box.left = all[part->within].x;
        box.top = all[part->within].y;
    } else if (akt_drawio__find_band(s, part->x + part->width / 2, part->y + part->height / 2, band,
                                     &box)) {
        box.parent = band;
    }
    const akt_item *first = join_words(&words, part);
    akt_drawio__open(s, part->group->id, akt_buffer_text(&words), part->group->title);
    if (part->kind == AKT_DOT_NODE)
        akt_buffer_add(s->out, "whiteSpace=wrap;");
    else
        add_title_place(s, part);
    if (part->kind == AKT_DOT_NODE && is_double(part))
        akt_buffer_add(s->out, "shape=ext;double=1;");
    if (part->frame)
        add_frame(s, part->frame);
    if (first)
        akt_drawio__add_font(s, first);
    akt_drawio__close_box(s, &box);
    s->failed = s->failed || words.failed;
    akt_buffer_dispose(&words);
}

/* Containers before what stands in them, ends before what ties them. */
static void put_parts(akt_drawio_sheet *s)
{
    const akt_dot_part *parts = s->read.parts.items;
    akt_drawio__put_bands(s);
    for (size_t i = 0; i < s->read.parts.count; i++)
        if (parts[i].kind == AKT_DOT_CATEGORY || parts[i].kind == AKT_DOT_FRAME)
            put_part(s, &parts[i]);
    for (size_t i = 0; i < s->read.parts.count; i++)
        if (parts[i].kind == AKT_DOT_EDGE)
            akt_drawio__put_edge(s, &parts[i]);
    for (size_t i = 0; i < s->read.parts.count; i++)
        if (parts[i].kind == AKT_DOT_NODE)
            put_part(s, &parts[i]);
    akt_drawio__put_legend(s);
}

static void write_sheet(akt_drawio_sheet *s, size_t number)
{
    const akt_drawing *drawing = s->read.drawing;
    akt_buffer_format(s->out, "  <diagram id=\"ark-%zu\"", number);
    add_attribute(s->out, "name", akt_drawing_title(drawing));
    akt_drawio__add_fixed(s, ">\n    <mxGraphModel grid=\"0\" page=\"1\" pageWidth=\"",
                          akt_drawing_width(drawing), "\"");
    akt_drawio__add_fixed(s, " pageHeight=\"", akt_drawing_height(drawing), "\"");
    akt_buffer_format(s->out,
                      " background=\"%s\">\n      <root>\n"
                      "        <mxCell id=\"0\"/>\n        <mxCell id=\"1\" parent=\"0\"/>\n",
                      s->read.paper);
    put_parts(s);
    akt_buffer_add(s->out, "      </root>\n    </mxGraphModel>\n  </diagram>\n");
}

static akt_status write_drawing(akt_buffer *out, const akt_drawing *drawing, size_t number,
                                akt_error *err)
{
    akt_drawio_sheet s = {.out = out};
    bool shows_ties = false;
    akt_status status = akt_dot__read_sheet(&s.read, drawing, &shows_ties, err);
    s.items = akt_drawing_items(drawing, &s.count);
    if (status == AKT_OK && !shows_ties)
        status =
            akt_error_set(err, AKT_EINVAL, "drawio is for diagrams of ties; this one shows none");
    if (status == AKT_OK)
        write_sheet(&s, number);
    akt_dot__dispose_sheet(&s.read);
    return status == AKT_OK && s.failed ? akt_error_memory(err) : status;
}

akt_status akt_drawio_write(akt_buffer *out, const akt_drawing *drawing, akt_error *err)
{
    akt_status status = AKT_OK;
    size_t number = 0;
    akt_buffer_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<mxfile host=\"aktorkart\" compressed=\"false\">\n");
    for (; status == AKT_OK && drawing; drawing = akt_drawing_next_sheet(drawing))
        status = write_drawing(out, drawing, ++number, err);
    akt_buffer_add(out, "</mxfile>\n");
    return status == AKT_OK ? akt_buffer_status(out, err) : status;
}
