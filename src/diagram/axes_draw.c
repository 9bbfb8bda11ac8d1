#include "diagram/axes_internal.h"

#include "diagram/palette.h"
#include "diagram/path_internal.h"

#define GAP 14.0 /* field to axis and to card */
#define HEAD 7.0 /* half an arrowhead */

static const akt_style axis_style = {NULL, AKT_COLOUR_TEXT, 2, NULL, 0};
static const akt_style arrow_style = {AKT_COLOUR_TEXT, NULL, 0, NULL, 0};

/* From an arrowhead to an arrowhead; it points both ways. */
static void draw_axis(const akt_axes *axes, akt_point from, akt_point to)
{
    akt_buffer heads = AKT_BUFFER_INIT;
    bool across = from.y == to.y;
    akt_chart__rule(&axes->chart, from, to, &axis_style);
    for (int end = 0; end < 2; end++) {
        akt_point at = end ? to : from;
        double back = end ? -2 * HEAD : 2 * HEAD;
        akt_path__add(&heads, 'M', at.x, at.y);
        akt_path__add(&heads, 'L', at.x + (across ? back : HEAD), at.y + (across ? HEAD : back));
        akt_path__add(&heads, 'L', at.x + (across ? back : -HEAD), at.y + (across ? -HEAD : back));
        akt_buffer_add_char(&heads, 'Z');
    }
    akt_drawing_curve(axes->chart.drawing, &heads, &arrow_style);
    akt_buffer_dispose(&heads);
}

static void draw_fields(const akt_axes *axes)
{
    static const akt_style tint = {AKT_COLOUR_TINT, NULL, 0, NULL, 0};
    const akt_axes_card *cards = axes->cards;
    double left = cards[AKT_AXES_LEFT].x + cards[AKT_AXES_LEFT].width + GAP;
    double right = cards[AKT_AXES_RIGHT].x - GAP;
    double top = cards[AKT_AXES_ABOVE].y + cards[AKT_AXES_ABOVE].height + GAP;
    double bottom = cards[AKT_AXES_BELOW].y - GAP;
    for (int i = 0; i < 4; i++) {
        double x = i % 2 ? axes->centre_x + GAP : left, y = i / 2 ? axes->centre_y + GAP : top;
        double width = (i % 2 ? right : axes->centre_x - GAP) - x;
        double height = (i / 2 ? bottom : axes->centre_y - GAP) - y;
        akt_drawing_box(axes->chart.drawing, x, y, width, height, 8, &tint);
    }
    draw_axis(axes, (akt_point){left - GAP + 3, axes->centre_y},
              (akt_point){right + GAP - 3, axes->centre_y});
    draw_axis(axes, (akt_point){axes->centre_x, top - GAP + 3},
              (akt_point){axes->centre_x, bottom + GAP - 3});
}

static double draw_concept(const akt_axes *axes, const akt_axes_card *card, size_t index, double y)
{
    static const akt_font name = {15, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    static const akt_font text = {12.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    static const akt_font item = {13.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    const akt_axes_concept *concept = &card->concepts[index];
    const akt_chart *chart = &axes->chart;
    double x = card->x + AKT_AXES_PAD;
    if (index > 0) {
        akt_drawing_circle(chart->drawing, x + 4, y + 5 + AKT_AXES_ITEM_LINE / 2, 2.6,
                           &arrow_style);
        akt_chart__lines(chart, &concept->name, x + AKT_AXES_ITEM_LEFT, y + 5 + 13.8,
                         AKT_AXES_ITEM_LINE, &item);
    } else {
        double below = y + AKT_AXES_NAME_LINE * (double)concept->name.count + 4;
        akt_chart__lines(chart, &concept->name, x, y + 15, AKT_AXES_NAME_LINE, &name);
        akt_chart__lines(chart, &concept->description, x, below + 12.5, AKT_AXES_DESCRIPTION_LINE,
                         &text);
    }
    return y + akt_axes__concept_height(concept, index == 0);
}

static void draw_card(const akt_axes *axes, akt_axes_end end)
{
    static const akt_style frame = {AKT_COLOUR_PAPER, AKT_COLOUR_EDGE, 1.4, NULL, 0};
    const akt_axes_card *card = &axes->cards[end];
    const akt_term *term = card->concepts[0].term;
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "n-%s", term->record.id);
    const char *title = akt_text_in(&term->name, axes->chart.lang);
    akt_drawing_group(axes->chart.drawing, akt_buffer_settle(&id, axes->chart.pool), "node concept",
                      title ? title : term->record.id);
    akt_drawing_box(axes->chart.drawing, card->x, card->y, card->width, card->height, 8, &frame);
    double y = card->y + AKT_AXES_PAD - 4;
    for (size_t i = 0; i < card->count; i++)
        y = draw_concept(axes, card, i, y) + (i == 0 ? AKT_AXES_ITEMS_APART : 0);
    akt_drawing_end(axes->chart.drawing);
}

static void draw(const akt_axes *axes)
{
    static const akt_font foot = {12, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    akt_chart__head(&axes->chart, akt_axes__title(axes), akt_axes__subtitle(axes));
    draw_fields(axes);
    for (int end = 0; end < AKT_AXES_ENDS; end++)
        draw_card(axes, (akt_axes_end)end);
    akt_drawing_text(axes->chart.drawing, AKT_CHART_MARGIN, axes->height - 20,
                     akt_axes__sources(axes), &foot);
}

akt_status akt_axes_draw(akt_drawing **out, const akt_dataset *dataset,
                         const akt_axes_options *options, const akt_page *page, akt_error *err)
{
    akt_axes axes;
    *out = NULL;
    akt_status status = akt_axes__build(&axes, dataset, options, page, err);
    if (status != AKT_OK) {
        akt_pool_free(axes.chart.pool);
        return status;
    }
    axes.chart.drawing = akt_drawing_new(page->lang, axes.width, axes.height,
                                         akt_axes__title(&axes), akt_axes__subtitle(&axes));
    if (axes.chart.drawing)
        draw(&axes);
    return akt_chart__finish(out, &axes.chart, err);
}
