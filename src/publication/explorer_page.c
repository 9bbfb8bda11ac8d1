#include "publication/explorer_internal.h"

#include "base/deflate.h"
#include "base/digest.h"
#include "output/markup.h"
#include "publication/explorer_files_internal.h"

#include <string.h>

/* In this order: each stands on those before it. They go packed, and boot.js unpacks them. */
static const char *const scripts[] = {
    akt_page_base_js,         akt_page_model_js,      akt_page_address_js,
    akt_page_paper_js,        akt_page_magnifier_js,  akt_page_scene_draw_js,
    akt_page_scene_js,        akt_page_facts_js,      akt_page_panel_js,
    akt_page_search_js,       akt_page_download_js,   akt_page_filters_js,
    akt_page_view_front_js,   akt_page_view_map_js,   akt_page_view_money_js,
    akt_page_view_gaps_js,    akt_page_view_binds_js, akt_page_view_what_if_js,
    akt_page_view_sources_js, akt_page_app_js,
};

/* Before the first paint: what is for those without a script is not seen. */
static const char first[] = "document.documentElement.classList.add('js')";

static void add_whole_script(akt_buffer *out)
{
    akt_buffer_add(out, "{\n");
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        akt_explorer__add_bare(out, scripts[i]);
    akt_buffer_add(out, "}\n");
}

static void add_hash(akt_buffer *out, const akt_buffer *text)
{
    char digest[AKT_DIGEST_BASE64_SIZE];
    akt_digest_base64(akt_buffer_text(text), text->size, digest);
    akt_buffer_format(out, " 'sha256-%s'", digest);
}

/* All that the page runs and is dressed in. */
typedef struct code {
    akt_buffer style, first, boot, whole;
} code;

static void add_font(akt_buffer *style, int weight, const char *base64)
{
    akt_buffer_format(
        style, "@font-face{font-family:\"Noto Sans\";font-weight:%d;src:url(data:font/ttf;base64,",
        weight);
    akt_buffer_add(style, base64);
    akt_buffer_add(style, ")}\n");
}

static code make_code(void)
{
    code c = {AKT_BUFFER_INIT, AKT_BUFFER_INIT, AKT_BUFFER_INIT, AKT_BUFFER_INIT};
    add_font(&c.style, 400, akt_page_NotoSans_Regular_base64);
    add_font(&c.style, 700, akt_page_NotoSans_Bold_base64);
    akt_explorer__add_bare(&c.style, akt_page_app_css);
    akt_buffer_add(&c.first, first);
    akt_explorer__add_bare(&c.boot, akt_page_boot_js);
    add_whole_script(&c.whole);
    return c;
}

/* Hands on whether any of it failed. */
static void dispose_code(code *c, akt_buffer *out)
{
    out->failed =
        out->failed || c->style.failed || c->first.failed || c->boot.failed || c->whole.failed;
    akt_buffer_dispose(&c->style);
    akt_buffer_dispose(&c->first);
    akt_buffer_dispose(&c->boot);
    akt_buffer_dispose(&c->whole);
}

void akt_explorer__add_head(akt_buffer *out, const char *title, akt_lang lang)
{
    code c = make_code();
    akt_buffer_format(out,
                      "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "font-src data:; img-src blob: data:; style-src",
                      akt_lang_name(lang));
    add_hash(out, &c.style);
    akt_buffer_add(out, "; script-src");
    add_hash(out, &c.first);
    add_hash(out, &c.boot);
    add_hash(out, &c.whole);
    akt_buffer_add(out, "\">\n<meta name=\"viewport\" "
                        "content=\"width=device-width, initial-scale=1\">\n<title>");
    akt_markup_add(out, title);
    akt_buffer_format(out, "</title>\n<script>%s</script>\n<style>", akt_buffer_text(&c.first));
    akt_buffer_add(out, akt_buffer_text(&c.style));
    akt_buffer_add(out, "</style>\n</head>\n");
    dispose_code(&c, out);
}

static void add_packed(akt_buffer *out, const char *id, const akt_buffer *text)
{
    akt_buffer_format(out, "<script type=\"application/octet-stream\" id=\"%s\">", id);
    akt_deflate_base64(out, akt_buffer_text(text), text->size);
    akt_buffer_add(out, "</script>\n");
}

akt_status akt_explorer__add_script(akt_buffer *out, const akt_edition *edition, akt_error *err)
{
    akt_buffer json = AKT_BUFFER_INIT;
    akt_status status = akt_explorer__add_data(&json, edition, err);
    if (status == AKT_OK) {
        code c = make_code();
        add_packed(out, "data", &json);
        add_packed(out, "skript", &c.whole);
        akt_buffer_format(out, "<script>%s</script>\n", akt_buffer_text(&c.boot));
        dispose_code(&c, out);
        status = akt_buffer_status(out, err);
    }
    akt_buffer_dispose(&json);
    return status;
}
