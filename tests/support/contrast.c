#include "support/contrast.h"

#include <math.h>
#include <stdlib.h>

static double channel(const char *colour, int at)
{
    char digits[3] = {colour[at], colour[at + 1], '\0'};
    double value = (double)strtol(digits, NULL, 16) / 255;
    return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

double akt_luminance(const char *colour)
{
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) +
           0.0722 * channel(colour, 5);
}

double akt_contrast(const char *a, const char *b)
{
    double light = fmax(akt_luminance(a), akt_luminance(b));
    double dark = fmin(akt_luminance(a), akt_luminance(b));
    return (light + 0.05) / (dark + 0.05);
}
