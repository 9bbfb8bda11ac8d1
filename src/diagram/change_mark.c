#include "diagram/change_internal.h"

#include "base/number.h"
#include "diagram/text_width.h"

#include <math.h>
#include <string.h>

#define STEP 4.0         /* between two points of a line */
#define MOST_POINTS 1200 /* of a line */
#define CLEAR 3.0        /* a label to what stands beside it */
#define CORNER 10.0      /* the badge of a card over its corner */

#define ENDLESS 1e9

typedef struct line {
    akt_point *points;
    size_t count;
    double half; /* of its width */
} line;

typedef struct rect {
    double left, top, right, bottom;
} rect;

typedef struct placing {
    akt_change_sheet *sheet;
    line *lines; /* of each edge of the map */
    rect *walls; /* cards, titles, and what is beside the map */
    size_t wall_count;
    rect *marks; /* placed */
    size_t mark_count;
} placing;

static void add_point(line *l, double x, double y)
{
    if (l->count < MOST_POINTS) {
        l->points[l->count++] = (akt_point){x, y};
    }
}

static void add_curve(line *l, const akt_point p[4])
{
    double length = 0;
    for (int i = 0; i < 3; i++) {
        length += hypot(p[i + 1].x - p[i].x, p[i + 1].y - p[i].y);
    }
    size_t steps = (size_t)(length / STEP) + 1;
    for (size_t i = 1; i <= steps; i++) {
        double t = (double)i / (double)steps;
        double u = 1 - t;
        double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
        add_point(l, a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                  a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y);
    }
}

static double read_number(const char **at)
{
    char digits[32];
    double value = 0;
    *at += strspn(*at, " ,");
    size_t size = strspn(*at, "0123456789.");
    size_t kept = size < sizeof digits ? size : sizeof digits - 1;
    memcpy(digits, *at, kept);
    digits[kept] = '\0';
    *at += size;
    return akt_number_read(digits, &value) ? value : 0;
}

/* The points of a path of M, L and C as map_curve makes them; all coordinates are on the sheet. */
static void read_line(line *l, const char *path)
{
    akt_point p[4] = {{0, 0}};
    while (*path != '\0') {
        char command = *path++;
        for (size_t i = command == 'C' ? 1 : 3; i < 4; i++) {
            p[i].x = read_number(&path);
            p[i].y = read_number(&path);
        }
        if (command == 'L') {
            p[1] = p[0];
            p[2] = p[3];
        }
        if (command == 'M') {
            add_point(l, p[3].x, p[3].y);
        } else {
            add_curve(l, p);
        }
        p[0] = p[3];
        path += strspn(path, " ");
    }
}

static bool find_lines(placing *p)
{
    akt_map_scene *map = &p->sheet->map;
    akt_point *room = akt_change__get(p->sheet, MOST_POINTS, sizeof *room);
    p->lines = akt_change__get(p->sheet, map->edge_count, sizeof *p->lines);
    for (size_t i = 0; room != NULL && p->lines != NULL && i < map->edge_count; i++) {
        akt_buffer path = AKT_BUFFER_INIT;
        line *l = &p->lines[i];
        *l = (line){room, 0, map->edges[i].width / 2};
        akt_map__curve(&path, map, &map->edges[i]);
        read_line(l, akt_buffer_text(&path));
        map->failed = map->failed || path.failed;
        akt_buffer_dispose(&path);
        l->points = akt_change__get(p->sheet, l->count, sizeof *l->points);
        if (l->points == NULL) {
            return false;
        }
        memcpy(l->points, room, l->count * sizeof *room);
    }
    return room != NULL && p->lines != NULL;
}

static bool find_walls(placing *p)
{
    const akt_map_scene *map = &p->sheet->map;
    p->walls = akt_change__get(p->sheet, map->card_count + map->box_count + 2, sizeof *p->walls);
    p->marks = akt_change__get(p->sheet, 2 * map->edge_count, sizeof *p->marks);
    if (p->walls == NULL || p->marks == NULL) {
        return false;
    }
    const akt_map_page *page = map->page;
    p->walls[p->wall_count++] = (rect){0, 0, page->margin + page->gutter - 8, ENDLESS};
    p->walls[p->wall_count++] = (rect){page->width - page->margin, 0, ENDLESS, ENDLESS};
    for (size_t i = 0; i < map->card_count; i++) {
        const akt_map_card *card = &map->cards[i];
        bool badge = p->sheet->card_parties[i]->fate != AKT_FATE_SAME;
        double corner = badge ? CORNER : 0;
        p->walls[p->wall_count++] = (rect){card->x - corner, card->y - corner,
                                           card->x + card->width, card->y + page->card_height};
    }
    for (size_t i = 0; i < map->box_count; i++) {
        const akt_map_box *box = &map->boxes[i];
        double left = box->x + page->inset;
        double top = box->y + page->inset;
        p->walls[p->wall_count++] =
            (rect){left, top, left + box->title_width, top + page->card_height};
    }
    return true;
}

