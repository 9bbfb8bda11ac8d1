#include "publication/press_internal.h"

#include "base/digest.h"
#include "base/json_text.h"

/* The manifest: what it was made of and how, and what came out, each with its SHA-256. */

static void add_entry(akt_buffer *out, bool first, const char *name, size_t size,
                      const char *digest)
{
    akt_buffer_add(out, first ? "\n    {\"name\": " : ",\n    {\"name\": ");
    akt_json_text_add(out, name);
    akt_buffer_format(out, ", \"size\": %zu, \"sha256\": \"%s\"}", size, digest);
}

static void add_choice(akt_buffer *out, const akt_press *p, const akt_publish_options *options)
{
    bool is_first = true;
    akt_buffer_add(out, ",\n  \"command\": ");
    akt_json_text_add(out, options->command);
    akt_buffer_add(out, ",\n  \"parts\": [");
    for (int part = 0; part < AKT_PUBLISH_PART_COUNT; part++) {
        if (!akt_publish_has(options, (akt_publish_part)part))
            continue;
        akt_buffer_format(out, "%s\"%s\"", is_first ? "" : ", ",
                          akt_publish_part_name((akt_publish_part)part));
        is_first = false;
    }
    akt_buffer_format(out, "],\n  \"public\": %s,\n  \"withheld_flows\": %zu",
                      options->is_public ? "true" : "false",
                      akt_dataset_about(p->edition->dataset)->withheld);
}

akt_status akt_press__add_manifest(akt_press *p, const akt_input *input,
                                   const akt_publish_options *options, akt_error *err)
{
    akt_leaf *to = akt_press__add(p, "manifest.json", err);
    if (!to)
        return AKT_ENOMEM;
    akt_buffer *out = &to->bytes;
    akt_buffer_add(out, "{\n  \"program\": \"aktorkart\",\n  \"version\": \"" AKT_VERSION "\"");
    add_choice(out, p, options);
    akt_buffer_add(out, ",\n  \"input\": [");
    const akt_input_file *files = input->files.items;
    for (size_t i = 0; i < input->files.count; i++)
        add_entry(out, i == 0, files[i].name, files[i].size, files[i].digest);
    akt_buffer_add(out, "\n  ],\n  \"output\": [");
    const akt_leaf *leaves = p->leaves.items;
    for (size_t i = 0; i + 1 < p->leaves.count; i++) {
        char digest[AKT_DIGEST_SIZE];
        akt_digest(akt_buffer_text(&leaves[i].bytes), leaves[i].bytes.size, digest);
        add_entry(out, i == 0, leaves[i].name, leaves[i].bytes.size, digest);
    }
    akt_buffer_add(out, "\n  ]\n}\n");
    return akt_buffer_status(out, err);
}
