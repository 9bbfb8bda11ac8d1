#include "cli/view_choice.h"

#include "cli/choice.h"

#include <stdio.h>
#include <string.h>

enum { VIEWS_MOST = 16 };

/* Options that belong to one view only. */
static const struct {
    const char *option, *view;
} owners[] = {
    {"focus", "ego"},        {"side", "change"},
    {"topic", "indicators"}, {"scale", "funding"},
    {"order", "funding"},    {"year", "funding"},
    {"measure", "network"},  {"group", "network"},
    {"label", "network"},    {"layout-timeout", "network"}, {"left", "axes"},
    {"right", "axes"},       {"above", "axes"},
    {"below", "axes"},
};

akt_status akt_view_find(const akt_view **out, const char *name, akt_error *err)
{
    const char *names[VIEWS_MOST + 1] = {NULL};
    for (size_t i = 0; i < VIEWS_MOST && akt_views[i].name; i++) {
        *out = &akt_views[i];
        names[i] = akt_views[i].name;
        if (strcmp(names[i], name) == 0)
            return AKT_OK;
    }
    return akt_choice_fail(err, "view", name, names);
}

static akt_status fail_layer(const akt_view *view, const char *shown, akt_error *err)
{
    char names[128] = "";
    for (const akt_view *other = akt_views; other->name; other++)
        if (other->by_layer) {
            size_t used = strlen(names);
            snprintf(names + used, sizeof names - used, "%s%s", used ? ", " : "", other->name);
        }
    return akt_error_set(err, AKT_EINVAL, "%s is for %s; %s shows no ties by layer", shown, names,
                         view->name);
}

akt_status akt_view_takes(const akt_view *view, const char *option, const char *shown,
                          akt_error *err)
{
    if (strcmp(option, "layer") == 0 && !view->by_layer)
        return fail_layer(view, shown, err);
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (strcmp(owners[i].option, option) == 0 && strcmp(owners[i].view, view->name) != 0)
            return akt_error_set(err, AKT_EINVAL, "%s is for %s, not %s", shown, owners[i].view,
                                 view->name);
    return AKT_OK;
}

akt_status akt_view_check(const akt_view *view, const akt_options *options, akt_error *err)
{
    akt_option_text option;
    akt_status status = AKT_OK;
    for (size_t at = 0; status == AKT_OK && akt_option_next(NULL, &at, &option);) {
        char shown[64];
        snprintf(shown, sizeof shown, "--%s", option.name);
        if (options->given[at - 1])
            status = akt_view_takes(view, option.name, shown, err);
    }
    return status;
}
