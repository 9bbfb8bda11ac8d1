#include "diagram/funding_internal.h"

#include <math.h>

#define LEAST_BETWEEN 90.0 /* two columns, for ribbons to bend in */
#define LABEL_GAP 10.0
#define TOP 144.0 /* the least above the columns */
#define SWEEPS 60

double akt_sankey__bar_top(const akt_sankey_stop *stop)
{
    return stop->y + stop->above;
}

/* Things that stand one below the other without room between them, in one block. */
typedef struct block {
    double sum;    /* of what its things aim at, each less what stands above it */
    double weight;
    size_t count;
} block;

/* The places nearest to those aimed at (least squares) in which things keep their order and their
 * distances: pool adjacent violators, after Ayer et al. 1955. stop->pull holds the aims. */
static void settle_column(akt_sankey *scene, const akt_sankey_column *column, block *blocks)
{
    double above = 0;
    size_t count = 0;
    double most = scene->content - akt_sankey__column_height(scene, column);
    for (size_t i = 0; i < column->count; i++) {
        const akt_sankey_stop *stop = &scene->stops[column->stops[i]];
        above += i > 0 ? akt_sankey__gap(&scene->stops[column->stops[i - 1]], stop) : 0;
        blocks[count++] = (block){(stop->pull - above) * stop->weight, stop->weight, 1};
        above += stop->size;
        while (count > 1 && blocks[count - 2].sum / blocks[count - 2].weight >=
                                blocks[count - 1].sum / blocks[count - 1].weight) {
            count--;
            blocks[count - 1].sum += blocks[count].sum;
            blocks[count - 1].weight += blocks[count].weight;
            blocks[count - 1].count += blocks[count].count;
        }
    }
    above = 0;
    for (size_t b = 0, i = 0; b < count; b++) {
        double at = fmin(fmax(blocks[b].sum / blocks[b].weight, 0), fmax(most, 0));
        for (size_t n = 0; n < blocks[b].count; n++, i++) {
            akt_sankey_stop *stop = &scene->stops[column->stops[i]];
            above += i > 0 ? akt_sankey__gap(&scene->stops[column->stops[i - 1]], stop) : 0;
            stop->y = scene->top + at + above;
            above += stop->size;
        }
    }
}

/* How far a ribbon would bend from one port to the other. */
static double bend(const akt_sankey *scene, const akt_sankey_link *link)
{
    return akt_sankey__bar_top(&scene->stops[link->from]) + link->out_at -
           akt_sankey__bar_top(&scene->stops[link->to]) - link->in_at;
}

/* Each stop aims to where its ribbons bend least; damping falls, so that it comes to rest. */
static void aim(akt_sankey *scene, size_t column, double damping)
{
    for (size_t i = 0; i < scene->stop_count; i++) {
        scene->stops[i].pull = 0;
        scene->stops[i].weight = 0;
    }
    for (size_t i = 0; i < scene->link_count; i++) {
        const akt_sankey_link *link = &scene->links[i];
        double width = scene->ribbons[link->ribbon].width + 1;
        double by = bend(scene, link);
        if (scene->stops[link->to].column == column) {
            scene->stops[link->to].pull += width * by;
            scene->stops[link->to].weight += width;
        } else if (scene->stops[link->from].column == column) {
            scene->stops[link->from].pull -= width * by;
            scene->stops[link->from].weight += width;
        }
    }
    for (size_t i = 0; i < scene->stop_count; i++) {
        akt_sankey_stop *stop = &scene->stops[i];
        double by = stop->weight > 0 ? stop->pull / stop->weight : 0;
        stop->pull = stop->y - scene->top + damping * by;
        stop->weight = fmax(stop->weight, 1);
    }
}

static akt_status place_rows(akt_sankey *scene, akt_error *err)
{
    block *blocks = akt_sankey__get(scene, scene->stop_count, sizeof *blocks);
    if (scene->failed) {
        return akt_error_memory(err);
    }
    for (size_t c = 0; c < scene->column_count; c++) {
        const akt_sankey_column *column = &scene->columns[c];
        for (size_t i = 0; i < column->count; i++) {
            scene->stops[column->stops[i]].y += scene->top + scene->content / 2;
        }
    }
    double damping = 1;
    for (size_t i = 0; i < SWEEPS; i++) {
        for (size_t k = 0; k < scene->column_count; k++) {
            size_t c = i % 2 == 0 ? k : scene->column_count - 1 - k;
            aim(scene, c, damping);
            settle_column(scene, &scene->columns[c], blocks);
        }
        damping *= 0.97;
    }
    return AKT_OK;
}

