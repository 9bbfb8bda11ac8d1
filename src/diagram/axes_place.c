#include "diagram/axes_internal.h"

#include <math.h>

#define SIDE 330.0   /* the width of a card at the left or right */
#define MIDDLE 460.0 /* above or below */
#define FIELD 130.0  /* the least height of a field between the axes */
#define LEAST_WIDTH 1180.0

static const akt_label_rule name_rule = {15, true, 2, 0, 0, 40, 40};
static const akt_label_rule description_rule = {12.5, false, 6, 0, 0, 40, 1000};
static const akt_label_rule item_rule = {13.5, false, 3, 0, 0, 40, 40};

static akt_label label(const akt_axes *axes, const char *text, akt_label_rule rule, double room)
{
    rule.room = room;
    rule.easy = room;
    return akt_chart__label(&axes->chart, text ? text : "", &rule);
}

static const char *name_of(const akt_axes *axes, const akt_term *term)
{
    const char *name = akt_text_in(&term->name, axes->chart.lang);
    return name ? name : term->record.id;
}

/* The end itself, and below it those that belong there. */
static void size_card(akt_axes *axes, akt_axes_card *card, double width)
{
    double room = width - 2 * AKT_AXES_PAD;
    card->width = width;
    card->height = 2 * AKT_AXES_PAD - 4;
    for (size_t i = 0; i < card->count; i++) {
        akt_axes_concept *concept = &card->concepts[i];
        const char *description = akt_text_in(&concept->term->description, axes->chart.lang);
        concept->name = label(axes, name_of(axes, concept->term), i ? item_rule : name_rule,
                              i ? room - AKT_AXES_ITEM_LEFT : room);
        if (i == 0 && description)
            concept->description = label(axes, description, description_rule, room);
        card->height += akt_axes__concept_height(concept, i == 0);
        if (i == 1)
            card->height += AKT_AXES_ITEMS_APART;
    }
}

double akt_axes__concept_height(const akt_axes_concept *concept, bool is_end)
{
    if (!is_end)
        return 5 + AKT_AXES_ITEM_LINE * (double)concept->name.count;
    double lines = (double)concept->description.count;
    return AKT_AXES_NAME_LINE * (double)concept->name.count +
           (lines > 0 ? 4 + AKT_AXES_DESCRIPTION_LINE * lines : 0);
}

void akt_axes__place(akt_axes *axes)
{
    akt_axes_card *left = &axes->cards[AKT_AXES_LEFT], *right = &axes->cards[AKT_AXES_RIGHT];
    akt_axes_card *above = &axes->cards[AKT_AXES_ABOVE], *below = &axes->cards[AKT_AXES_BELOW];
    const akt_page *page = axes->chart.page;
    size_card(axes, left, SIDE);
    size_card(axes, right, SIDE);
    size_card(axes, above, MIDDLE);
    size_card(axes, below, MIDDLE);
    double foot = akt_chart__foot_height(&axes->chart, 0) + 10;
    double half = fmax(FIELD, fmax(left->height, right->height) / 2);
    axes->top = akt_chart__top(&axes->chart, akt_axes__title(axes), akt_axes__subtitle(axes)) + 8;
    axes->width = fmax(page->width, LEAST_WIDTH);
    axes->height = fmax(page->height, axes->top + above->height + 2 * half + below->height + foot);
    axes->bottom = axes->height - foot;
    axes->centre_x = axes->width / 2;
    axes->centre_y = (axes->top + above->height + axes->bottom - below->height) / 2;
    left->x = AKT_CHART_MARGIN;
    right->x = axes->width - AKT_CHART_MARGIN - right->width;
    left->y = axes->centre_y - left->height / 2;
    right->y = axes->centre_y - right->height / 2;
    above->x = axes->centre_x - above->width / 2;
    below->x = axes->centre_x - below->width / 2;
    above->y = axes->top;
    below->y = axes->bottom - below->height;
}
