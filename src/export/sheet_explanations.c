#include "export/sheets_internal.h"

#include "words/words.h"

#include <string.h>

/* The words of a heading: of a kind of sheet, or (AKT_NONE) of all that have the field. */
static const struct {
    int32_t kind;
    const char *field;
    akt_word word;
} rows[] = {
    {AKT_TABLE_TIES, "from", AKT_W_EXPLAIN_TIE_FROM},
    {AKT_TABLE_TIES, "to", AKT_W_EXPLAIN_TIE_TO},
    {AKT_TABLE_FLOWS, "from", AKT_W_EXPLAIN_FLOW_FROM},
    {AKT_TABLE_FLOWS, "to", AKT_W_EXPLAIN_FLOW_TO},
    {AKT_NONE, "vocabulary", AKT_W_EXPLAIN_VOCABULARY},
    {AKT_NONE, "id", AKT_W_EXPLAIN_ID},
    {AKT_NONE, "name", AKT_W_EXPLAIN_NAME},
    {AKT_NONE, "short", AKT_W_EXPLAIN_SHORT},
    {AKT_NONE, "aliases", AKT_W_EXPLAIN_ALIASES},
    {AKT_NONE, "former_ids", AKT_W_EXPLAIN_FORMER_IDS},
    {AKT_NONE, "category", AKT_W_EXPLAIN_CATEGORY},
    {AKT_NONE, "description", AKT_W_EXPLAIN_DESCRIPTION},
    {AKT_NONE, "url", AKT_W_EXPLAIN_URL},
    {AKT_NONE, "from", AKT_W_EXPLAIN_FROM},
    {AKT_NONE, "to", AKT_W_EXPLAIN_TO},
    {AKT_NONE, "from_year", AKT_W_EXPLAIN_FROM},
    {AKT_NONE, "to_year", AKT_W_EXPLAIN_TO},
    {AKT_NONE, "kind", AKT_W_EXPLAIN_KIND},
    {AKT_NONE, "level", AKT_W_EXPLAIN_LEVEL},
    {AKT_NONE, "sector", AKT_W_EXPLAIN_SECTOR},
    {AKT_NONE, "parent", AKT_W_EXPLAIN_PARENT},
    {AKT_NONE, "driver", AKT_W_EXPLAIN_DRIVER},
    {AKT_NONE, "audiences", AKT_W_EXPLAIN_AUDIENCES},
    {AKT_NONE, "instruments", AKT_W_EXPLAIN_INSTRUMENTS},
    {AKT_NONE, "orgnr", AKT_W_EXPLAIN_ORGNR},
    {AKT_NONE, "status", AKT_W_EXPLAIN_STATUS},
    {AKT_NONE, "owners", AKT_W_EXPLAIN_OWNERS},
    {AKT_NONE, "operators", AKT_W_EXPLAIN_OPERATORS},
    {AKT_NONE, "partners", AKT_W_EXPLAIN_PARTNERS},
    {AKT_NONE, "members", AKT_W_EXPLAIN_MEMBERS},
    {AKT_NONE, "what", AKT_W_EXPLAIN_WHAT},
    {AKT_NONE, "share", AKT_W_EXPLAIN_SHARE},
    {AKT_NONE, "via", AKT_W_EXPLAIN_VIA},
    {AKT_NONE, "amount", AKT_W_EXPLAIN_AMOUNT},
    {AKT_NONE, "missing", AKT_W_EXPLAIN_MISSING},
    {AKT_NONE, "amount_min", AKT_W_EXPLAIN_AMOUNT_MIN},
    {AKT_NONE, "amount_max", AKT_W_EXPLAIN_AMOUNT_MAX},
    {AKT_NONE, "currency", AKT_W_EXPLAIN_CURRENCY},
    {AKT_NONE, "year", AKT_W_EXPLAIN_YEAR},
    {AKT_NONE, "purpose", AKT_W_EXPLAIN_PURPOSE},
    {AKT_NONE, "continues", AKT_W_EXPLAIN_CONTINUES},
    {AKT_NONE, "holder", AKT_W_EXPLAIN_HOLDER},
    {AKT_NONE, "role", AKT_W_EXPLAIN_ROLE},
    {AKT_NONE, "area", AKT_W_EXPLAIN_AREA},
    {AKT_NONE, "strength", AKT_W_EXPLAIN_STRENGTH},
    {AKT_NONE, "minimum", AKT_W_EXPLAIN_MINIMUM},
    {AKT_NONE, "reach", AKT_W_EXPLAIN_REACH},
    {AKT_NONE, "number", AKT_W_EXPLAIN_NUMBER},
    {AKT_NONE, "text", AKT_W_EXPLAIN_TEXT},
    {AKT_NONE, "about", AKT_W_EXPLAIN_ABOUT},
    {AKT_NONE, "verdict", AKT_W_EXPLAIN_VERDICT},
    {AKT_NONE, "scenario", AKT_W_EXPLAIN_SCENARIO},
    {AKT_NONE, "group", AKT_W_EXPLAIN_GROUP},
    {AKT_NONE, "value", AKT_W_EXPLAIN_VALUE},
    {AKT_NONE, "unit", AKT_W_EXPLAIN_UNIT},
    {AKT_NONE, "n", AKT_W_EXPLAIN_N},
    {AKT_NONE, "survey", AKT_W_EXPLAIN_SURVEY},
    {AKT_NONE, "comparable_with", AKT_W_EXPLAIN_COMPARABLE_WITH},
    {AKT_NONE, "title", AKT_W_EXPLAIN_TITLE},
    {AKT_NONE, "publisher", AKT_W_EXPLAIN_PUBLISHER},
    {AKT_NONE, "date", AKT_W_EXPLAIN_DATE},
    {AKT_NONE, "language", AKT_W_EXPLAIN_LANGUAGE},
    {AKT_NONE, "licence", AKT_W_EXPLAIN_LICENCE},
    {AKT_NONE, "contact", AKT_W_EXPLAIN_CONTACT},
    {AKT_NONE, "draft", AKT_W_EXPLAIN_DRAFT},
    {AKT_NONE, "slot", AKT_W_EXPLAIN_SLOT},
    {AKT_NONE, "band", AKT_W_EXPLAIN_BAND},
    {AKT_NONE, "layer", AKT_W_EXPLAIN_LAYER},
    {AKT_NONE, "directed", AKT_W_EXPLAIN_DIRECTED},
    {AKT_NONE, "sources", AKT_W_EXPLAIN_SOURCES},
    {AKT_NONE, "basis", AKT_W_EXPLAIN_BASIS},
    {AKT_NONE, "confidence", AKT_W_EXPLAIN_CONFIDENCE},
    {AKT_NONE, "note", AKT_W_EXPLAIN_NOTE},
    {AKT_NONE, "extra", AKT_W_EXPLAIN_EXTRA},
};

const char *akt_export__explanation(int32_t kind, const akt_export_column *column, akt_lang lang)
{
    static const akt_word languages[] = {AKT_W_EXPLAIN_LANGUAGE_NB, AKT_W_EXPLAIN_LANGUAGE_NN,
                                         AKT_W_EXPLAIN_LANGUAGE_EN};
    const char *field = column->field ? column->field->name : "vocabulary";
    if (column->lang != AKT_NONE)
        return akt_words(languages[column->lang], lang);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if ((rows[i].kind == kind || rows[i].kind == AKT_NONE) && strcmp(rows[i].field, field) == 0)
            return akt_words(rows[i].word, lang);
    return "";
}
