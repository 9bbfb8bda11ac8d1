#include "model/draw.h"

#include "base/random.h"

#include <math.h>

/* The most lists of parties that a record has. */
enum { LISTS = 3 };

/* What a number is for; with the table and record it names a stream of its own. */
typedef enum purpose { KEEPS, AMOUNT } purpose;

static double roll(const akt_draw *draw, purpose what, akt_table table, const akt_record *record,
                   size_t part)
{
    uint64_t stream = (uint64_t)what << 62 | (uint64_t)table << 56 | (uint64_t)record->serial;
    return akt_random_unit(draw->seed ^ akt_random_bits(draw->number, stream, 0), stream, part);
}

static bool keeps(const akt_draw *draw, akt_table table, const akt_record *record, size_t part)
{
    double unstated = record->is_assumed ? 1 : draw->confidence;
    double confidence = isnan(record->confidence) ? unstated : record->confidence;
    return roll(draw, KEEPS, table, record, part) < confidence;
}

bool akt_draw_keeps(const akt_draw *draw, akt_table table, const akt_record *record)
{
    return !draw || keeps(draw, table, record, 0);
}

bool akt_draw_keeps_entry(const akt_draw *draw, const akt_dataset *dataset, const akt_entry *entry)
{
    if (!draw)
        return true;
    const akt_ref ref = entry->party;
    size_t serial = akt_dataset_record(dataset, ref.table, (size_t)ref.index)->serial;
    size_t part = 1 + (serial * AKT_TABLE_COUNT + (size_t)ref.table) * LISTS + entry->list;
    return keeps(draw, entry->table, entry->record, part);
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

akt_amount akt_draw_amount(const akt_draw *draw, const akt_flow *flow)
{
    const akt_amount *least = flow->amount_min.known ? &flow->amount_min : &flow->amount;
    const akt_amount *most = flow->amount_max.known ? &flow->amount_max : &flow->amount;
    if (!draw || !least->known || !most->known || least->value >= most->value)
        return flow->amount;
    double low = (double)least->value, high = (double)most->value;
    double u = roll(draw, AMOUNT, AKT_TABLE_FLOWS, &flow->record, 0);
    double value = flow->amount.known ? triangular(low, (double)flow->amount.value, high, u)
                                      : low + u * (high - low);
    return (akt_amount){true, llround(value)};
}
