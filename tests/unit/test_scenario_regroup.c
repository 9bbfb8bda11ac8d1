#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scenario/regroup.h"
#include "support/sweep.h"
#include "support/what_if.h"

#include <string.h>

#define LIST(...)                                                                                  \
    {                                                                                              \
        (const char *const[]){__VA_ARGS__},                                                        \
            sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *)                      \
    }

static const akt_table parties[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

enum { PARTY_TABLES = sizeof parties / sizeof *parties };

/* The bands of the shipped data: ministries above, "mine" and one of the dataset's below. */
static const akt_regroup_band bands[] = {
    {{{"Over", NULL, NULL}}, LIST("ministries"), NULL},
    {{{"Under", NULL, "Below"}}, LIST("mine", "state_innovation"), "d.json:4:2"},
};

static const akt_regroup_category mine = {.id = "mine",
                                          .name = {{"Mine", NULL, NULL}},
                                          .slot = "support",
                                          .members = LIST("ks", "norske-bedrifter"),
                                          .where = LIST("kind=ministry", "id=kmd,fin"),
                                          .place = "d.json:9:3"};

static akt_regrouping how_with(const akt_regroup_category *category)
{
    return (akt_regrouping){bands, 2, category, category ? 1 : 0};
}

static int load(void **state)
{
    *state = akt_what_if_load(AKT_DATA "/offentlig-innovasjon");
    return *state ? 0 : -1;
}

static int forget(void **state)
{
    akt_dataset_free(*state);
    return 0;
}

static const char *category_of(const akt_dataset *dataset, akt_ref ref)
{
    const akt_term *term = akt_dataset_term(dataset, AKT_VOCABULARY_CATEGORIES,
                                            akt_dataset_party(dataset, ref)->category);
    return term ? term->record.id : "";
}

static const char *category_of_id(const akt_dataset *dataset, const char *id)
{
    return category_of(dataset, akt_dataset_find_party(dataset, id));
}

static akt_dataset *regroup(const akt_dataset *dataset, const akt_regrouping *how)
{
    akt_dataset *made = NULL;
    akt_error err = {0};
    if (akt_regroup(&made, dataset, how, &err) != AKT_OK)
        fail_msg("%s", err.message);
    return made;
}

static void test_regroup__bands_and_categories_are_those_given(void **state)
{
    const akt_regrouping how = how_with(&mine);
    akt_dataset *made = regroup(*state, &how);
    size_t count;
    const akt_term *terms = akt_dataset_terms(made, AKT_VOCABULARY_BANDS, &count);
    assert_int_equal(count, 2);
    assert_string_equal(akt_text_in(&terms[1].name, AKT_LANG_EN), "Below");
    terms = akt_dataset_terms(made, AKT_VOCABULARY_CATEGORIES, &count);
    assert_int_equal(count, 3);
    assert_string_equal(terms[0].record.id, "ministries");
    assert_int_equal(terms[0].band, 0);
    assert_string_equal(terms[1].record.id, "mine");
    assert_string_equal(akt_text_in(&terms[1].name, AKT_LANG_NN), "Mine");
    assert_string_equal(terms[1].slot, "support");
    assert_int_equal(terms[1].band, 1);
    assert_int_equal(terms[2].band, 1);
    akt_dataset_free(made);
}

/* Who is named or meets the conditions; who was in a category that is still there; nobody else. */
static void test_regroup__everybody_stands_where_the_rule_says(void **state)
{
    const akt_regrouping how = how_with(&mine);
    const akt_dataset *given = *state;
    akt_dataset *made = regroup(given, &how);
    static const char *const taken[] = {"ks", "norske-bedrifter", "kmd", "fin"};
    size_t moved = 0, stayed = 0, out = 0;
    for (size_t t = 0; t < PARTY_TABLES; t++)
        for (size_t i = 0; i < akt_dataset_count(given, parties[t]); i++) {
            const akt_ref ref = {parties[t], (int32_t)i};
            const char *id = akt_dataset_party(given, ref)->record.id, *was, *is;
            bool is_taken = false;
            for (size_t k = 0; k < 4; k++)
                is_taken = is_taken || strcmp(taken[k], id) == 0;
            was = category_of(given, ref);
            is = category_of(made, ref);
            bool stays = strcmp(was, "ministries") == 0 || strcmp(was, "state_innovation") == 0;
            assert_string_equal(is, is_taken ? "mine" : stays ? was : "");
            moved += is_taken;
            stayed += !is_taken && stays;
            out += !is_taken && !stays && *was;
        }
    assert_true(moved == 4 && stayed > 10 && out > 20);
    akt_dataset_free(made);
}

static void
test_regroup__an_earlier_category_takes_before_a_later_and_names_before_conditions(void **state)
{
    const akt_regroup_category both[] = {
        {.id = "mine", .name = {{"M", NULL, NULL}}, .where = LIST("kind=ministry")},
        {.id = "state_innovation",
         .name = {{NULL, NULL, NULL}},
         .members = LIST("kmd"),
         .where = LIST("id=fin")},
    };
    const akt_regrouping how = {bands, 2, both, 2};
    akt_dataset *made = regroup(*state, &how);
    assert_string_equal(category_of_id(made, "kd"), "mine");
    assert_string_equal(category_of_id(made, "fin"), "mine");
    assert_string_equal(category_of_id(made, "kmd"), "state_innovation");
    akt_dataset_free(made);
}

static void test_regroup__a_category_of_the_dataset_may_have_another_name_alone(void **state)
{
    const akt_regroup_category renamed[] = {
        {.id = "mine", .name = {{"M", NULL, NULL}}},
        {.id = "ministries", .name = {{"Regjeringen", NULL, NULL}}},
    };
    const akt_regrouping how = {bands, 2, renamed, 2};
    akt_dataset *made = regroup(*state, &how);
    const akt_term *term =
        akt_dataset_term(made, AKT_VOCABULARY_CATEGORIES,
                         akt_dataset_find_term(made, AKT_VOCABULARY_CATEGORIES, "ministries"));
    assert_string_equal(akt_text_in(&term->name, AKT_LANG_NB), "Regjeringen");
    assert_string_equal(term->slot, "ministries");
    assert_string_equal(category_of_id(made, "kmd"), "ministries");
    akt_dataset_free(made);
}

static void test_regroup__the_dataset_given_is_not_changed(void **state)
{
    akt_dataset *before = akt_what_if_load(AKT_DATA "/offentlig-innovasjon");
    const akt_regrouping how = how_with(&mine);
    akt_dataset *made = regroup(*state, &how);
    akt_what_if_assert_same(before, *state);
    akt_dataset_free(made);
    akt_what_if_assert_same(before, *state);
    akt_dataset_free(before);
}

static void assert_refused(const akt_dataset *dataset, const akt_regrouping *how, const char *says)
{
    akt_dataset *made;
    akt_error err = {0};
    assert_int_equal(akt_regroup(&made, dataset, how, &err), AKT_EINVAL);
    assert_null(made);
    assert_string_equal(err.message, says);
}

static void test_regroup__what_is_not_of_the_dataset_is_refused_with_its_place(void **state)
{
    akt_regroup_category wrong = mine;
    akt_regrouping how = how_with(&wrong);
    wrong.members = (akt_strings)LIST("kss");
    assert_refused(*state, &how,
                   "d.json:9:3: there is no actor, programme or forum 'kss'; did you mean 'ks'?");
    wrong = mine;
    wrong.where = (akt_strings)LIST("kin=ministry");
    assert_refused(*state, &how, "d.json:9:3: no field 'kin' here; did you mean 'kind'?");
    wrong = mine;
    wrong.name = (akt_text){{NULL}};
    assert_refused(*state, &how, "d.json:9:3: the new category 'mine' needs a name");
    wrong = mine;
    wrong.id = "mime";
    assert_refused(*state, &how,
                   "d.json:4:2: there is no category 'mine'; say its name and members in "
                   "\"categories\"");
    const akt_regroup_band near[] = {{{{"B", NULL, NULL}}, LIST("ministris"), NULL}};
    const akt_regrouping without_place = {near, 1, NULL, 0};
    assert_refused(*state, &without_place,
                   "there is no category 'ministris'; did you mean 'ministries'?");
    const akt_regroup_band twice[] = {{{{"B", NULL, NULL}}, LIST("ministries", "ministries"), "p"}};
    const akt_regrouping repeated = {twice, 1, NULL, 0};
    assert_refused(*state, &repeated, "p: the category 'ministries' stands in two places");
    const akt_regroup_band one[] = {{{{"B", NULL, NULL}}, LIST("ministries"), NULL}};
    const akt_regrouping nowhere = {one, 1, &mine, 1};
    assert_refused(*state, &nowhere, "d.json:9:3: the category 'mine' stands in none of the bands");
}

static akt_status regroup_once(const void *dataset)
{
    akt_dataset *made;
    const akt_regrouping how = how_with(&mine);
    akt_status status = akt_regroup(&made, dataset, &how, NULL);
    assert_int_equal(made != NULL, status == AKT_OK);
    akt_dataset_free(made);
    return status;
}

static void test_regroup__lack_of_memory_is_told(void **state)
{
    akt_sweep(regroup_once, *state, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_regroup__bands_and_categories_are_those_given),
        cmocka_unit_test(test_regroup__everybody_stands_where_the_rule_says),
        cmocka_unit_test(
            test_regroup__an_earlier_category_takes_before_a_later_and_names_before_conditions),
        cmocka_unit_test(test_regroup__a_category_of_the_dataset_may_have_another_name_alone),
        cmocka_unit_test(test_regroup__the_dataset_given_is_not_changed),
        cmocka_unit_test(test_regroup__what_is_not_of_the_dataset_is_refused_with_its_place),
        cmocka_unit_test(test_regroup__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("scenario_regroup", tests, load, forget);
}
