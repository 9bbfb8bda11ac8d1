#include "diagram/detour_internal.h"

#include <math.h>
#include <string.h>

#define TOUCH 0.5   /* ways run along the enlarged boxes, not in them */
#define SHARED 18.0 /* and each way that has it already */
#define LANE 3.0    /* between ways that share a corner */
#define LANES 3

typedef struct corner {
    akt_point at;
    akt_point in; /* towards its box, on each axis 1 or -1 */
    size_t uses;
    size_t *seen; /* corners; NULL: not looked yet */
    size_t seen_count;
} corner;

/* What A* knows of a corner. */
typedef struct step {
    double cost;   /* from the start */
    double rest;   /* at least, to the end */
    size_t before; /* the corner before; NOWHERE = the start */
    bool is_met, is_done;
} step;

struct akt_detours {
    const akt_obstacles *obstacles;
    akt_detour_rules rules;
    akt_pool *pool;
    corner *corners;
    size_t count;
    step *steps;
    size_t *open; /* corners that are met and not done */
    size_t open_count;
    size_t *view; /* room for one corner's */
};

typedef struct search {
    akt_detours *detours;
    size_t ends[2];
    double least;
    akt_point from, to;
    double best; /* the shortest way to the end so far */
    size_t last; /* its last corner */
} search;

#define NOWHERE SIZE_MAX

