#ifndef AKT_OUTPUT_PAGE_H
#define AKT_OUTPUT_PAGE_H

/* The files of output/page/, packed into the program when it is built. Terminated texts. */
extern const char akt_page_style_css[], akt_page_report_css[];

#endif
