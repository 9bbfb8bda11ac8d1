#include "diagram/indicators_internal.h"

#include "base/near.h"

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool holds(const char *text, const char *part)
{
    for (; text != NULL && *text != '\0'; text++) {
        size_t i = 0;
        while (part[i] != '\0' && small(text[i]) == small(part[i])) {
            i++;
        }
        if (part[i] == '\0') {
            return true;
        }
    }
    return false;
}

static bool is_asked_for(const akt_panel *panel, const char *group)
{
    for (size_t i = 0; i < panel->count; i++) {
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
            if (holds(panel->bars[i].item->group.in[lang], group)) {
                return true;
            }
        }
    }
    return false;
}

static akt_status fail_group(const akt_figures *figures, const char *group, akt_error *err)
{
    akt_near near = akt_near_start(group);
    for (size_t i = 0; i < figures->bar_count; i++) {
        const char *name = akt_text_in(&figures->bars[i].item->group, figures->chart.lang);
        if (name != NULL) {
            akt_near_try(&near, name);
        }
    }
    return near.best != NULL
               ? akt_error_set(err, AKT_EINVAL,
                               "no group of indicators has '%s' in its name; did you mean '%s'?",
                               group, near.best)
               : akt_error_set(err, AKT_EINVAL,
                               "no group of indicators has '%s' in its name; 'aktorkart "
                               "indicators' shows them",
                               group);
}

akt_status akt_figures__keep_group(akt_figures *figures, const char *group, akt_error *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < figures->panel_count; i++) {
        if (is_asked_for(&figures->panels[i], group)) {
            figures->panels[kept++] = figures->panels[i];
        }
    }
    figures->panel_count = kept;
    figures->asked = group;
    return kept > 0 ? AKT_OK : fail_group(figures, group, err);
}
