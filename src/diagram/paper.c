#include "diagram/paper.h"

#include <math.h>

#define PIXELS_A_POINT (96 / 72.0)
#define SLACK 1e-6

static const struct {
    const char *name;
    double width, height; /* CSS pixels */
} papers[AKT_PAPER_COUNT] = {
    {"any", 1587, 1123}, {"a3", 1587, 1123},         {"a3-portrait", 1123, 1587},
    {"a4", 1123, 794},   {"a4-portrait", 794, 1123}, {"screen", 1280, 720},
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

static const double steps[] = {1, 1.2, 1.43};

static size_t step_count(akt_paper paper)
{
    return paper == AKT_PAPER_ANY ? 1 : sizeof steps / sizeof *steps;
}

/* The page of a step: where there is no further one, it may be as high as is readable. */
static akt_page page_of(akt_paper paper, size_t step, const akt_page *page)
{
    akt_page sized = *page;
    bool is_last = step + 1 == step_count(paper);
    sized.width = papers[paper].width * steps[step];
    sized.height = papers[paper].height * steps[step];
    sized.highest = papers[paper].height * (is_last ? SHRINKAGE_MOST : steps[step]);
    return sized;
}

akt_page akt_paper_page(akt_paper paper, const akt_page *page)
{
    return page_of(paper, 0, page);
}

static void scale(akt_drawing *drawing, akt_paper paper, double needed)
{
    for (; drawing != NULL; drawing = akt_drawing_next_sheet(drawing))
        akt_drawing_scale(drawing, needed * papers[paper].width, needed * papers[paper].height,
                          1 / needed);
}

/* What is drawn on a paper so far: of several that fit the one on fewest sheets, then the largest. */
typedef struct fitting {
    akt_drawing *best;
    double needed; /* how much that must be shrunk */
    double text;   /* the smallest one of what did not fit, in points */
} fitting;

/* Keeps the drawing or frees it. */
static void consider(fitting *f, akt_drawing *drawing, akt_paper paper, size_t step)
{
    double needed = fmax(steps[step], shrinkage(drawing, paper));
    double most = shrinkage_most(drawing);
    bool is_last = step + 1 == step_count(paper);
    bool fits = needed <= most + SLACK && (is_last || needed <= steps[step] + SLACK);
    bool is_better = fits && (f->best == NULL ||
                              akt_drawing_sheet_count(drawing) < akt_drawing_sheet_count(f->best));
    if (!fits)
        f->text = AKT_PAPER_TEXT_LEAST * most / needed;
    if (is_better)
        f->needed = needed;
    akt_drawing_free(is_better ? f->best : drawing);
    f->best = is_better ? drawing : f->best;
}

akt_status akt_paper_draw(akt_drawing **out, akt_paper paper, const akt_page *page,
                          akt_page_drawer *draw, const void *subject, akt_error *err)
{
    fitting f = {NULL, 0, 0};
    akt_status status = AKT_OK;
    *out = NULL;
    for (size_t step = 0; step < step_count(paper); step++) {
        const akt_page sized = page_of(paper, step, page);
        akt_drawing *drawing = NULL;
        status = draw(&drawing, &sized, subject, err);
        if (paper == AKT_PAPER_ANY || (status != AKT_OK && status != AKT_EINVAL)) {
            akt_drawing_free(f.best);
            *out = drawing;
            return status;
        }
        if (status == AKT_OK)
            consider(&f, drawing, paper, step);
        if (f.best != NULL && akt_drawing_sheet_count(f.best) == 1)
            break;
    }
    if (f.best == NULL)
        return status != AKT_OK ? status : fail(paper, f.text, err);
    scale(f.best, paper, f.needed);
    *out = f.best;
    return AKT_OK;
}
