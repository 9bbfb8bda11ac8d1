#include "publication/explorer_internal.h"

#include "base/json_text.h"
#include "diagram/theme.h"
#include "output/svg.h"


/* Every colour that the pictures of a language have, and what it becomes on a dark ground. */
static akt_status add_dark(akt_buffer *out, const akt_drawing *drawing, akt_error *err)
{
    size_t count = 0;
    const akt_item *items = drawing ? akt_drawing_items(drawing, &count) : NULL;
    akt_list told = AKT_LIST_OF(const char *);
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < 3 * count; i++) {
        const akt_item *item = &items[i / 3];
        const char *colours[] = {item->style.fill, item->style.stroke, item->font.colour};
        const char *colour = colours[i % 3];
        char dark[AKT_THEME_COLOUR_SIZE];
        if (!colour || akt_list_has_text(&told, colour))
            continue;
        akt_theme_colour(dark, AKT_THEME_DARK, colour);
        akt_buffer_format(out, "%s\"%s\":\"%s\"", told.count ? "," : "", colour, dark);
        const char **slot = akt_list_add(&told);
        if (slot)
            *slot = colour;
        else
            status = akt_error_memory(err);
    }
    akt_list_dispose(&told);
    return status;
}

akt_status akt_explorer__add_pictures(akt_buffer *out, const akt_edition *edition, akt_error *err)
{
    akt_status status = AKT_OK;
    akt_buffer_add(out, ",\"pictures\":{\"funding\":[");
    for (int lang = 0; status == AKT_OK && lang < AKT_LANG_COUNT; lang++) {
        akt_buffer picture = AKT_BUFFER_INIT;
        akt_buffer_add(out, lang ? "," : "");
        if (edition->money[lang])
            status = akt_svg_write(&picture, edition->money[lang], NULL, err);
        akt_json_text_add(out, akt_buffer_text(&picture));
        out->failed = out->failed || picture.failed;
        akt_buffer_dispose(&picture);
    }
    akt_buffer_add(out, "]},\"dark\":{");
    if (status == AKT_OK)
        status = add_dark(out, edition->money[0], err);
    akt_buffer_add_char(out, '}');
    return status;
}
