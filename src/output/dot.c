#include "output/dot.h"

#include "diagram/palette.h"
#include "output/dot_internal.h"

#include <math.h>

#define FONT "Noto Sans"
#define MANY                                                                                       \
    250 /* nodes and edges: Graphviz takes minutes to lead more of them around each other */

void akt_dot__set_made(akt_dot_sheet *s, const char *key)
{
    s->dot.words.failed = s->dot.words.failed || s->word.failed;
    akt_dot_set(&s->dot, key, akt_buffer_text(&s->word));
    akt_buffer_clear(&s->word);
}

void akt_dot__add_point(akt_dot_sheet *s, double x, double y)
{
    akt_buffer_add_fixed(&s->word, x * AKT_DOT_POINTS_A_PX, 2);
    akt_buffer_add_char(&s->word, ',');
    akt_buffer_add_fixed(&s->word, (akt_drawing_height(s->drawing) - y) * AKT_DOT_POINTS_A_PX, 2);
}

void akt_dot__set_colour(akt_dot_sheet *s, const char *key, const char *colour, double opacity)
{
    akt_buffer_add(&s->word, colour);
    if (opacity > 0 && opacity < 1)
        akt_buffer_format(&s->word, "%02x", (unsigned)lround(opacity * 255));
    akt_dot__set_made(s, key);
}

void akt_dot__set_text(akt_dot_sheet *s, const char *key, const char *text)
{
    akt_dot_text(&s->dot, key, text ? text : "");
}

void akt_dot__set_names(akt_dot_sheet *s, const akt_item *group)
{
    akt_dot_text(&s->dot, "id", group->id);
    akt_dot_text(&s->dot, "class", group->class_);
    akt_dot__set_text(s, "tooltip", group->title);
}

/* The page in inches is what it is not to outgrow in print. */
static void put_graph(akt_dot_sheet *s)
{
    akt_dot__set_text(s, "label", akt_drawing_title(s->drawing));
    akt_dot__set_text(s, "tooltip", akt_drawing_desc(s->drawing));
    akt_dot_set(&s->dot, "labelloc", "t");
    akt_dot_set(&s->dot, "labeljust", "l");
    akt_dot_set(&s->dot, "fontname", FONT);
    akt_dot_set(&s->dot, "fontsize", "20");
    akt_dot_set(&s->dot, "bgcolor", s->paper);
    akt_dot_set(&s->dot, "layout", "neato");
    akt_dot_set(&s->dot, "inputscale", "72");
    akt_dot_set(&s->dot, "notranslate", "true");
    akt_dot_set(&s->dot, "splines", s->parts.count > MANY ? "line" : "true");
    akt_dot_set(&s->dot, "outputorder", "edgesfirst");
    akt_buffer_add_fixed(&s->word, akt_drawing_width(s->drawing) / AKT_DOT_PX_AN_INCH, 2);
    akt_buffer_add_char(&s->word, ',');
    akt_buffer_add_fixed(&s->word, akt_drawing_height(s->drawing) / AKT_DOT_PX_AN_INCH, 2);
    akt_dot__set_made(s, "size");
    akt_dot_nodes(&s->dot);
    akt_dot_set(&s->dot, "fontname", FONT);
    akt_dot_set(&s->dot, "shape", "box");
    akt_dot_set(&s->dot, "fixedsize", "true");
    akt_dot_set(&s->dot, "margin", "0");
}

/* Ends before what ties them; categories only where something does. */
static bool put_parts(akt_dot_sheet *s)
{
    const akt_dot_part *parts = s->parts.items;
    bool done = true;
    for (size_t i = 0; i < s->parts.count; i++)
        if (parts[i].kind == AKT_DOT_CATEGORY || parts[i].kind == AKT_DOT_FRAME)
            akt_dot__put_cluster(s, &parts[i]);
    for (size_t i = 0; i < s->parts.count; i++)
        if (parts[i].kind == AKT_DOT_NODE)
            akt_dot__put_node(s, &parts[i]);
        else if (parts[i].kind == AKT_DOT_CATEGORY && akt_dot__is_tied(s, &parts[i]))
            akt_dot__put_category(s, &parts[i]);
    for (size_t i = 0; done && i < s->parts.count; i++)
        if (parts[i].kind == AKT_DOT_EDGE)
            done = akt_dot__put_edges(s, &parts[i]);
    return done;
}

static akt_status write_ties(akt_buffer *out, akt_dot_sheet *s, akt_error *err)
{
    put_graph(s);
    return put_parts(s) && !s->word.failed ? akt_dot_finish(out, &s->dot, err)
                                           : akt_error_memory(err);
}

static const char *find_paper(const akt_drawing *drawing)
{
    size_t count;
    const akt_item *items = akt_drawing_items(drawing, &count);
    bool covers = count > 0 && items[0].kind == AKT_ITEM_BOX && items[0].style.fill;
    return covers ? items[0].style.fill : AKT_COLOUR_PAPER;
}

akt_status akt_dot__read_sheet(akt_dot_sheet *s, const akt_drawing *drawing, bool *shows_ties,
                               akt_error *err)
{
    *s = (akt_dot_sheet){drawing, find_paper(drawing), AKT_LIST_OF(akt_dot_part), AKT_DOT_INIT,
                         AKT_BUFFER_INIT};
    akt_status status = akt_drawing_status(drawing, err);
    if (status == AKT_OK && !akt_dot__read_parts(&s->parts, drawing, shows_ties))
        status = akt_error_memory(err);
    return status;
}

void akt_dot__dispose_sheet(akt_dot_sheet *s)
{
    akt_list_dispose(&s->parts);
    akt_dot_dispose(&s->dot);
    akt_buffer_dispose(&s->word);
}

akt_status akt_dot_write(akt_buffer *out, const akt_drawing *drawing, akt_error *err)
{
    akt_dot_sheet s;
    bool shows_ties = false;
    akt_status status = akt_dot__read_sheet(&s, drawing, &shows_ties, err);
    if (status == AKT_OK && !shows_ties)
        status = akt_error_set(err, AKT_EINVAL,
                               "dot is for diagrams of ties (map, ego, change, funding, network); "
                               "this one shows none");
    if (status == AKT_OK)
        status = write_ties(out, &s, err);
    akt_dot__dispose_sheet(&s);
    return status;
}
