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

/* How many times as large as the paper a page is drawn, one after another until all fits; after these
 * as large as the last one needed. */
static const double steps[] = {1, 1.2, 1.43};

enum { STEPS = sizeof steps / sizeof *steps };

akt_status akt_paper_draw(akt_drawing **out, akt_paper paper, const akt_page *page,
                          akt_page_drawer *draw, const void *subject, akt_error *err)
{
    double width = papers[paper].width, height = papers[paper].height;
    double step = steps[0], text = 0;
    for (size_t i = 1;; i++) {
        akt_page sized = *page;
        sized.width = width * step;
        sized.height = height * step;
        sized.scale = paper == AKT_PAPER_ANY ? 0 : 1 / step;
        akt_status status = draw(out, &sized, subject, err);
        if (status != AKT_OK || paper == AKT_PAPER_ANY)
            return status;
        double needed = fmax(step, shrinkage(*out, paper)), most = shrinkage_most(*out);
        if (needed <= most + SLACK && needed <= step + SLACK) {
            akt_drawing_scale(*out, needed * width, needed * height, 1 / needed);
            return AKT_OK;
        }
        text = AKT_PAPER_TEXT_LEAST * most / needed;
        akt_drawing_free(*out);
        *out = NULL;
        if (i > STEPS || (i == STEPS && needed > most))
            return fail(paper, text, err);
        step = i < STEPS ? steps[i] : needed;
    }
}
