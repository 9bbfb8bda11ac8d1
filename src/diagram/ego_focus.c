#include "diagram/ego_internal.h"

#include "model/ended.h"
#include "report/field_words.h"
#include "words/order.h"

#include <math.h>

/* The card in the middle. */

#define ROOM (AKT_EGO_FOCUS_WIDTH - 36)

static akt_label line_of(const akt_ego_scene *scene, const char *text, double size, bool bold,
                         size_t lines)
{
    akt_label_rule rule = {size, bold, lines, ROOM, ROOM, 60, 30};
    return text != NULL ? akt_ego__label(scene, text, &rule) : (akt_label){.count = 0};
}

/* A sum of one side, where its amounts are of one year. */
static const char *sum_of(const akt_ego_scene *scene, akt_ego_side side)
{
    int first = 0, last = 0;
    bool any = false, known = false, unknown = false, one = true;
    double sum = 0;
    for (size_t i = scene->first_of[side]; i < scene->first_of[side + 1]; i++) {
        const akt_ego_card *card = &scene->cards[i];
        for (size_t k = 0; k < card->line_count; k++) {
            const akt_ego_line *line = &card->lines[k];
            bool money = line->mark == AKT_EGO_MONEY;
            any = any || money || line->mark == AKT_EGO_MONEY_UNKNOWN;
            unknown = unknown || line->mark == AKT_EGO_MONEY_UNKNOWN;
            if (money && !line->has_amount) {
                one = false;
            }
            if (money && line->has_amount) {
                first = !known || line->first_year < first ? line->first_year : first;
                last = line->last_year > last ? line->last_year : last;
                known = true;
                sum += line->amount;
            }
        }
    }
    if (!any) {
        return NULL;
    }
    if (!known && one) {
        return akt_words(AKT_W_EGO_SEVERAL_UNKNOWN, scene->lang);
    }
    if (!one || first != last) {
        return akt_words(one ? AKT_W_EGO_MONEY_YEARS : AKT_W_EGO_SEVERAL_CURRENCIES, scene->lang);
    }
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text,
                   akt_money_words(scene->pool, (int64_t)llround(sum), NULL, scene->lang));
    if (last != 0) {
        akt_buffer_format(&text, " (%d)", last);
    }
    const char *money = akt_buffer_settle(&text, scene->pool);
    return unknown ? akt_words_filled(scene->pool, AKT_W_EGO_AND_UNKNOWN, scene->lang, money,
                                      NULL, NULL, NULL)
                   : money;
}

static const char *money_line(const akt_ego_scene *scene, akt_ego_side side, akt_word word)
{
    const char *sum = sum_of(scene, side);
    return sum != NULL ? akt_words_filled(scene->pool, word, scene->lang, sum, NULL, NULL, NULL)
                       : NULL;
}

static bool is_unit(const akt_ego_scene *scene, akt_ref ref)
{
    return akt_ref_is_set(ref) && ref.table == AKT_TABLE_ACTORS &&
           akt_ref_is_same(akt_dataset_actors(scene->dataset)[ref.index].parent, scene->ref) &&
           akt_ref_is_set(scene->ref);
}

bool akt_ego__has_role(const akt_ego_scene *scene, const akt_ego_role *like,
                       const akt_role *role)
{
    bool holder = like->of_units ? is_unit(scene, role->holder)
                                 : akt_ref_is_set(role->holder) &&
                                       akt_ref_is_same(role->holder, scene->ref);
    return holder && role->role == like->role && role->strength == like->strength &&
           !akt_role_has_ended(scene->dataset, role);
}

static const char *part_of(const akt_ego_scene *scene, const akt_role *role, bool unit)
{
    if (unit) {
        return akt_dataset_label(scene->dataset, role->holder, scene->lang, true);
    }
    return role->area == AKT_AREA_ALL
               ? akt_words(AKT_W_EGO_AREA_ALL, scene->lang)
               : akt_term_words(scene->dataset, AKT_VOCABULARY_AREAS, role->area, scene->lang);
}

/* The units that have a role, or the areas that it is in; each once, in the order of the words. */
static size_t find_parts(const akt_ego_scene *scene, const akt_ego_role *like,
                         const char **parts)
{
    const akt_role *roles = akt_dataset_roles(scene->dataset);
    size_t count = 0;
    for (size_t i = 0; i < akt_dataset_count(scene->dataset, AKT_TABLE_ROLES); i++) {
        const char *part = akt_ego__has_role(scene, like, &roles[i])
                               ? part_of(scene, &roles[i], like->of_units)
                               : NULL;
        size_t at = 0;
        while (part != NULL && at < count && akt_order_compare(parts[at], part) < 0) {
            at++;
        }
        bool seen = at < count && part != NULL && akt_order_compare(parts[at], part) == 0;
        for (size_t k = count; part != NULL && !seen && k > at; k--) {
            parts[k] = parts[k - 1];
        }
        if (part != NULL && !seen) {
            parts[at] = part;
            count++;
        }
    }
    return count;
}

