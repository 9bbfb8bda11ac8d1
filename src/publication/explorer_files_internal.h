#ifndef AKT_PUBLICATION_EXPLORER_FILES_INTERNAL_H
#define AKT_PUBLICATION_EXPLORER_FILES_INTERNAL_H

/* The files of publication/explorer/, packed into the program when it is built (output/embed.cmake):
 * the page's style, and its script in parts, in the order that they are put together. */
extern const char akt_page_app_css[], akt_page_boot_js[], akt_page_base_js[], akt_page_model_js[],
    akt_page_address_js[], akt_page_paper_js[], akt_page_magnifier_js[], akt_page_scene_draw_js[],
    akt_page_scene_js[], akt_page_facts_js[], akt_page_panel_js[], akt_page_search_js[],
    akt_page_download_js[], akt_page_filters_js[], akt_page_view_front_js[],
    akt_page_view_map_js[], akt_page_view_money_js[], akt_page_view_gaps_js[],
    akt_page_view_binds_js[], akt_page_view_what_if_js[], akt_page_view_sources_js[],
    akt_page_app_js[];

/* The page's font in two weights, with the letters that it needs: TrueType in base 64. */
extern const char akt_page_NotoSans_Regular_base64[], akt_page_NotoSans_Bold_base64[];

#endif