static double square(akt_point a, akt_point b)
{
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

static double distance(akt_point a, akt_point b)
{
    return sqrt(square(a, b));
}

static akt_point middle_of(const akt_obstacle *box)
{
    return (akt_point){(box->left + box->right) / 2, (box->top + box->bottom) / 2};
}

static bool sees(const akt_detours *d, akt_point a, akt_point b, size_t end)
{
    const akt_clearance how = {d->rules.margin - TOUCH, {end, AKT_OBSTACLES_NO_END}};
    return akt_obstacles__is_free(d->obstacles, a, b, &how);
}

static bool is_on_page(const akt_obstacle *page, akt_point at)
{
    return at.x > page->left && at.x < page->right && at.y > page->top && at.y < page->bottom;
}

/* Those that lie on the page and in no other box. */
static void find_corners(akt_detours *d)
{
    for (size_t i = 0; i < 4 * d->obstacles->count; i++) {
        const akt_obstacle *box = &d->obstacles->boxes[i / 4];
        bool left = i % 4 < 2, top = i % 2 == 0;
        akt_point in = {left ? 1 : -1, top ? 1 : -1};
        akt_point at = {(left ? box->left : box->right) - in.x * d->rules.margin,
                        (top ? box->top : box->bottom) - in.y * d->rules.margin};
        if (is_on_page(&d->rules.page, at) && sees(d, at, at, AKT_OBSTACLES_NO_END))
            d->corners[d->count++] = (corner){.at = at, .in = in};
    }
}

akt_detours *akt_detours__new(const akt_obstacles *obstacles, const akt_detour_rules *rules,
                              akt_pool *pool)
{
    size_t most = 4 * obstacles->count + 1;
    akt_detours *made = akt_pool_get(pool, sizeof *made);
    if (!made)
        return NULL;
    *made = (akt_detours){.obstacles = obstacles, .rules = *rules, .pool = pool};
    made->corners = akt_pool_get(pool, most * sizeof *made->corners);
    made->steps = akt_pool_get(pool, most * sizeof *made->steps);
    made->open = akt_pool_get(pool, most * sizeof *made->open);
    made->view = akt_pool_get(pool, most * sizeof *made->view);
    if (!made->corners || !made->steps || !made->open || !made->view)
        return NULL;
    find_corners(made);
    return made;
}

/* The corners that can be seen from a point. */
static size_t look(akt_detours *d, akt_point from, size_t end)
{
    size_t count = 0;
    for (size_t i = 0; i < d->count; i++)
        if (square(from, d->corners[i].at) < d->rules.reach * d->rules.reach &&
            sees(d, from, d->corners[i].at, end))
            d->view[count++] = i;
    return count;
}

static bool look_from_corner(akt_detours *d, corner *c)
{
    if (c->seen)
        return true;
    c->seen_count = look(d, c->at, AKT_OBSTACLES_NO_END);
    c->seen = akt_pool_get(d->pool, (c->seen_count + 1) * sizeof *c->seen);
    if (c->seen)
        memcpy(c->seen, d->view, c->seen_count * sizeof *c->seen);
    return c->seen != NULL;
}

static void reach(search *s, size_t index, size_t before, double cost)
{
    akt_detours *d = s->detours;
    step *known = &d->steps[index];
    double whole = cost + AKT_DETOUR_CORNER + SHARED * (double)d->corners[index].uses;
    if (known->is_done || (known->is_met && known->cost <= whole))
        return;
    if (!known->is_met) {
        d->open[d->open_count++] = index;
        known->rest = distance(d->corners[index].at, s->to);
    }
    *known = (step){whole, known->rest, before, true, false};
}

/* Takes the open corner over which the way may be shortest; NOWHERE where none can be shorter than
 * what is found. */
static size_t take_next(search *s)
{
    akt_detours *d = s->detours;
    size_t best = NOWHERE;
    double least = s->best;
    for (size_t i = 0; i < d->open_count; i++) {
        size_t index = d->open[i];
        double whole = d->steps[index].cost + d->steps[index].rest;
        if (whole < least || (best != NOWHERE && whole <= least && index < d->open[best])) {
            least = whole;
            best = i;
        }
    }
    if (best == NOWHERE)
        return NOWHERE;
    size_t taken = d->open[best];
    d->open[best] = d->open[--d->open_count];
    d->steps[taken].is_done = true;
    return taken;
}

static void begin(search *s)
{
    akt_detours *d = s->detours;
    memset(d->steps, 0, d->count * sizeof *d->steps);
    d->open_count = 0;
    size_t count = look(d, s->from, s->ends[0]);
    for (size_t i = 0; i < count; i++)
        reach(s, d->view[i], NOWHERE, distance(s->from, d->corners[d->view[i]].at));
}

static bool walk(search *s)
{
    akt_detours *d = s->detours;
    begin(s);
    for (size_t at = take_next(s); at != NOWHERE; at = take_next(s)) {
        corner *c = &d->corners[at];
        double cost = d->steps[at].cost, rest = d->steps[at].rest;
        if (cost + rest < s->best && sees(d, c->at, s->to, s->ends[1])) {
            s->best = cost + rest;
            s->last = at;
        }
        if (!look_from_corner(d, c))
            return false;
        for (size_t i = 0; i < c->seen_count; i++)
            reach(s, c->seen[i], at, cost + distance(c->at, d->corners[c->seen[i]].at));
    }
    return true;
}

/* A little nearer to its box than those who have passed there, where that is free. */
static void keep_lane(search *s, akt_detour *way, size_t place, corner *c)
{
    akt_point kept = way->corners[place];
    double aside = LANE * (double)(c->uses % LANES);
    bool first = place == 0, last = place + 1 == way->count;
    const akt_clearance there = {s->least, {first ? s->ends[0] : NOWHERE, NOWHERE}};
    const akt_clearance on = {s->least, {last ? s->ends[1] : NOWHERE, NOWHERE}};
    akt_point before = first ? s->from : way->corners[place - 1];
    akt_point after = last ? s->to : way->corners[place + 1];
    akt_point moved = {kept.x + c->in.x * aside, kept.y + c->in.y * aside};
    if (aside < s->detours->rules.margin - s->least &&
        akt_obstacles__is_free(s->detours->obstacles, before, moved, &there) &&
        akt_obstacles__is_free(s->detours->obstacles, moved, after, &on))
        way->corners[place] = moved;
    c->uses++;
}

static bool keep(search *s, akt_detour *out)
{
    akt_detours *d = s->detours;
    for (size_t at = s->last; at != NOWHERE; at = d->steps[at].before)
        out->count++;
    out->corners = akt_pool_get(d->pool, (out->count + 1) * sizeof *out->corners);
    if (!out->corners)
        return false;
    size_t place = out->count;
    for (size_t at = s->last; at != NOWHERE; at = d->steps[at].before)
        out->corners[--place] = d->corners[at].at;
    place = out->count;
    for (size_t at = s->last; at != NOWHERE; at = d->steps[at].before)
        keep_lane(s, out, --place, &d->corners[at]);
    return true;
}

bool akt_detours__find(akt_detours *detours, const akt_detour_ends *ends, akt_detour *out)
{
    search s = {.detours = detours,
                .ends = {ends->from, ends->to},
                .least = ends->least,
                .from = middle_of(&detours->obstacles->boxes[ends->from]),
                .to = middle_of(&detours->obstacles->boxes[ends->to]),
                .best = INFINITY,
                .last = NOWHERE};
    *out = (akt_detour){.count = 0};
    if (!walk(&s))
        return false;
    out->found = s.last != NOWHERE;
    return !out->found || keep(&s, out);
}
