#include "support/tie_drawing.h"

#include <stdlib.h>

akt_drawing *akt_tie_drawing_new(const char *title)
{
    akt_drawing *drawing = akt_drawing_new(AKT_LANG_EN, 800, 600, title, title);
    if (!drawing)
        abort();
    akt_drawing_group(drawing, "edges", "edges", NULL);
    akt_drawing_end(drawing);
    return drawing;
}

void akt_tie_drawing_add_node(akt_drawing *drawing, const char *id, double x, double y,
                              const char *name)
{
    static const akt_style card = {"#ffffff", "#2b5c9e", 1.2, NULL, 0};
    static const akt_font font = {12, false, "#1f2c3d", AKT_ANCHOR_MIDDLE};
    akt_drawing_group(drawing, id, "node sector", name);
    akt_drawing_box(drawing, x, y, 100, 40, 4, &card);
    akt_drawing_text(drawing, x + 50, y + 24, name, &font);
    akt_drawing_end(drawing);
}

void akt_tie_drawing_add_edge(akt_drawing *drawing, const char *id, const char *classes,
                              const char *title, const char *path, const char *head)
{
    static const akt_style line = {NULL, "#2f7d5b", 2, NULL, 0};
    static const akt_style filled = {"#2f7d5b", NULL, 0, NULL, 0};
    akt_drawing_group(drawing, id, classes, title);
    akt_drawing_path(drawing, path, &line);
    if (head)
        akt_drawing_path(drawing, head, &filled);
    akt_drawing_end(drawing);
}