static akt_label role_label(const akt_ego_scene *scene, const char *text)
{
    akt_label_rule rule = {12.5, false, 2, ROOM - 24, ROOM - 24, 1000, 20};
    return akt_ego__label(scene, text, &rule);
}

/* "Utdanner: gjennom Difi innovasjon", as much of it as two lines hold. */
static void word_role(akt_ego_scene *scene, akt_ego_role *role)
{
    size_t most = akt_dataset_count(scene->dataset, AKT_TABLE_ROLES);
    const char **parts = akt_pool_get(scene->pool, (most + 1) * sizeof *parts);
    const char *name =
        akt_term_words(scene->dataset, AKT_VOCABULARY_ROLES, role->role, scene->lang);
    size_t count = parts != NULL ? find_parts(scene, role, parts) : 0;
    akt_word word = role->of_units ? AKT_W_EGO_ROLE_UNITS : AKT_W_EGO_ROLE_AREAS;
    role->label = role_label(scene, name);
    if (count == 0) {
        return;
    }
    const char *all = akt_join_words(scene->pool, parts, count, scene->lang);
    role->label = role_label(
        scene, akt_words_filled(scene->pool, word, scene->lang, name, all, NULL, NULL));
    if (role->label.cut) {
        const char *number = akt_counted_words(
            scene->pool, count, role->of_units ? AKT_W_EGO_UNIT_ONE : AKT_W_EGO_AREA_ONE,
            role->of_units ? AKT_W_EGO_UNIT_MANY : AKT_W_EGO_AREA_MANY, scene->lang);
        role->label = role_label(scene, akt_words_filled(scene->pool, word, scene->lang, name,
                                                         number, NULL, NULL));
    }
}

static bool has_role(const akt_ego_scene *scene, const akt_ego_role *like)
{
    const akt_role *roles = akt_dataset_roles(scene->dataset);
    for (size_t i = 0; i < akt_dataset_count(scene->dataset, AKT_TABLE_ROLES); i++) {
        if (akt_ego__has_role(scene, like, &roles[i])) {
            return true;
        }
    }
    return false;
}

/* Its own first, then those of its units; role by role, the clearest first. */
static void find_roles(akt_ego_scene *scene)
{
    size_t terms = 0;
    akt_dataset_terms(scene->dataset, AKT_VOCABULARY_ROLES, &terms);
    scene->focus.roles = akt_pool_get(
        scene->pool, (2 * terms * AKT_STRENGTH_COUNT + 1) * sizeof *scene->focus.roles);
    for (size_t i = 0; scene->focus.roles != NULL && i < 2 * terms; i++) {
        for (int32_t strength = 0; strength < AKT_STRENGTH_COUNT; strength++) {
            akt_ego_role like = {
                .role = (int32_t)(i % terms), .strength = strength, .of_units = i >= terms};
            if (has_role(scene, &like)) {
                word_role(scene, &like);
                scene->focus.roles[scene->focus.role_count++] = like;
            }
        }
    }
}

static const char *kind_of(const akt_ego_scene *scene)
{
    const akt_dataset *d = scene->dataset;
    size_t at = (size_t)scene->ref.index;
    switch (scene->ref.table) {
    case AKT_TABLE_ACTORS:
        return akt_term_words(d, AKT_VOCABULARY_ACTOR_KINDS, akt_dataset_actors(d)[at].kind,
                              scene->lang);
    case AKT_TABLE_PROGRAMMES:
        return akt_term_words(d, AKT_VOCABULARY_PROGRAMME_KINDS,
                              akt_dataset_programmes(d)[at].kind, scene->lang);
    default:
        return akt_words(AKT_W_DIAGRAM_FORUM_ONE, scene->lang);
    }
}

void akt_ego__describe_focus(akt_ego_scene *scene)
{
    akt_ego_focus *f = &scene->focus;
    f->name = akt_ego__name(scene, scene->ref, false);
    f->kind = kind_of(scene);
    f->driver = scene->ref.table == AKT_TABLE_ACTORS &&
                akt_dataset_actors(scene->dataset)[scene->ref.index].driver == AKT_DRIVER_CENTRAL;
    f->money_in = money_line(scene, AKT_EGO_LEFT, AKT_W_EGO_MONEY_IN);
    f->money_out = money_line(scene, AKT_EGO_RIGHT, AKT_W_EGO_MONEY_OUT);
    find_roles(scene);
    akt_label_rule rule = {20, true, 5, ROOM, 0, 60, 70};
    f->label = akt_ego__label(scene, f->name, &rule);
    f->kind_label = line_of(scene, f->kind, 12.5, false, 2);
    f->in_label = line_of(scene, f->money_in, 12.5, false, 2);
    f->out_label = line_of(scene, f->money_out, 12.5, false, 2);
    f->none_label = line_of(scene,
                            f->role_count == 0 ? akt_ego__no_role(scene) : NULL,
                            12.5, false, 2);
}
