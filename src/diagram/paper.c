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

/* How much the drawing may be shrunk before its smallest text is too small. */
static double shrinkage_most(const akt_drawing *drawing)
{
    size_t count;
    const akt_item *items = akt_drawing_items(drawing, &count);
    double smallest = INFINITY;
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == AKT_ITEM_TEXT)
            smallest = fmin(smallest, items[i].font.size);
    return smallest / (AKT_PAPER_TEXT_LEAST * PIXELS_A_POINT);
}

static double shrinkage(const akt_drawing *drawing, akt_paper paper)
{
    return fmax(akt_drawing_width(drawing) / papers[paper].width,
                akt_drawing_height(drawing) / papers[paper].height);
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

/* A drawing on a page of some size, and how much it is shrunk on the paper. */
typedef struct proof {
    akt_drawing *drawing;
    double shrinkage, most;
} proof;

static akt_status make_proof(proof *out, akt_paper paper, const akt_page *page, double step,
                             akt_page_drawer *draw, const void *subject, akt_error *err)
{
    akt_page sized = *page;
    sized.width = papers[paper].width * step;
    sized.height = papers[paper].height * step;
    akt_status status = draw(&out->drawing, &sized, subject, err);
    if (status != AKT_OK)
        return status;
    out->shrinkage = fmax(step, shrinkage(out->drawing, paper));
    out->most = shrinkage_most(out->drawing);
    return AKT_OK;
}

/* Of pages larger and larger, the one whose drawing is shrunk least. */
static akt_status find_proof(proof *best, akt_paper paper, const akt_page *page,
                             akt_page_drawer *draw, const void *subject, akt_error *err)
{
    static const double steps[] = {1, 1.2, 1.43};
    *best = (proof){.shrinkage = INFINITY};
    for (size_t i = 0; i < sizeof steps / sizeof *steps && steps[i] < best->shrinkage; i++) {
        proof next = {NULL, 0, 0};
        akt_status status = make_proof(&next, paper, page, steps[i], draw, subject, err);
        bool better = status == AKT_OK && next.shrinkage < best->shrinkage - SLACK;
        akt_drawing_free(better ? best->drawing : next.drawing);
        if (better)
            *best = next;
        if (status != AKT_OK) {
            akt_drawing_free(best->drawing);
            return status;
        }
    }
    return AKT_OK;
}

akt_status akt_paper_draw(akt_drawing **out, akt_paper paper, const akt_page *page,
                          akt_page_drawer *draw, const void *subject, akt_error *err)
{
    proof best;
    *out = NULL;
    if (paper == AKT_PAPER_ANY) {
        akt_page sized = *page;
        sized.width = papers[paper].width;
        sized.height = papers[paper].height;
        return draw(out, &sized, subject, err);
    }
    akt_status status = find_proof(&best, paper, page, draw, subject, err);
    if (status != AKT_OK)
        return status;
    if (best.shrinkage > best.most + SLACK) {
        akt_drawing_free(best.drawing);
        return fail(paper, AKT_PAPER_TEXT_LEAST * best.most / best.shrinkage, err);
    }
    akt_drawing_scale(best.drawing, best.shrinkage * papers[paper].width,
                      best.shrinkage * papers[paper].height, 1 / best.shrinkage);
    *out = best.drawing;
    return AKT_OK;
}
