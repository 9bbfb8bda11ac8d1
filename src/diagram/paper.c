#include "diagram/paper.h"

#include <math.h>

#define PIXELS_A_POINT (96 / 72.0)
#define SLACK 1e-6

static const struct {
    const char *name;
    double width, height; /* CSS pixels */
} papers[AKT_PAPER_COUNT] = {
    {"any", 1587, 1123}, {"a3", 1587, 1123},         {"a3-portrait", 1123, 1587},
    {"a4", 1123, 794},   {"a4-portrait", 794, 1123}, {"screen", 1600, 900},
};

const char *akt_paper_name(akt_paper paper)
{
    return papers[paper].name;
}

/* How much the smallest text of all views may be shrunk; most are the same. */
#define SHRINKAGE_MOST (11.5 / (AKT_PAPER_TEXT_LEAST * PIXELS_A_POINT))

/* How much a drawing may be shrunk before its smallest text is too small. */
static double shrinkage_most(const akt_drawing *drawing)
{
    double smallest = INFINITY;
    for (; drawing != NULL; drawing = akt_drawing_next_sheet(drawing)) {
        size_t count;
        const akt_item *items = akt_drawing_items(drawing, &count);
        for (size_t i = 0; i < count; i++)
            if (items[i].kind == AKT_ITEM_TEXT)
                smallest = fmin(smallest, items[i].font.size);
    }
    return smallest / (AKT_PAPER_TEXT_LEAST * PIXELS_A_POINT);
}

/* How much the largest of its sheets must be shrunk. */
static double shrinkage(const akt_drawing *drawing, akt_paper paper)
{
    double needed = 0;
    for (; drawing != NULL; drawing = akt_drawing_next_sheet(drawing)) {
        needed = fmax(needed, akt_drawing_width(drawing) / papers[paper].width);
        needed = fmax(needed, akt_drawing_height(drawing) / papers[paper].height);
    }
    return needed;
}

static akt_status fail(akt_paper paper, double text, akt_error *err)
{
    bool is_small = paper != AKT_PAPER_A3 && paper != AKT_PAPER_A3_PORTRAIT;
    return akt_error_set(err, AKT_EINVAL,
                         "on %s its smallest text would be %.1f pt, and under %.0f pt nobody reads "
                         "it: %sshow less by --where or --layer, or leave --page out",
                         papers[paper].name, text, AKT_PAPER_TEXT_LEAST,
                         is_small ? "take --page a3, " : "");
}

/* What is drawn, and on which paper. */
typedef struct press {
    akt_paper paper;
    const akt_page *page;
    akt_page_drawer *draw;
    const void *subject;
} press;

/* A drawing on a page of some size, and how much it is shrunk on the paper. */
typedef struct proof {
    akt_drawing *drawing;
    double shrinkage, most;
} proof;

static const double steps[] = {1, 1.2, 1.43};

enum { STEPS = sizeof steps / sizeof *steps, TRIES = 4 };

/* The page is so many times as large as the paper; a sheet may be as high, at the last step as high as is
 * readable. */
static akt_page page_of(akt_paper paper, double step, const akt_page *page)
{
    akt_page sized = *page;
    bool is_last = paper == AKT_PAPER_ANY || step == steps[STEPS - 1];
    sized.width = papers[paper].width * step;
    sized.height = papers[paper].height * step;
    sized.highest = papers[paper].height * (is_last ? SHRINKAGE_MOST : step);
    sized.scale = paper == AKT_PAPER_ANY ? 0 : 1 / step;
    return sized;
}

akt_page akt_paper_page(akt_paper paper, const akt_page *page)
{
    return page_of(paper, 1, page);
}

/* No drawing where the view refuses a page of that size. */
static akt_status make_proof(proof *out, const press *p, double step, akt_error *err)
{
    const akt_page sized = page_of(p->paper, step, p->page);
    akt_status status = p->draw(&out->drawing, &sized, p->subject, err);
    if (status != AKT_OK)
        return status == AKT_EINVAL ? AKT_OK : status;
    out->shrinkage = fmax(step, shrinkage(out->drawing, p->paper));
    out->most = shrinkage_most(out->drawing);
    return AKT_OK;
}

