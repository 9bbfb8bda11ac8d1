/* aktorkart-print: SVG on standard input, the same as PDF or PNG on standard output. For PDF it may be
 * several, with a zero byte between: each is a page.
 *
 *     aktorkart-print pdf 72 TITLE
 *     aktorkart-print png DPI TITLE
 *
 * librsvg draws it, a CSS pixel being 1/96 inch. The PDF has its text as text and its links, and a
 * fixed date: the same bytes each time. Exit status 0, or 1 with one line on standard error. */

#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DATE "2000-01-01T00:00:00Z"

enum { SIDE_MOST = 32000, HEADER = 33 }; /* px that cairo can; bytes before a PNG's second chunk */

typedef struct sheet {
    RsvgHandle *picture;
    double width, height; /* CSS pixels */
    double scale;         /* units of the surface a CSS pixel */
    const char *title;
    const uint8_t *next; /* picture, up to `end`; NULL after the last */
    const uint8_t *end;
    GByteArray *out;
} sheet;

static bool fail(const char *words, const char *more)
{
    fprintf(stderr, "%s%s%s\n", words, more ? ": " : "", more ? more : "");
    return false;
}

static cairo_status_t keep(void *closure, const unsigned char *bytes, unsigned int size)
{
    g_byte_array_append(closure, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

static void read_pictures(sheet *s, GByteArray *text)
{
    unsigned char piece[65536];
    for (size_t got; (got = fread(piece, 1, sizeof piece, stdin)) > 0;)
        g_byte_array_append(text, piece, (guint)got);
    s->next = text->data;
    s->end = text->data + text->len;
}

/* The next picture takes the place of the one before. */
static bool take_picture(sheet *s)
{
    GError *error = NULL;
    const uint8_t *start = s->next;
    const uint8_t *stop = start < s->end ? memchr(start, '\0', (size_t)(s->end - start)) : NULL;
    s->next = stop ? stop + 1 : NULL;
    GInputStream *stream =
        g_memory_input_stream_new_from_data(start, (stop ? stop : s->end) - start, NULL);
    g_clear_object(&s->picture);
    s->picture =
        rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAG_UNLIMITED, NULL, &error);
    g_object_unref(stream);
    if (!s->picture)
        return fail("the picture cannot be read", error->message);
    rsvg_handle_set_dpi(s->picture, 96);
    if (!rsvg_handle_get_intrinsic_size_in_pixels(s->picture, &s->width, &s->height))
        return fail("the picture has no size", NULL);
    return true;
}

static bool draw(const sheet *s, cairo_surface_t *surface)
{
    RsvgRectangle page = {0, 0, s->width * s->scale, s->height * s->scale};
    GError *error = NULL;
    cairo_t *pen = cairo_create(surface);
    bool done = rsvg_handle_render_document(s->picture, pen, &page, &error);
    cairo_show_page(pen);
    cairo_status_t status = cairo_status(pen);
    cairo_destroy(pen);
    if (!done)
        return fail("the picture cannot be drawn", error->message);
    return status == CAIRO_STATUS_SUCCESS ||
           fail("the picture cannot be drawn", cairo_status_to_string(status));
}

/* The pictures after the first, on pages of their own size. */
static bool add_pages(sheet *s, cairo_surface_t *surface)
{
    while (s->next) {
        if (!take_picture(s))
            return false;
        cairo_pdf_surface_set_size(surface, s->width * s->scale, s->height * s->scale);
        if (!draw(s, surface))
            return false;
    }
    return true;
}

static bool print_pdf(sheet *s)
{
    s->scale = 72.0 / 96;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        keep, s->out, s->width * s->scale, s->height * s->scale);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, s->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "aktorkart");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, DATE);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, DATE);
    bool done = draw(s, surface) && add_pages(s, surface);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    return done;
}

static uint32_t checksum(const uint8_t *bytes, size_t size)
{
    uint32_t sum = UINT32_MAX;
    for (size_t i = 0; i < size; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum & 1 ? sum >> 1 ^ 0xEDB88320u : sum >> 1;
    }
    return ~sum;
}

static void put_number(uint8_t *to, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        to[i] = (uint8_t)(number >> (24 - 8 * i));
}

/* Cairo does not say how large a pixel is: pasted elsewhere the picture would not keep its size. */
static void add_resolution(GByteArray *png, double dpi)
{
    uint8_t chunk[21] = {0, 0, 0, 9, 'p', 'H', 'Y', 's'};
    uint32_t per_metre = (uint32_t)lround(dpi / 0.0254);
    guint rest = png->len - HEADER;
    put_number(chunk + 8, per_metre);
    put_number(chunk + 12, per_metre);
    chunk[16] = 1;
    put_number(chunk + 17, checksum(chunk + 4, 13));
    g_byte_array_set_size(png, png->len + (guint)sizeof chunk);
    memmove(png->data + HEADER + sizeof chunk, png->data + HEADER, rest);
    memcpy(png->data + HEADER, chunk, sizeof chunk);
}

static bool print_png(sheet *s, double dpi)
{
    s->scale = dpi / 96;
    double width = round(s->width * s->scale);
    double height = round(s->height * s->scale);
    if (width < 1 || height < 1 || width > SIDE_MOST || height > SIDE_MOST)
        return fail("the picture is too large at this resolution; take a lower --dpi", NULL);
    /* A hair larger than asked, so that the picture's own paper fills its last pixels: what is under it
     * would be a seam along a dark one. */
    s->scale = fmax(s->scale, fmax(width / s->width, height / s->height));
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    cairo_t *paper = cairo_create(surface);
    cairo_set_source_rgb(paper, 1, 1, 1);
    cairo_paint(paper);
    cairo_destroy(paper);
    bool done = draw(s, surface);
    done =
        done && (cairo_surface_write_to_png_stream(surface, keep, s->out) == CAIRO_STATUS_SUCCESS ||
                 fail("the picture cannot be packed", NULL));
    cairo_surface_destroy(surface);
    if (done)
        add_resolution(s->out, dpi);
    return done;
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return !fail("usage: aktorkart-print pdf|png DPI TITLE < SVG", NULL);
    sheet s = {.title = argv[3], .out = g_byte_array_new()};
    GByteArray *text = g_byte_array_new();
    read_pictures(&s, text);
    double dpi = strtod(argv[2], NULL);
    bool done =
        take_picture(&s) && (strcmp(argv[1], "pdf") == 0 ? print_pdf(&s) : print_png(&s, dpi));
    done = done &&
           (fwrite(s.out->data, 1, s.out->len, stdout) == s.out->len || fail("cannot write", NULL));
    return done && fflush(stdout) == 0 ? 0 : 1;
}
