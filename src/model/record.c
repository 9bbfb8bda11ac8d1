#include "model/record.h"

#include <stdio.h>
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

const char *akt_table_party(akt_table table)
{
    static const char *const names[] = {[AKT_TABLE_ACTORS] = "actor",
                                        [AKT_TABLE_PROGRAMMES] = "programme",
                                        [AKT_TABLE_FORUMS] = "forum"};
    return names[table];
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

size_t akt_date_write(char out[AKT_DATE_SIZE], akt_date date)
{
    int length = 0;
    out[0] = '\0';
    if (date.year)
        length = snprintf(out, AKT_DATE_SIZE, "%04d", date.year);
    if (date.month)
        length += snprintf(out + length, AKT_DATE_SIZE - (size_t)length, "-%02d", date.month);
    if (date.day)
        length += snprintf(out + length, AKT_DATE_SIZE - (size_t)length, "-%02d", date.day);
    return (size_t)length;
}

/* count digits as a number; -1 where they are not all digits. */
static int read_digits(const char *text, size_t count)
{
    int number = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

static bool is_date(akt_date date, size_t length)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.year < 1000 || date.year > 2999)
        return false;
    if (length >= 7 && (date.month < 1 || date.month > 12))
        return false;
    bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    int last = length < 10 ? 31 : days[date.month - 1] + (date.month == 2 && leap);
    return length < 10 || (date.day >= 1 && date.day <= last);
}

bool akt_date_read(const char *text, akt_date *date)
{
    size_t length = strlen(text);
    if (length != 4 && length != 7 && length != 10)
        return false;
    if ((length >= 7 && text[4] != '-') || (length == 10 && text[7] != '-'))
        return false;
    int year = read_digits(text, 4);
    int month = length >= 7 ? read_digits(text + 5, 2) : 0;
    int day = length == 10 ? read_digits(text + 8, 2) : 0;
    const akt_date read = {(int16_t)year, (int8_t)month, (int8_t)day};
    if (!is_date(read, length))
        return false;
    *date = read;
    return true;
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

/* What is not given is taken as late as can be. */
static akt_date last_day(akt_date date)
{
    date.month = date.month ? date.month : 12;
    date.day = date.day ? date.day : 31;
    return date;
}

bool akt_date_is_over(akt_date end, akt_date at)
{
    return akt_date_is_before(last_day(end), at);
}
