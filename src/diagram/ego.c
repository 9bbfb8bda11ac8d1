#include "diagram/ego_internal.h"

#include "diagram/sources_internal.h"
#include "model/ended.h"
#include "report/field_words.h"

akt_layer akt_ego__layer(akt_ego_mark mark)
{
    static const akt_layer layers[AKT_EGO_MARKS] = {
        [AKT_EGO_GOVERNANCE] = AKT_LAYER_GOVERNANCE,   [AKT_EGO_OWNERSHIP] = AKT_LAYER_OWNERSHIP,
        [AKT_EGO_COOPERATION] = AKT_LAYER_COOPERATION, [AKT_EGO_MEMBERSHIP] = AKT_LAYER_MEMBERSHIP,
        [AKT_EGO_MONEY] = AKT_LAYER_FUNDING,           [AKT_EGO_MONEY_UNKNOWN] = AKT_LAYER_FUNDING,
        [AKT_EGO_MONEY_PROPOSED] = AKT_LAYER_FUNDING,
    };
    return layers[mark];
}

akt_ego_mark akt_ego__group_mark(akt_ego_group group)
{
    static const akt_ego_mark marks[AKT_EGO_GROUPS] = {
        [AKT_EGO_OWNS] = AKT_EGO_OWNERSHIP,         [AKT_EGO_RUNS] = AKT_EGO_GOVERNANCE,
        [AKT_EGO_PARTNER_IN] = AKT_EGO_COOPERATION, [AKT_EGO_MEMBER_OF] = AKT_EGO_MEMBERSHIP,
        [AKT_EGO_WORKS_WITH] = AKT_EGO_COOPERATION, [AKT_EGO_PARTNERS] = AKT_EGO_COOPERATION,
        [AKT_EGO_MEMBERS] = AKT_EGO_MEMBERSHIP,
    };
    return marks[group];
}

bool akt_ego__group_points(akt_ego_group group)
{
    return group == AKT_EGO_OWNS || group == AKT_EGO_RUNS;
}

akt_word akt_ego__heading(akt_ego_side side)
{
    static const akt_word words[AKT_EGO_SIDES] = {AKT_W_EGO_LEFT, AKT_W_EGO_RIGHT, AKT_W_EGO_ABOVE,
                                                  AKT_W_EGO_BELOW};
    return words[side];
}

/* Whether facts of the dataset are left out. */
static bool is_narrowed(const akt_ego_scene *scene)
{
    const akt_about *about = akt_dataset_about(scene->dataset);
    return about->selection != NULL || about->at.year;
}

const char *akt_ego__nobody(const akt_ego_scene *scene, akt_ego_side side)
{
    static const akt_word all[AKT_EGO_SIDES] = {AKT_W_EGO_LEFT_NONE, AKT_W_EGO_RIGHT_NONE,
                                                AKT_W_EGO_ABOVE_NONE, AKT_W_EGO_BELOW_NONE};
    static const akt_word left[AKT_EGO_SIDES] = {
        AKT_W_EGO_LEFT_NONE_LEFT, AKT_W_EGO_RIGHT_NONE_LEFT, AKT_W_EGO_ABOVE_NONE_LEFT,
        AKT_W_EGO_BELOW_NONE_LEFT};
    return akt_words(is_narrowed(scene) ? left[side] : all[side], scene->lang);
}

const char *akt_ego__no_role(const akt_ego_scene *scene)
{
    return akt_words(is_narrowed(scene) ? AKT_W_EGO_NO_ROLE_LEFT : AKT_W_EGO_NO_ROLE, scene->lang);
}

const char *akt_ego__group_title(const akt_ego_scene *scene, const akt_ego_panel *panel)
{
    static const akt_word words[AKT_EGO_GROUPS] = {
        AKT_W_EGO_OWNS,       AKT_W_EGO_RUNS,     AKT_W_EGO_PARTNER_IN, AKT_W_EGO_MEMBER_OF,
        AKT_W_EGO_WORKS_WITH, AKT_W_EGO_PARTNERS, AKT_W_EGO_MEMBERS,
    };
    return akt_words_filled(scene->pool, AKT_W_EGO_GROUP, scene->lang,
                            akt_words(words[panel->group], scene->lang),
                            akt_count_words(scene->pool, panel->parties, scene->lang), NULL, NULL);
}

