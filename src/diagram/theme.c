#include "diagram/theme.h"

#include "base/list.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAPER_DARK 0.012 /* the luminance of the dark paper */
#define FLARE 0.05       /* of WCAG's contrast */
#define HALVINGS 32      /* far finer than 8 bits */

/* Linear sRGB, 0 to 1. */
typedef struct rgb {
    double red, green, blue;
} rgb;

typedef struct lab {
    double light, a, b;
} lab;

static double decode(int byte)
{
    double value = byte / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static int encode(double value)
{
    double coded = value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055;
    return (int)lround(255 * fmin(fmax(coded, 0), 1));
}

static rgb read_colour(const char *colour)
{
    long value = strtol(colour + 1, NULL, 16);
    return (rgb){decode(value >> 16 & 255), decode(value >> 8 & 255), decode(value & 255)};
}

static void write_colour(char out[AKT_THEME_COLOUR_SIZE], rgb c)
{
    snprintf(out, AKT_THEME_COLOUR_SIZE, "#%02x%02x%02x", (unsigned)encode(c.red),
             (unsigned)encode(c.green), (unsigned)encode(c.blue));
}

static double luminance(rgb c)
{
    return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
}

static lab to_lab(rgb c)
{
    double l = cbrt(0.4122214708 * c.red + 0.5363325363 * c.green + 0.0514459929 * c.blue);
    double m = cbrt(0.2119034982 * c.red + 0.6806995451 * c.green + 0.1073969566 * c.blue);
    double s = cbrt(0.0883024619 * c.red + 0.2817188376 * c.green + 0.6299787005 * c.blue);
    return (lab){0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

static rgb from_lab(lab c)
{
    double l = pow(c.light + 0.3963377774 * c.a + 0.2158037573 * c.b, 3);
    double m = pow(c.light - 0.1055613458 * c.a - 0.0638541728 * c.b, 3);
    double s = pow(c.light - 0.0894841775 * c.a - 1.2914855480 * c.b, 3);
    return (rgb){4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                 -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                 -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

/* The colour of that hue, that share of its chroma and that luminance. */
static rgb with_luminance(lab hue, double share, double wanted)
{
    double low = 0, high = 1;
    rgb found = {0, 0, 0};
    for (int i = 0; i < HALVINGS; i++) {
        double light = (low + high) / 2;
        found = from_lab((lab){light, share * hue.a, share * hue.b});
        if (luminance(found) < wanted)
            low = light;
        else
            high = light;
    }
    return found;
}

static bool is_shown(rgb c)
{
    const double slack = 1e-6; /* no screen shows it, and white itself is a hair outside */
    return fmin(fmin(c.red, c.green), c.blue) >= -slack &&
           fmax(fmax(c.red, c.green), c.blue) <= 1 + slack;
}

static rgb darken(rgb c)
{
    double wanted = (1 + FLARE) * (PAPER_DARK + FLARE) / (luminance(c) + FLARE) - FLARE;
    lab hue = to_lab(c);
    rgb full = with_luminance(hue, 1, fmin(wanted, 1));
    if (is_shown(full))
        return full;
    double low = 0, high = 1;
    for (int i = 0; i < HALVINGS; i++) {
        double share = (low + high) / 2;
        if (is_shown(with_luminance(hue, share, fmin(wanted, 1))))
            low = share;
        else
            high = share;
    }
    return with_luminance(hue, low, fmin(wanted, 1));
}

void akt_theme_colour(char out[AKT_THEME_COLOUR_SIZE], akt_theme theme, const char *colour)
{
    rgb c = read_colour(colour);
    double grey = luminance(c);
    if (theme == AKT_THEME_GREY)
        c = (rgb){grey, grey, grey};
    else if (theme == AKT_THEME_DARK)
        c = darken(c);
    write_colour(out, c);
}

typedef struct known {
    const char *from;
    char to[AKT_THEME_COLOUR_SIZE];
} known;

typedef struct painter {
    akt_theme theme;
    akt_list known;
} painter;

static const char *paint(void *with, const char *colour)
{
    painter *p = with;
    known *colours = p->known.items;
    for (size_t i = 0; i < p->known.count; i++)
        if (strcmp(colours[i].from, colour) == 0)
            return colours[i].to;
    known *fresh = akt_list_add(&p->known);
    if (!fresh)
        return NULL;
    fresh->from = colour;
    akt_theme_colour(fresh->to, p->theme, colour);
    return fresh->to;
}

void akt_theme_apply(akt_theme theme, akt_drawing *drawing)
{
    painter p = {theme, AKT_LIST_OF(known)};
    if (theme != AKT_THEME_LIGHT)
        akt_drawing_recolour(drawing, paint, &p);
    akt_list_dispose(&p.known);
}
