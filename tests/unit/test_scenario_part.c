#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/schema.h"
#include "scenario/part.h"
#include "support/sweep.h"
#include "support/what_if.h"

#include <string.h>

#define DIFI "difi-2017-01"
#define MENON "menon-forkommune-2018"

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

typedef akt_status narrower(akt_dataset **out, const akt_dataset *dataset, const akt_strings *ids,
                            akt_error *err);

static akt_dataset *narrow(narrower *to, const akt_dataset *dataset, const char *id)
{
    akt_dataset *made = NULL;
    akt_error err = {0};
    const akt_strings ids = {&id, 1};
    if (to(&made, dataset, &ids, &err) != AKT_OK)
        fail_msg("%s", err.message);
    return made;
}

static bool cites(const akt_dataset *dataset, const akt_record *record, const char *source)
{
    int32_t index = akt_dataset_find(dataset, AKT_TABLE_SOURCES, source);
    for (size_t i = 0; i < record->sources.count; i++)
        if (record->sources.items[i].source == index)
            return true;
    return false;
}

static size_t count_citing(const akt_dataset *dataset, akt_table table, const char *source)
{
    size_t count = 0;
    for (size_t i = 0; i < akt_dataset_count(dataset, table); i++)
        count += cites(dataset, akt_dataset_record(dataset, table, i), source);
    return count;
}

/* Leaving out */

static void test_leave_out__takes_away_what_is_named_and_what_holds_of_it(void **state)
{
    const akt_dataset *given = *state;
    akt_dataset *made = narrow(akt_leave_out, given, "difi");
    assert_false(akt_ref_is_set(akt_dataset_find_party(made, "difi")));
    assert_int_equal(akt_dataset_count(made, AKT_TABLE_ACTORS),
                     akt_dataset_count(given, AKT_TABLE_ACTORS) - 1);
    const akt_ref difi = akt_dataset_find_party(given, "difi");
    size_t of_difi = 0;
    for (size_t i = 0; i < akt_dataset_count(given, AKT_TABLE_TIES); i++) {
        const akt_tie *tie = &akt_dataset_ties(given)[i];
        of_difi += (tie->from.table == difi.table && tie->from.index == difi.index) ||
                   (tie->to.table == difi.table && tie->to.index == difi.index);
    }
    assert_int_not_equal(of_difi, 0);
    assert_int_equal(akt_dataset_count(made, AKT_TABLE_TIES),
                     akt_dataset_count(given, AKT_TABLE_TIES) - of_difi);
    assert_int_equal(akt_dataset_count(made, AKT_TABLE_INDICATORS),
                     akt_dataset_count(given, AKT_TABLE_INDICATORS));
    assert_string_equal(akt_dataset_about(made)->selection, "id≠difi");
    akt_dataset_free(made);
}

static void test_leave_out__one_after_another_is_both_at_once(void **state)
{
    const char *const both[] = {"difi", "npl"};
    const akt_strings ids = {both, 2};
    akt_dataset *at_once, *first = narrow(akt_leave_out, *state, "difi");
    akt_dataset *second = narrow(akt_leave_out, first, "npl");
    assert_int_equal(akt_leave_out(&at_once, *state, &ids, NULL), AKT_OK);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        assert_int_equal(akt_dataset_count(at_once, (akt_table)t),
                         akt_dataset_count(second, (akt_table)t));
    assert_string_equal(akt_dataset_about(at_once)->selection, "id≠difi,npl");
    assert_string_equal(akt_dataset_about(second)->selection, "id≠difi, id≠npl");
    akt_dataset_free(at_once);
    akt_dataset_free(second);
    akt_dataset_free(first);
}

static void test_leave_out__an_unknown_id_is_refused(void **state)
{
    const char *id = "diffi";
    akt_strings ids = {&id, 1};
    akt_dataset *made;
    akt_error err = {0};
    assert_int_equal(akt_leave_out(&made, *state, &ids, &err), AKT_EINVAL);
    assert_null(made);
    assert_string_equal(err.message,
                        "there is no actor, programme or forum 'diffi'; did you mean 'difi'?");
    id = "zzzzzzzzzzzz";
    assert_int_equal(akt_leave_out(&made, *state, &ids, &err), AKT_EINVAL);
    assert_string_equal(err.message, "there is no actor, programme or forum 'zzzzzzzzzzzz'");
}

