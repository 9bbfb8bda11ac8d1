#include "output/picture.h"

#include "base/worker.h"
#include "output/dot.h"
#include "output/svg.h"

#include <stdio.h>

#define SECONDS 120
#define BYTES_MOST ((size_t)1 << 30)

static akt_status print(akt_buffer *out, const akt_buffer *svg, const char *const *words,
                        akt_error *err)
{
    const akt_worker_job job = {"aktorkart-print", words,   akt_buffer_text(svg),
                                svg->size,         SECONDS, BYTES_MOST};
    return akt_worker_run(out, &job, err);
}

/* The worker takes several pictures with a zero byte, which no SVG holds, between them. */
static akt_status add_sheets(akt_buffer *svg, const akt_drawing *drawing, akt_error *err)
{
    akt_status status = akt_svg_write(svg, drawing, NULL, err);
    while (status == AKT_OK && (drawing = akt_drawing_next_sheet(drawing))) {
        akt_buffer_add_bytes(svg, "", 1);
        status = akt_svg_write(svg, drawing, NULL, err);
    }
    return status;
}

akt_status akt_picture_write(akt_buffer *out, const akt_drawing *drawing, akt_format format,
                             size_t dpi, akt_error *err)
{
    if (!akt_format_is_for_drawings(format))
        return akt_error_set(err, AKT_EINVAL, "%s is no format for diagrams",
                             akt_format_name(format));
    if (format == AKT_FORMAT_SVG)
        return akt_svg_write(out, drawing, NULL, err);
    if (format == AKT_FORMAT_DOT)
        return akt_dot_write(out, drawing, err);
    akt_buffer svg = AKT_BUFFER_INIT;
    char resolution[24];
    const char *words[] = {akt_format_name(format), resolution, akt_drawing_title(drawing), NULL};
    snprintf(resolution, sizeof resolution, "%zu", dpi ? dpi : (size_t)AKT_PICTURE_DPI);
    akt_status status = format == AKT_FORMAT_PDF ? add_sheets(&svg, drawing, err)
                                                 : akt_svg_write(&svg, drawing, NULL, err);
    if (status == AKT_OK)
        status = print(out, &svg, words, err);
    akt_buffer_dispose(&svg);
    return status;
}
