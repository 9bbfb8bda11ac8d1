#include "model/record.h"

#include <string.h>

static const char *const table_names[AKT_TABLE_COUNT] = {
    [AKT_TABLE_SOURCES] = "sources",       [AKT_TABLE_ACTORS] = "actors",
    [AKT_TABLE_PROGRAMMES] = "programmes", [AKT_TABLE_FORUMS] = "forums",
    [AKT_TABLE_TIES] = "ties",             [AKT_TABLE_FLOWS] = "flows",
    [AKT_TABLE_ROLES] = "roles",           [AKT_TABLE_NEEDS] = "needs",
    [AKT_TABLE_STATEMENTS] = "statements", [AKT_TABLE_INDICATORS] = "indicators",
};

const char *akt_table_name(akt_table table)
{
    return table_names[table];
}

int32_t akt_table_from_name(const char *name)
{
    for (int32_t i = 0; i < AKT_TABLE_COUNT; i++)
        if (strcmp(table_names[i], name) == 0)
            return i;
    return AKT_NONE;
}

const char *akt_text_in(const akt_text *text, akt_lang lang)
{
    static const akt_lang order[] = {AKT_LANG_NB, AKT_LANG_EN, AKT_LANG_NN};
    if (text->in[lang])
        return text->in[lang];
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (text->in[order[i]])
            return text->in[order[i]];
    return NULL;
}

static int day_number(akt_date date)
{
    int month = date.month ? date.month : 1;
    int day = date.day ? date.day : 1;
    return (date.year * 12 + month) * 31 + day;
}

bool akt_date_is_before(akt_date a, akt_date b)
{
    return day_number(a) < day_number(b);
}