/* Sources */

static void test_sources__keep_what_rests_on_them_and_nothing_else(void **state)
{
    static const akt_table facts[] = {AKT_TABLE_TIES,  AKT_TABLE_FLOWS,      AKT_TABLE_ROLES,
                                      AKT_TABLE_NEEDS, AKT_TABLE_STATEMENTS, AKT_TABLE_INDICATORS};
    static const char *const sources[] = {DIFI, MENON};
    for (size_t s = 0; s < 2; s++) {
        akt_dataset *made = narrow(akt_keep_sources, *state, sources[s]);
        size_t all = 0;
        for (size_t t = 0; t < sizeof facts / sizeof *facts; t++) {
            size_t count = akt_dataset_count(made, facts[t]);
            all += count;
            assert_int_equal(count, count_citing(made, facts[t], sources[s]));
            assert_int_equal(count, count_citing(*state, facts[t], sources[s]));
        }
        assert_int_not_equal(all, 0);
        assert_int_equal(akt_dataset_count(made, AKT_TABLE_SOURCES), 1);
        akt_dataset_free(made);
    }
}

static bool is_named(const akt_dataset *dataset, akt_ref ref);

/* Whoever is there cites the source, or a fact that does cannot be told without. */
static void test_sources__keep_no_party_without_a_reason(void **state)
{
    static const akt_table parties[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    akt_dataset *made = narrow(akt_keep_sources, *state, MENON);
    size_t named = 0;
    for (size_t t = 0; t < sizeof parties / sizeof *parties; t++)
        for (size_t i = 0; i < akt_dataset_count(made, parties[t]); i++) {
            const akt_record *record = akt_dataset_record(made, parties[t], i);
            if (record->sources.count > 0)
                continue;
            named++;
            if (!is_named(made, (akt_ref){parties[t], (int32_t)i}))
                fail_msg("%s is there without a reason", record->id);
        }
    assert_int_not_equal(named, 0);
    akt_dataset_free(made);
}

static bool is(akt_ref a, akt_ref b)
{
    return a.table == b.table && a.index == b.index;
}

static bool names(const akt_record *record, const akt_schema *schema, akt_ref ref)
{
    for (size_t f = 0; f < schema->field_count; f++) {
        const void *at = akt_field_of(&schema->fields[f], record);
        if (schema->fields[f].type == AKT_FIELD_REF && is(*(const akt_ref *)at, ref))
            return true;
        const akt_refs *refs = at;
        for (size_t i = 0; schema->fields[f].type == AKT_FIELD_REFS && i < refs->count; i++)
            if (is(refs->items[i], ref))
                return true;
    }
    return false;
}

static bool is_named(const akt_dataset *dataset, akt_ref ref)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        for (size_t i = 0;
             t != AKT_TABLE_STATEMENTS && i < akt_dataset_count(dataset, (akt_table)t); i++) {
            const akt_record *record = akt_dataset_record(dataset, (akt_table)t, i);
            if (record->sources.count > 0 && names(record, akt_schema_of_table((akt_table)t), ref))
                return true;
        }
    return false;
}

static void test_sources__all_of_them_leave_every_fact_that_has_one(void **state)
{
    const akt_dataset *given = *state;
    const char *ids[16];
    size_t count = akt_dataset_count(given, AKT_TABLE_SOURCES);
    assert_in_range(count, 2, 16);
    for (size_t i = 0; i < count; i++)
        ids[i] = akt_dataset_record(given, AKT_TABLE_SOURCES, i)->id;
    const akt_strings all = {ids, count};
    akt_dataset *made;
    assert_int_equal(akt_keep_sources(&made, given, &all, NULL), AKT_OK);
    assert_int_equal(akt_dataset_count(made, AKT_TABLE_SOURCES), count);
    assert_int_equal(akt_dataset_count(made, AKT_TABLE_TIES),
                     akt_dataset_count(given, AKT_TABLE_TIES));
    assert_int_equal(akt_dataset_count(made, AKT_TABLE_INDICATORS),
                     akt_dataset_count(given, AKT_TABLE_INDICATORS));
    akt_dataset_free(made);
}

