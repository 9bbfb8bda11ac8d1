#include "output/dot_internal.h"

#include <math.h>

static const char *separator(const akt_item *item, const akt_item *before)
{
    return !before ? "" : fabs(item->y - before->y) < before->font.size / 2 ? " · " : "\n";
}

/* Its lines, all in the size of the smallest: Graphviz has one. */
static void set_words(akt_dot_sheet *s, const akt_dot_part *part, const char *key)
{
    const akt_item *first = NULL, *last = NULL;
    double size = INFINITY;
    for (size_t i = 0; i < part->count; i++) {
        const akt_item *item = &part->items[i];
        if (!akt_dot__is_word(part, item))
            continue;
        akt_buffer_add(&s->word, separator(item, last));
        akt_buffer_add(&s->word, item->text);
        first = first ? first : item;
        last = item;
        size = fmin(size, item->font.size);
    }
    s->dot.words.failed = s->dot.words.failed || s->word.failed;
    akt_dot_text(&s->dot, key, akt_buffer_text(&s->word));
    akt_buffer_clear(&s->word);
    if (!first)
        return;
    akt_dot_set_number(&s->dot, "fontsize", size * AKT_DOT_POINTS_A_PX);
    akt_dot__set_colour(s, "fontcolor", first->font.colour, 0);
}

static bool is_inside(const akt_dot_part *part, const double corners[4])
{
    return corners[0] > part->x - 1 && corners[1] > part->y - 1 &&
           corners[2] < part->x + part->width + 1 && corners[3] < part->y + part->height + 1;
}

static void set_middle(akt_dot_sheet *s, const char *key, const double corners[4])
{
    akt_dot__add_point(s, (corners[0] + corners[2]) / 2, (corners[1] + corners[3]) / 2);
    akt_dot__set_made(s, key);
}

/* Words that stand beside their frame do so in DOT; who has a letter for a name is named there. */
static void set_label(akt_dot_sheet *s, const akt_dot_part *part)
{
    double corners[4];
    bool beside = akt_dot__words(part, corners) && !is_inside(part, corners);
    set_words(s, part, beside ? "xlabel" : "label");
    if (beside) {
        akt_dot_set(&s->dot, "label", "");
        set_middle(s, "xlp", corners);
    }
    if (part->frame && part->frame->kind == AKT_ITEM_CIRCLE)
        akt_dot__set_text(s, "xlabel", part->group->title);
}

static const char *cluster_name(akt_dot_sheet *s, const akt_dot_part *part)
{
    akt_buffer_clear(&s->word);
    akt_buffer_format(&s->word, "cluster_%s", part->group->id);
    s->dot.words.failed = s->dot.words.failed || s->word.failed;
    return akt_buffer_text(&s->word);
}

void akt_dot__put_cluster(akt_dot_sheet *s, const akt_dot_part *part)
{
    const akt_style *style = &part->frame->style;
    double corners[4];
    akt_dot_cluster(&s->dot, cluster_name(s, part));
    akt_buffer_clear(&s->word);
    akt_dot__set_names(s, part->group);
    if (akt_dot__words(part, corners)) {
        set_words(s, part, "label");
        set_middle(s, "lp", corners);
    } else {
        akt_dot__set_text(s, "label", part->group->title);
    }
    akt_dot_set(&s->dot, "style", "rounded,filled");
    akt_dot__set_colour(s, "fillcolor", style->fill ? style->fill : s->paper, 0);
    akt_dot__set_colour(s, "color", style->stroke ? style->stroke : s->paper, 0);
    akt_dot_set_number(&s->dot, "penwidth", style->width * AKT_DOT_POINTS_A_PX);
    akt_dot__add_point(s, part->x, part->y + part->height);
    akt_buffer_add_char(&s->word, ',');
    akt_dot__add_point(s, part->x + part->width, part->y);
    akt_dot__set_made(s, "bb");
}

static void set_place(akt_dot_sheet *s, const akt_dot_part *part)
{
    akt_dot__add_point(s, part->x + part->width / 2, part->y + part->height / 2);
    akt_buffer_add_char(&s->word, '!');
    akt_dot__set_made(s, "pos");
    akt_dot_set_number(&s->dot, "width", part->width / AKT_DOT_PX_AN_INCH);
    akt_dot_set_number(&s->dot, "height", part->height / AKT_DOT_PX_AN_INCH);
}

/* A second frame: inside the first it is doubled, around it it stands for what the first lacks. */
static const akt_item *second_frame(const akt_dot_part *part)
{
    const akt_item *next = part->frame + 1;
    bool fits = next < part->items + part->count && next->kind == AKT_ITEM_BOX &&
                !next->style.fill && next->style.stroke &&
                fabs(next->x + next->width / 2 - part->x - part->width / 2) < 0.1 &&
                fabs(next->y + next->height / 2 - part->y - part->height / 2) < 0.1;
    return fits ? next : NULL;
}

static void set_style(akt_dot_sheet *s, const akt_dot_part *part)
{
    const akt_item *frame = part->frame;
    if (frame->kind == AKT_ITEM_BOX && frame->radius > 4)
        akt_buffer_add(&s->word, "rounded,");
    if (frame->style.dash)
        akt_buffer_add(&s->word, "dashed,");
    akt_buffer_add(&s->word, frame->style.fill ? "filled" : "solid");
    akt_dot__set_made(s, "style");
}

static void set_frame(akt_dot_sheet *s, const akt_dot_part *part)
{
    const akt_item *frame = part->frame;
    const akt_item *second = second_frame(part);
    const akt_style *line = frame->style.stroke || !second ? &frame->style : &second->style;
    if (frame->kind == AKT_ITEM_CIRCLE)
        akt_dot_set(&s->dot, "shape", "circle");
    if (second && frame->style.stroke)
        akt_dot_set(&s->dot, "peripheries", "2");
    set_style(s, part);
    if (frame->style.fill)
        akt_dot__set_colour(s, "fillcolor", frame->style.fill, frame->style.opacity);
    if (line->stroke)
        akt_dot__set_colour(s, "color", line->stroke, 0);
    akt_dot_set_number(&s->dot, "penwidth", line->stroke ? line->width * AKT_DOT_POINTS_A_PX : 0);
}

/* As large as its words, whatever the font. */
static void put_plain(akt_dot_sheet *s)
{
    akt_dot_set(&s->dot, "shape", "plain");
    akt_dot_set(&s->dot, "fixedsize", "false");
}

void akt_dot__put_node(akt_dot_sheet *s, const akt_dot_part *part)
{
    const akt_dot_part *all = s->parts.items;
    const char *cluster =
        part->within == AKT_DOT_NOWHERE ? NULL : cluster_name(s, &all[part->within]);
    akt_dot_node(&s->dot, part->id, cluster);
    akt_buffer_clear(&s->word);
    akt_dot__set_names(s, part->group);
    set_place(s, part);
    set_label(s, part);
    if (part->frame)
        set_frame(s, part);
    else
        put_plain(s);
}

/* What stands for a category as a whole, for the ties to it. */
void akt_dot__put_category(akt_dot_sheet *s, const akt_dot_part *part)
{
    akt_dot_node(&s->dot, part->group->id, cluster_name(s, part));
    akt_buffer_clear(&s->word);
    akt_dot__set_text(s, "label", part->group->title);
    akt_dot_set(&s->dot, "style", "invis");
    akt_dot_set(&s->dot, "fixedsize", "shape"); /* nobody sees whether the label fits */
    set_place(s, part);
}