const char *akt_ego__title(const akt_ego_scene *scene)
{
    const char *name = akt_dataset_label(scene->dataset, scene->ref, scene->lang, false);
    const char *own =
        akt_words_filled(scene->pool, AKT_W_EGO_TITLE, scene->lang, name, NULL, NULL, NULL);
    return akt_page_title(scene->page, own);
}

static size_t count_of(const akt_ego_scene *scene, akt_ego_side side)
{
    size_t parties = 0;
    for (size_t i = scene->first_of[side]; i < scene->first_of[side + 1]; i++) {
        bool seen = false;
        for (size_t k = scene->first_of[side]; k < i; k++) {
            seen = seen || akt_ref_is_same(scene->cards[k].ref, scene->cards[i].ref);
        }
        parties += seen && scene->cards[i].parties == 1 ? 0 : scene->cards[i].parties;
    }
    return parties;
}

static const char *number(const akt_ego_scene *scene, akt_ego_side side)
{
    return akt_count_words(scene->pool, count_of(scene, side), scene->lang);
}

/* The sides that hold more than there is room for, in a sentence. */
static void add_together(akt_buffer *out, const akt_ego_scene *scene)
{
    const char *sides[AKT_EGO_SIDES];
    size_t count = 0;
    for (int side = 0; side < AKT_EGO_SIDES; side++) {
        if (scene->together[side]) {
            akt_buffer quoted = AKT_BUFFER_INIT;
            akt_buffer_format(&quoted, "«%s»",
                              akt_words(akt_ego__heading((akt_ego_side)side), scene->lang));
            sides[count++] = akt_buffer_settle(&quoted, scene->pool);
        }
    }
    if (count > 0) {
        akt_buffer_add_char(out, ' ');
        akt_words_fill(out, AKT_W_EGO_TOGETHER, scene->lang,
                       akt_join_words(scene->pool, sides, count, scene->lang), NULL, NULL, NULL);
    }
}

const char *akt_ego__subtitle(const akt_ego_scene *scene)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_page_add_subtitle(&text, scene->page);
    const char *above = akt_counted_words(scene->pool, count_of(scene, AKT_EGO_ABOVE),
                                          AKT_W_EGO_PLACE_ONE, AKT_W_EGO_PLACE_MANY, scene->lang);
    akt_words_fill(&text, AKT_W_EGO_SUBTITLE, scene->lang, number(scene, AKT_EGO_LEFT),
                   number(scene, AKT_EGO_RIGHT), number(scene, AKT_EGO_BELOW), above);
    add_together(&text, scene);
    akt_buffer_add_char(&text, ' ');
    akt_sources__add_date(&text, scene->dataset, scene->lang);
    return akt_buffer_settle(&text, scene->pool);
}

const char *akt_ego__name(const akt_ego_scene *scene, akt_ref ref, bool brief)
{
    const char *name = akt_dataset_label(scene->dataset, ref, scene->lang, brief);
    return akt_party_has_ended(scene->dataset, ref)
               ? akt_words_filled(scene->pool, AKT_W_EGO_ENDED, scene->lang, name, NULL, NULL, NULL)
               : name;
}

akt_label akt_ego__label(const akt_ego_scene *scene, const char *text, const akt_label_rule *rule)
{
    akt_label label;
    if (!akt_label__make(&label, scene->pool, text, rule)) {
        akt_pool_fail(scene->pool);
        label = (akt_label){.count = 1, .lines = {""}};
    }
    return label;
}

akt_status akt_ego__build(akt_ego_scene *scene, const akt_dataset *dataset, akt_ref focus,
                          const akt_page *page, akt_pool *pool)
{
    *scene = (akt_ego_scene){
        .dataset = dataset, .ref = focus, .page = page, .lang = page->lang, .pool = pool};
    scene->focus.id = akt_dataset_party(dataset, focus)->record.id;
    if (!akt_ego__find_facts(scene) || !akt_ego__make_cards(scene)) {
        return AKT_ENOMEM;
    }
    akt_ego__describe_focus(scene);
    akt_ego__place(scene);
    return akt_pool_has_failed(pool) ? AKT_ENOMEM : AKT_OK;
}