/* The words of the field stay; what they cite are sources that are left. */
static void test_sources__are_those_that_terms_still_cite(void **state)
{
    const akt_dataset *given = *state;
    akt_dataset *made = narrow(akt_keep_sources, given, MENON);
    size_t before, after, cited = 0;
    const akt_term *old = akt_dataset_terms(given, AKT_VOCABULARY_CONCEPTS, &before);
    const akt_term *new = akt_dataset_terms(made, AKT_VOCABULARY_CONCEPTS, &after);
    assert_int_equal(after, before);
    for (size_t i = 0; i < after; i++) {
        size_t of_menon = 0;
        for (size_t c = 0; c < old[i].record.sources.count; c++)
            of_menon += old[i].record.sources.items[c].source ==
                        akt_dataset_find(given, AKT_TABLE_SOURCES, MENON);
        assert_int_equal(new[i].record.sources.count, of_menon);
        cited += new[i].record.sources.count;
        if (new[i].record.sources.count)
            assert_true(cites(made, &new[i].record, MENON));
    }
    assert_int_not_equal(cited, 0);
    akt_dataset_free(made);
}

static void test_sources__an_unknown_one_is_refused(void **state)
{
    const char *id = "difi-2017-1";
    const akt_strings ids = {&id, 1};
    akt_dataset *made;
    akt_error err = {0};
    assert_int_equal(akt_keep_sources(&made, *state, &ids, &err), AKT_EINVAL);
    assert_null(made);
    assert_string_equal(err.message,
                        "there is no source 'difi-2017-1'; did you mean 'difi-2017-01'?");
}

static void test_part__the_dataset_given_is_not_changed(void **state)
{
    akt_dataset *before = akt_what_if_load(AKT_DATA "/offentlig-innovasjon");
    akt_dataset *part = narrow(akt_keep_sources, *state, DIFI);
    akt_dataset *rest = narrow(akt_leave_out, part, "difi");
    akt_dataset_free(part);
    akt_dataset_free(rest);
    akt_what_if_assert_same(before, *state);
    akt_dataset_free(before);
}

static akt_status part_once(const void *dataset)
{
    const char *source = "difi-2017-01", *id = "difi";
    const akt_strings sources = {&source, 1}, ids = {&id, 1};
    akt_dataset *part, *rest = NULL;
    akt_status status = akt_keep_sources(&part, dataset, &sources, NULL);
    if (status == AKT_OK)
        status = akt_leave_out(&rest, part, &ids, NULL);
    assert_int_equal(rest != NULL, status == AKT_OK);
    akt_dataset_free(part);
    akt_dataset_free(rest);
    return status;
}

static void test_part__lack_of_memory_is_told(void **state)
{
    akt_sweep(part_once, *state, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_leave_out__takes_away_what_is_named_and_what_holds_of_it),
        cmocka_unit_test(test_leave_out__one_after_another_is_both_at_once),
        cmocka_unit_test(test_leave_out__an_unknown_id_is_refused),
        cmocka_unit_test(test_sources__keep_what_rests_on_them_and_nothing_else),
        cmocka_unit_test(test_sources__keep_no_party_without_a_reason),
        cmocka_unit_test(test_sources__all_of_them_leave_every_fact_that_has_one),
        cmocka_unit_test(test_sources__are_those_that_terms_still_cite),
        cmocka_unit_test(test_sources__an_unknown_one_is_refused),
        cmocka_unit_test(test_part__the_dataset_given_is_not_changed),
        cmocka_unit_test(test_part__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("scenario_part", tests, load, forget);
}