/* The room that what loops needs to go down behind its payer's column and up before its
 * recipient's. */
static void find_lanes(akt_sankey *scene)
{
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        akt_sankey_ribbon *r = &scene->ribbons[i];
        if (!r->returns) {
            continue;
        }
        akt_sankey_column *out = &scene->columns[scene->stops[r->from].column];
        akt_sankey_column *in = &scene->columns[scene->stops[r->to].column];
        double room = r->slot + 2 * AKT_SANKEY_TURN;
        r->out_lane = out->out_lanes + AKT_SANKEY_TURN + r->slot / 2;
        r->in_lane = in->in_lanes + AKT_SANKEY_TURN + r->slot / 2 + akt_sankey__arrow(r);
        out->out_lanes += room;
        in->in_lanes += room + akt_sankey__arrow(r);
    }
}

static double span(const akt_sankey *scene, size_t c)
{
    const akt_sankey_column *column = &scene->columns[c];
    bool last = c + 1 == scene->column_count;
    double label = column->room * 1.06 + LABEL_GAP;
    return c == 0 || last ? AKT_SANKEY_BAR + label : fmax(label, AKT_SANKEY_BAR + AKT_SANKEY_STUB);
}

/* Columns from left to right; what is spare goes between them. */
static void place_columns(akt_sankey *scene)
{
    double taken = 2 * AKT_SANKEY_MARGIN;
    size_t last = scene->column_count - 1;
    for (size_t c = 0; c <= last; c++) {
        const akt_sankey_column *column = &scene->columns[c];
        taken += span(scene, c) + column->out_lanes + column->in_lanes;
    }
    double between = fmax((scene->page->width - taken) / (double)last, LEAST_BETWEEN);
    double x = AKT_SANKEY_MARGIN;
    for (size_t c = 0; c <= last; c++) {
        akt_sankey_column *column = &scene->columns[c];
        x += column->in_lanes;
        column->x = c == 0 ? x + span(scene, c) - AKT_SANKEY_BAR : x;
        x += span(scene, c);
        column->right = x;
        x += column->out_lanes + between;
    }
    scene->width = fmax(scene->page->width, x - between + AKT_SANKEY_MARGIN);
}

/* The left end of what stands in the first column is its labels'. */
static double left_of(const akt_sankey *scene, size_t c)
{
    const akt_sankey_column *column = &scene->columns[c];
    return c == 0 ? column->right - span(scene, c) : column->x;
}

static void place_returns(akt_sankey *scene)
{
    double level = 0;
    for (size_t i = 0; i < scene->stop_count; i++) {
        level = fmax(level, scene->stops[i].y + scene->stops[i].size);
    }
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        akt_sankey_ribbon *r = &scene->ribbons[i];
        if (r->returns) {
            r->out_lane += scene->columns[scene->stops[r->from].column].right;
            r->in_lane = left_of(scene, scene->stops[r->to].column) - r->in_lane;
            r->level = level + 2 * AKT_SANKEY_TURN + r->slot / 2;
            level += r->slot + 2 * AKT_SANKEY_TURN;
        }
    }
}

void akt_sankey__frame(akt_sankey *scene)
{
    scene->width = scene->page->width;
    scene->heading =
        akt_heading__make(scene->pool, akt_sankey__title(scene), akt_sankey__subtitle(scene),
                          scene->width - 2 * AKT_SANKEY_MARGIN, 1);
    scene->top = TOP + akt_heading__beyond(&scene->heading);
    scene->foot = akt_sankey__draw_foot(NULL, scene);
}

akt_status akt_sankey__place(akt_sankey *scene, akt_error *err)
{
    akt_sankey__frame(scene);
    scene->height = scene->page->height;
    if (scene->node_count == 0) {
        return AKT_OK;
    }
    akt_sankey__narrow(scene);
    double outside = scene->top + scene->foot + scene->returns_height;
    scene->content = scene->page->height - outside;
    for (size_t c = 0; c < scene->column_count; c++) {
        scene->content =
            fmax(scene->content, akt_sankey__column_height(scene, &scene->columns[c]));
    }
    scene->height = scene->content + outside;
    akt_status status = akt_sankey__find_ports(scene, err);
    status = status == AKT_OK ? place_rows(scene, err) : status;
    find_lanes(scene);
    place_columns(scene);
    place_returns(scene);
    return status;
}
