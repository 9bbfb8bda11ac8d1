#include "model/ended.h"

static bool is_over(const akt_dataset *dataset, akt_date end)
{
    const akt_about *about = akt_dataset_about(dataset);
    akt_date at = about->at.year ? about->at : about->date;
    return end.year && at.year && akt_date_is_over(end, at);
}

bool akt_party_has_ended(const akt_dataset *dataset, akt_ref party)
{
    const akt_party *head = akt_dataset_party(dataset, party);
    if (!head)
        return false;
    if (head->to.year || party.table != AKT_TABLE_PROGRAMMES)
        return is_over(dataset, head->to);
    return !akt_dataset_about(dataset)->at.year &&
           ((const akt_programme *)head)->status == AKT_PROGRAMME_ENDED;
}

bool akt_role_has_ended(const akt_dataset *dataset, const akt_role *role)
{
    return is_over(dataset, role->to) || akt_party_has_ended(dataset, role->holder);
}
