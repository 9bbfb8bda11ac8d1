#include "model/draw.h"

#include "base/random.h"

#include <math.h>

/* What a number is for; with the table and record it names a stream of its own. */
typedef enum purpose { KEEPS, AMOUNT } purpose;

static double roll(const akt_draw *draw, purpose what, akt_table table, size_t index, size_t part)
{
    uint64_t stream = (uint64_t)what << 62 | (uint64_t)table << 56 | (uint64_t)index;
    return akt_random_unit(draw->seed ^ akt_random_bits(draw->number, stream, 0), stream, part);
}

bool akt_draw_keeps(const akt_draw *draw, akt_table table, size_t index, size_t part,
                    const akt_record *record)
{
    if (!draw)
        return true;
    double confidence = isnan(record->confidence) ? draw->confidence : record->confidence;
    return roll(draw, KEEPS, table, index, part) < confidence;
}

/* The inverse of the distribution: u even in [0, 1). */
static double triangular(double low, double peak, double high, double u)
{
    double width = high - low;
    double turn = (peak - low) / width;
    if (u < turn)
        return low + sqrt(u * width * (peak - low));
    return high - sqrt((1 - u) * width * (high - peak));
}

akt_amount akt_draw_amount(const akt_draw *draw, size_t index, const akt_flow *flow)
{
    const akt_amount *least = flow->amount_min.known ? &flow->amount_min : &flow->amount;
    const akt_amount *most = flow->amount_max.known ? &flow->amount_max : &flow->amount;
    if (!draw || !least->known || !most->known || least->value >= most->value)
        return flow->amount;
    double low = (double)least->value, high = (double)most->value;
    double u = roll(draw, AMOUNT, AKT_TABLE_FLOWS, index, 0);
    double value = flow->amount.known ? triangular(low, (double)flow->amount.value, high, u)
                                      : low + u * (high - low);
    return (akt_amount){true, llround(value)};
}