static bool meets(const rect *a, const rect *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

/* Whether nothing that is drawn over, or would lie under, the rectangle is there. */
static bool is_free(const placing *p, const rect *r)
{
    for (size_t i = 0; i < p->wall_count; i++) {
        if (meets(r, &p->walls[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < p->mark_count; i++) {
        if (meets(r, &p->marks[i])) {
            return false;
        }
    }
    return true;
}

static bool is_off_lines(const placing *p, const rect *r)
{
    for (size_t i = 0; i < p->sheet->map.edge_count; i++) {
        const line *l = &p->lines[i];
        double away = l->half + CLEAR;
        for (size_t k = 0; k < l->count; k++) {
            const akt_point *at = &l->points[k];
            if (at->x > r->left - away && at->x < r->right + away && at->y > r->top - away &&
                at->y < r->bottom + away) {
                return false;
            }
        }
    }
    return true;
}

/* How far the nearest other line is; no further than is of use. */
static double room_at(const placing *p, size_t own, akt_point at)
{
    double least = 3 * AKT_CHANGE_BADGE;
    for (size_t i = 0; i < p->sheet->map.edge_count; i++) {
        const line *l = &p->lines[i];
        for (size_t k = 0; i != own && k < l->count; k++) {
            if (fabs(l->points[k].y - at.y) < least && fabs(l->points[k].x - at.x) < least) {
                least = fmin(least, hypot(l->points[k].x - at.x, l->points[k].y - at.y) - l->half);
            }
        }
    }
    return least;
}

static rect around(akt_point at, double reach)
{
    return (rect){at.x - reach, at.y - reach, at.x + reach, at.y + reach};
}

/* Where the badge hides no other line, near the middle of its own. */
static void place_badge(placing *p, size_t own)
{
    const line *l = &p->lines[own];
    akt_change_mark *mark = &p->sheet->marks[own];
    double best = -1e9;
    for (size_t k = 2; k + 2 < l->count; k += 2) {
        rect r = around(l->points[k], AKT_CHANGE_BADGE + 2);
        double off = fabs((double)k / (double)l->count - 0.5);
        double value = is_free(p, &r) ? room_at(p, own, l->points[k]) - 6 * off : -1e9;
        if (value > best) {
            best = value;
            mark->badge = l->points[k];
            mark->has_badge = true;
        }
    }
    if (mark->has_badge) {
        p->marks[p->mark_count++] = around(mark->badge, AKT_CHANGE_BADGE + 1);
    }
}

/* Beside a point of its line: left, right, above or below, near or a little off. */
static rect beside(const line *l, akt_point at, double width, int place)
{
    static const int ways[4][2] = {{1, 0}, {-1, 0}, {0, -1}, {0, 1}};
    const int *way = ways[place % 4];
    double height = AKT_CHANGE_LABEL + 3;
    double away = l->half + CLEAR + 2 + 5.0 * (double)(place / 4);
    double x = at.x + way[0] * (away + width / 2);
    double y = at.y + way[1] * (away + height / 2);
    return (rect){x - width / 2, y - height / 2, x + width / 2, y + height / 2};
}

/* Where nothing else is, as near to the middle and to the line as there is such a place; nowhere if
 * there is none: the panel has it. */
static void place_label(placing *p, size_t own, const char *text)
{
    const line *l = &p->lines[own];
    akt_change_mark *mark = &p->sheet->marks[own];
    double width = akt_text_width(text, AKT_CHANGE_LABEL, true) * 1.03;
    double best = 1e9;
    for (size_t k = 2; k + 2 < l->count; k++) {
        for (int place = 0; place < 12; place++) {
            rect r = beside(l, l->points[k], width, place);
            double off = fabs((double)k / (double)l->count - 0.5) + place / 4 * 0.4;
            if (off < best && is_free(p, &r) && is_off_lines(p, &r)) {
                best = off;
                mark->label = text;
                mark->text = (akt_point){r.left, r.bottom - 3};
                mark->width = width;
            }
        }
    }
    if (mark->label != NULL) {
        p->marks[p->mark_count++] = (rect){mark->text.x - 2, mark->text.y - AKT_CHANGE_LABEL,
                                           mark->text.x + width + 2, mark->text.y + 3};
    }
}

akt_status akt_change__mark(akt_change_sheet *sheet, akt_error *err)
{
    placing p = {.sheet = sheet};
    sheet->marks = akt_change__get(sheet, sheet->map.edge_count, sizeof *sheet->marks);
    if (sheet->marks == NULL || !find_lines(&p) || !find_walls(&p)) {
        return akt_error_memory(err);
    }
    for (size_t i = 0; i < sheet->map.edge_count; i++) {
        const akt_change_edge *edge = &sheet->edges[sheet->drawn[i]];
        const char *amounts = akt_change__amounts(sheet, edge);
        if (amounts != NULL) {
            place_label(&p, i, amounts);
        }
    }
    for (size_t i = 0; i < sheet->map.edge_count; i++) {
        if (sheet->edges[sheet->drawn[i]].fate != AKT_FATE_SAME) {
            place_badge(&p, i);
        }
    }
    return AKT_OK;
}