static bool fits(const proof *p)
{
    return p->drawing && p->shrinkage <= p->most + SLACK;
}

/* One that fits, on fewer sheets, shrunk less; the second where they are alike. */
static bool is_better(const proof *best, const proof *next)
{
    if (!best->drawing || !next->drawing)
        return next->drawing != NULL;
    if (fits(best) != fits(next))
        return fits(next);
    size_t before = akt_drawing_sheet_count(best->drawing);
    size_t after = akt_drawing_sheet_count(next->drawing);
    return before != after ? after < before : next->shrinkage < best->shrinkage + SLACK;
}

/* Whether a larger page may make it better. */
static bool may_gain(const proof *best, double step)
{
    return !fits(best) || akt_drawing_sheet_count(best->drawing) > 1 || step < best->shrinkage;
}

/* The best, drawn on a page as much larger than the paper as it is shrunk, so that what it says of
 * its scale holds. What takes more room on a larger page may need several tries; where none will do
 * it stays as it is. */
static akt_status settle(proof *best, const press *p, double drawn, akt_error *err)
{
    double step = best->shrinkage;
    for (int i = 0; fits(best) && i < TRIES && step > drawn + SLACK; i++) {
        proof next = {NULL, INFINITY, 0};
        akt_status status = make_proof(&next, p, step, err);
        if (status != AKT_OK)
            return status;
        bool holds = next.shrinkage <= step + SLACK;
        if (holds && fits(&next) &&
            akt_drawing_sheet_count(next.drawing) <= akt_drawing_sheet_count(best->drawing)) {
            akt_drawing_free(best->drawing);
            *best = next;
            return AKT_OK;
        }
        akt_drawing_free(next.drawing);
        if (holds || !next.drawing)
            return AKT_OK;
        step =
            next.shrinkage + (next.shrinkage - step) / 2; /* what grows a little grows less again */
    }
    return AKT_OK;
}

/* Of pages larger and larger the best. */
static akt_status find_proof(proof *best, const press *p, akt_error *err)
{
    akt_status status = AKT_OK;
    double drawn = 0;
    *best = (proof){.shrinkage = INFINITY};
    for (size_t i = 0; status == AKT_OK && i < STEPS; i++) {
        if (!may_gain(best, steps[i]))
            continue;
        proof next = {NULL, 0, 0};
        status = make_proof(&next, p, steps[i], err);
        bool better = status == AKT_OK && is_better(best, &next);
        drawn = better ? steps[i] : drawn;
        akt_drawing_free(better ? best->drawing : next.drawing);
        if (better)
            *best = next;
    }
    if (status == AKT_OK)
        status = settle(best, p, drawn, err);
    if (status != AKT_OK)
        akt_drawing_free(best->drawing);
    return status;
}

akt_status akt_paper_draw(akt_drawing **out, akt_paper paper, const akt_page *page,
                          akt_page_drawer *draw, const void *subject, akt_error *err)
{
    const press p = {paper, page, draw, subject};
    const akt_page any = akt_paper_page(AKT_PAPER_ANY, page);
    proof best;
    *out = NULL;
    if (paper == AKT_PAPER_ANY)
        return draw(out, &any, subject, err);
    akt_status status = find_proof(&best, &p, err);
    if (status != AKT_OK)
        return status;
    if (!best.drawing)
        return draw(out, &any, subject, err);
    if (!fits(&best)) {
        akt_drawing_free(best.drawing);
        return fail(paper, AKT_PAPER_TEXT_LEAST * best.most / best.shrinkage, err);
    }
    for (akt_drawing *sheet = best.drawing; sheet; sheet = akt_drawing_next_sheet(sheet))
        akt_drawing_scale(sheet, best.shrinkage * papers[paper].width,
                          best.shrinkage * papers[paper].height, 1 / best.shrinkage);
    *out = best.drawing;
    return AKT_OK;
}
