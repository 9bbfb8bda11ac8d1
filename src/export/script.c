#include "export/script.h"

#include "base/json_text.h"
#include "export/json.h"

/* What stands before the next field of the object that is being written, and its name. */
static void add_name(akt_script_text *script, const char *name)
{
    const char *between = script->steps ? ", " : ",\n  ";
    akt_buffer_add(&script->text, script->has_field ? between : "{");
    akt_json_text_add(&script->text, name);
    akt_buffer_add(&script->text, ": ");
    script->has_field = true;
}

void akt_script_text_start(akt_script_text *script, const char *id, const akt_text *title,
                           const akt_text *why)
{
    akt_script_text_string(script, "id", id);
    if (title)
        akt_script_text_words(script, "title", title);
    if (why)
        akt_script_text_words(script, "why", why);
}

void akt_script_text_step(akt_script_text *script, const char *what)
{
    if (script->steps == 0) {
        add_name(script, "steps");
        akt_buffer_add(&script->text, "[\n    ");
    } else {
        akt_buffer_add(&script->text, "},\n    ");
    }
    script->steps++;
    script->has_field = false;
    akt_script_text_string(script, "do", what);
}

void akt_script_text_end(akt_script_text *script)
{
    if (script->steps == 0) {
        add_name(script, "steps");
        akt_buffer_add(&script->text, "[]\n}\n");
    } else {
        akt_buffer_add(&script->text, "}\n  ]\n}\n");
    }
}

void akt_script_text_string(akt_script_text *script, const char *name, const char *value)
{
    if (!value)
        return;
    add_name(script, name);
    akt_json_text_add(&script->text, value);
}

void akt_script_text_words(akt_script_text *script, const char *name, const akt_text *value)
{
    if (!value->in[AKT_LANG_NB] && !value->in[AKT_LANG_NN] && !value->in[AKT_LANG_EN])
        return;
    add_name(script, name);
    akt_export_json_words(&script->text, value);
}

void akt_script_text_strings(akt_script_text *script, const char *name, const akt_strings *value)
{
    add_name(script, name);
    akt_buffer_add_char(&script->text, '[');
    for (size_t i = 0; i < value->count; i++) {
        akt_buffer_add(&script->text, i > 0 ? ", " : "");
        akt_json_text_add(&script->text, value->items[i]);
    }
    akt_buffer_add_char(&script->text, ']');
}

void akt_script_text_whole(akt_script_text *script, const char *name, int64_t value)
{
    add_name(script, name);
    akt_buffer_add_integer(&script->text, value);
}

void akt_script_text_record(akt_script_text *script, const akt_dataset *dataset, akt_table table,
                            size_t index, const akt_field_choice *fields)
{
    const akt_field_choice all = akt_field_choose_all(akt_schema_of_table(table));
    const akt_field_choice *chosen = fields ? fields : &all;
    const void *record = akt_dataset_record(dataset, table, index);
    for (size_t i = 0; i < chosen->count; i++) {
        if (!akt_export_json_has(chosen->items[i], record))
            continue;
        add_name(script, chosen->items[i]->name);
        akt_export_json_field(&script->text, dataset, chosen->items[i], record);
    }
}

void akt_script_text_field(akt_script_text *script, const char *name, const akt_dataset *dataset,
                           const akt_field *field, const void *record)
{
    add_name(script, name);
    akt_export_json_field(&script->text, dataset, field, record);
}
