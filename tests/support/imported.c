#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/imported.h"
#include "support/scratch.h"

#include <string.h>

akt_imported akt_imported_read(const char *map, const char *path, bool says_itself, bool sets_aside)
{
    akt_imported s = {.status = AKT_OK};
    const akt_map_options options = {.title = says_itself ? NULL : "T",
                                     .date = says_itself ? NULL : "2016",
                                     .lang = AKT_LANG_NB,
                                     .sets_aside = sets_aside};
    akt_diagnostics_init(&s.faults);
    s.status = akt_map_read(&s.map, map, &s.faults, NULL);
    if (s.status == AKT_OK)
        s.status =
            akt_map_import_read(&s.dataset, &s.import, s.map, path, &options, &s.faults, NULL);
    return s;
}

akt_imported akt_imported_file(const char *map, const char *name, const char *bytes, size_t size)
{
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, "map.json", map, strlen(map));
    akt_scratch_write(&scratch, name, bytes, size);
    akt_imported s = akt_imported_read(akt_scratch_path(&scratch, "map.json"),
                                       akt_scratch_path(&scratch, name), false, true);
    akt_scratch_remove(&scratch);
    return s;
}

akt_imported akt_imported_text(const char *map, const char *text)
{
    return akt_imported_file(map, "x.csv", text, strlen(text));
}

void akt_imported_dispose(akt_imported *s)
{
    if (s->map)
        akt_map_import_dispose(&s->import);
    akt_map_free(s->map);
    akt_dataset_free(s->dataset);
    akt_diagnostics_dispose(&s->faults);
}

const akt_actor *akt_imported_actor(const akt_imported *s, const char *name)
{
    const akt_actor *actors = akt_dataset_actors(s->dataset);
    for (size_t i = 0; i < akt_dataset_count(s->dataset, AKT_TABLE_ACTORS); i++)
        if (strcmp(akt_text_in(&actors[i].party.name, AKT_LANG_NB), name) == 0)
            return &actors[i];
    fail_msg("no actor is called %s", name);
    return NULL;
}

const akt_flow *akt_imported_flow(const akt_imported *s, const char *id)
{
    const akt_flow *flows = akt_dataset_flows(s->dataset);
    for (size_t i = 0; i < akt_dataset_count(s->dataset, AKT_TABLE_FLOWS); i++)
        if (strcmp(flows[i].record.id, id) == 0)
            return &flows[i];
    fail_msg("no flow has the id %s", id);
    return NULL;
}

bool akt_imported_tells(const akt_imported *s, const char *code)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(&s->faults, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(akt_fault_code(items[i].fault), code) == 0)
            return true;
    return false;
}
