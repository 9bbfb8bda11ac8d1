#include "input/own_kind.h"

#include "base/json_text.h"
#include "words/words.h"

void akt_own_kind_add(akt_buffer *out, akt_own_kind kind)
{
    static const struct {
        const char *id;
        akt_word name;
    } kinds[] = {
        [AKT_OWN_KIND_NOT_STATED] = {"not_stated", AKT_W_OWN_KIND_NOT_STATED},
        [AKT_OWN_KIND_INDIVIDUAL] = {"individual", AKT_W_OWN_KIND_INDIVIDUAL},
    };
    akt_buffer_format(out, "{\"id\": \"%s\", \"name\": {", kinds[kind].id);
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_buffer_format(out, "%s\"%s\": ", lang ? ", " : "", akt_lang_name((akt_lang)lang));
        akt_json_text_add(out, akt_words(kinds[kind].name, (akt_lang)lang));
    }
    akt_buffer_add(out, "}}");
}
