#include "parse/xlsx_internal.h"

#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the cells of a workbook have in common: texts, and which styles are of dates. */

void akt_xlsx_run__take(akt_xlsx_run *run, akt_xml *xml, akt_xml_event event)
{
    if (event == AKT_XML_TEXT) {
        if (run->in_text && !run->is_aside)
            akt_buffer_add(&run->text, akt_xml_text(xml));
        return;
    }
    const char *element = akt_xml_name(xml);
    if (strcmp(element, "t") == 0)
        run->in_text = event == AKT_XML_START;
    else if (strcmp(element, "rPh") == 0)
        run->is_aside = event == AKT_XML_START;
}

/* The code of "_x000D_" at text; -1 where there is none. */
static long read_escape(const char *text)
{
    if (strncmp(text, "_x", 2) != 0 || strspn(text + 2, "0123456789abcdefABCDEF") != 4 ||
        text[6] != '_')
        return -1;
    return strtol(text + 2, NULL, 16);
}

const char *akt_xlsx_run__settle(akt_xlsx_run *run, akt_pool *pool)
{
    akt_buffer read = AKT_BUFFER_INIT;
    const char *text = akt_buffer_text(&run->text);
    while (*text) {
        long code = read_escape(text);
        if (code < 0) {
            akt_buffer_add_char(&read, *text++);
            continue;
        }
        if (code == '\n' || code == '\t' || (code >= ' ' && (code < 0xD800 || code > 0xDFFF)))
            akt_buffer_add_code(&read, (uint32_t)code);
        text += 7;
    }
    read.failed = read.failed || run->text.failed;
    akt_buffer_clear(&run->text);
    return akt_buffer_settle(&read, pool);
}

typedef struct strings {
    akt_xlsx_file *workbook;
    akt_xlsx_run run;
} strings;

static bool take_string(void *user, akt_xml *xml, akt_xml_event event)
{
    strings *s = user;
    akt_xlsx_run__take(&s->run, xml, event);
    if (event != AKT_XML_END || strcmp(akt_xml_name(xml), "si") != 0)
        return true;
    if (s->workbook->strings.count == AKT_XLSX_CELLS_MAX)
        return false;
    const char **added = akt_list_add(&s->workbook->strings);
    if (!added) {
        akt_pool_fail(s->workbook->pool);
        return false;
    }
    *added = akt_xlsx_run__settle(&s->run, s->workbook->pool);
    return !akt_pool_has_failed(s->workbook->pool);
}

/* Whether a number format shows a year or a day: outside quotes, brackets and escapes. */
static bool is_date_format(const char *code)
{
    for (; *code; code++) {
        char end = *code == '"' ? '"' : *code == '[' ? ']' : '\0';
        if (end) {
            code += 1 + strcspn(code + 1, end == '"' ? "\"" : "]");
            if (!*code)
                return false;
        } else if (*code == '\\' || *code == '_' || *code == '*') {
            code += code[1] != '\0';
        } else if (strchr("yYdD", *code)) {
            return true;
        }
    }
    return false;
}

/* The formats of dates that every workbook has without saying so. */
static bool is_built_in_date(long id)
{
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
           (id >= 50 && id <= 54) || id == 57 || id == 58;
}

typedef struct styles {
    akt_xlsx_file *workbook;
    akt_list dates; /* of long: the formats of dates that this one says */
    bool in_cells;
} styles;

static bool take_format(styles *s, akt_xml *xml)
{
    const char *code = akt_xml_attribute(xml, "formatCode");
    if (!code || !is_date_format(code))
        return true;
    long *added = akt_list_add(&s->dates);
    if (!added) {
        akt_pool_fail(s->workbook->pool);
        return false;
    }
    const char *id = akt_xml_attribute(xml, "numFmtId");
    *added = id ? strtol(id, NULL, 10) : -1;
    return true;
}

static bool take_cell_style(styles *s, akt_xml *xml)
{
    bool *added = akt_list_add(&s->workbook->styles);
    if (!added) {
        akt_pool_fail(s->workbook->pool);
        return false;
    }
    const char *text = akt_xml_attribute(xml, "numFmtId");
    long id = text ? strtol(text, NULL, 10) : 0;
    *added = is_built_in_date(id);
    for (size_t i = 0; i < s->dates.count && !*added; i++)
        *added = ((const long *)s->dates.items)[i] == id;
    return true;
}

static bool take_style(void *user, akt_xml *xml, akt_xml_event event)
{
    styles *s = user;
    if (event == AKT_XML_TEXT)
        return true;
    const char *element = akt_xml_name(xml);
    if (strcmp(element, "cellXfs") == 0)
        s->in_cells = event == AKT_XML_START;
    if (event != AKT_XML_START)
        return true;
    if (strcmp(element, "numFmt") == 0)
        return take_format(s, xml);
    return !s->in_cells || strcmp(element, "xf") != 0 || take_cell_style(s, xml);
}

akt_status akt_xlsx__read_shared(akt_xlsx_file *workbook, akt_error *err)
{
    strings texts = {.workbook = workbook};
    styles looks = {.workbook = workbook, .dates = AKT_LIST_OF(long)};
    akt_status status = AKT_OK;
    if (workbook->has_shared)
        return AKT_OK;
    workbook->has_shared = true;
    if (workbook->strings_part)
        status = akt_xlsx__walk(workbook, workbook->strings_part, true, take_string, &texts, err);
    if (status == AKT_OK && workbook->styles_part)
        status = akt_xlsx__walk(workbook, workbook->styles_part, true, take_style, &looks, err);
    akt_buffer_dispose(&texts.run.text);
    akt_list_dispose(&looks.dates);
    return status;
}

/* The day so many days after 1970-01-01 (Hinnant, chrono-compatible low-level date algorithms). */
static void write_day(char out[16], long days)
{
    long from_march_0 = days + 719468, era = from_march_0 / 146097;
    long of_era = from_march_0 - era * 146097;
    long year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long from_march = (5 * of_year + 2) / 153;
    long day = of_year - (153 * from_march + 2) / 5 + 1;
    long month = from_march < 10 ? from_march + 3 : from_march - 9;
    snprintf(out, 16, "%04d-%02d-%02d", (int)(year_of_era + era * 400 + (month <= 2)), (int)month,
             (int)day);
}

bool akt_xlsx__day(char out[16], double number, bool from_1904)
{
    const long last = from_1904 ? 2957003 : 2958465; /* 9999-12-31 */
    double whole = floor(number);
    if (!(whole >= (from_1904 ? 0 : 1) && whole <= (double)last))
        return false;
    long days = (long)whole;
    if (from_1904) {
        write_day(out, days - 24107);
        return true;
    }
    if (days == 60) /* Excel has a 29 February 1900, which never was */
        return false;
    write_day(out, days - (days < 60 ? 25568 : 25569));
    return true;
}
