#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/json.h"
#include "support/scratch.h"

#include <stdlib.h>
#include <string.h>

/* Files that are seen where they lie and not copied, records that are alike, and how far a load has
 * come. */

enum { MAPPED = 9 << 20, ACTORS = 1000 };

/* A record, as a line and as an item of a list. */
static void add_record(akt_buffer *out, bool as_line, const char *table, size_t *count)
{
    if (as_line)
        akt_buffer_format(out, "%s{\"table\": \"%s\", ", *count ? "\n" : "", table);
    else
        akt_buffer_add(out, *count ? ",\n{" : "{");
    ++*count;
}

static void add_actors(akt_buffer *out, bool as_line, size_t *count)
{
    for (int i = 0; i < ACTORS; i++) {
        add_record(out, as_line, "actors", count);
        akt_buffer_format(out, "\"id\": \"a%d\", \"name\": \"Å %d\", \"kind\": \"unit\"}", i, i);
    }
}

/* Flows up to `size` bytes; the last one is of a kind that is none, where it is to be faulty. */
static size_t add_flows(akt_buffer *out, bool as_line, size_t size, bool is_faulty)
{
    size_t count = as_line, flow = 0;
    for (; out->size < size; flow++) {
        add_record(out, as_line, "flows", &count);
        akt_buffer_format(
            out,
            "\"id\": \"f%zu\", \"from\": \"a%zu\", \"to\": \"a%zu\", \"amount\": %zu, "
            "\"year\": %zu, \"kind\": \"%s\"}",
            flow, flow % 7, flow * 31 % ACTORS, flow / 2, 2000 + flow % 3,
            is_faulty && out->size + 120 > size ? "gift" : "grant");
    }
    return flow;
}

static size_t write_field(akt_buffer *out, bool as_lines, size_t size, bool is_faulty)
{
    size_t count = as_lines;
    akt_buffer_add(out, as_lines ? "{\"table\": \"dataset\", \"title\": \"T\", \"date\": \"2020\"}"
                                 : "{\"dataset\": {\"title\": \"T\", \"date\": \"2020\"},\n"
                                   "\"actors\": [");
    add_actors(out, as_lines, &count);
    akt_buffer_add(out, as_lines ? "" : "],\n\"flows\": [");
    size_t flows = add_flows(out, as_lines, size, is_faulty);
    akt_buffer_add(out, as_lines ? "\n" : "]}\n");
    return flows;
}

typedef struct heard {
    size_t calls, done, all;
} heard;

static void hear(void *context, size_t done, size_t all)
{
    heard *h = context;
    assert_true(done >= h->done && all >= h->all && done <= all);
    *h = (heard){h->calls + 1, done, all};
}

typedef struct loaded {
    akt_dataset *dataset;
    akt_diagnostics faults;
    heard progress;
    akt_status status;
} loaded;

static loaded load(const char *name, const akt_buffer *text)
{
    loaded l = {.progress = {0, 0, 0}};
    akt_scratch scratch = akt_scratch_new();
    const akt_load_progress progress = {hear, &l.progress};
    const akt_load_options options = {.format = AKT_NONE, .progress = &progress};
    akt_scratch_write(&scratch, name, akt_buffer_text(text), text->size);
    akt_diagnostics_init(&l.faults);
    l.status =
        akt_load_with(&l.dataset, akt_scratch_path(&scratch, name), &options, &l.faults, NULL);
    akt_scratch_remove(&scratch);
    return l;
}

static void unload(loaded *l)
{
    akt_diagnostics_dispose(&l->faults);
    akt_dataset_free(l->dataset);
}

static void assert_flows(const akt_dataset *dataset, size_t count)
{
    const akt_flow *flows = akt_dataset_flows(dataset);
    assert_int_equal(akt_dataset_count(dataset, AKT_TABLE_FLOWS), count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(flows[i].from.index, i % 7);
        assert_int_equal(flows[i].to.index, i * 31 % ACTORS);
        assert_true(flows[i].amount.known && flows[i].amount.value == (int64_t)(i / 2));
        assert_int_equal(flows[i].year.year, 2000 + i % 3);
        assert_int_equal(akt_dataset_find(dataset, AKT_TABLE_FLOWS, flows[i].record.id), i);
    }
}

static void test_load__a_large_file_is_read_as_a_small_one(void **state)
{
    (void)state;
    for (int as_lines = 0; as_lines < 2; as_lines++) {
        akt_buffer text = AKT_BUFFER_INIT;
        const size_t flows = write_field(&text, as_lines, MAPPED, false);
        loaded l = load(as_lines ? "d.ndjson" : "d.json", &text);
        assert_int_equal(l.status, AKT_OK);
        assert_flows(l.dataset, flows);
        assert_true(l.progress.calls >= 3 * (MAPPED >> 20));
        assert_int_equal(l.progress.done, 3 * text.size);
        assert_int_equal(l.progress.all, 3 * text.size);
        unload(&l);
        akt_buffer_dispose(&text);
    }
}

static void test_load__a_fault_in_a_large_file_is_told_where_it_stands(void **state)
{
    (void)state;
    for (int as_lines = 0; as_lines < 2; as_lines++) {
        akt_buffer text = AKT_BUFFER_INIT;
        const size_t flows = write_field(&text, as_lines, MAPPED, true);
        loaded l = load(as_lines ? "d.ndjson" : "d.json", &text);
        assert_int_equal(l.status, AKT_EDATA);
        size_t count, line = 0;
        const akt_diagnostic *items = akt_diagnostics_items(&l.faults, &count);
        for (size_t i = 0; i < count; i++)
            line = items[i].fault == AKT_FAULT_UNKNOWN_CODE ? items[i].line : line;
        /* The first line holds the dataset; in a document the first flow shares one with its key. */
        assert_int_equal(line, 1 + ACTORS + flows);
        unload(&l);
        akt_buffer_dispose(&text);
    }
}

/* A file whose last page is full has its end, too. */
static void test_text_file__what_is_mapped_ends_and_is_there_again(void **state)
{
    enum { SIZE = 8 << 20 };
    (void)state;
    char *bytes = malloc(SIZE);
    assert_non_null(bytes);
    akt_scratch scratch = akt_scratch_new();
    akt_pool *pool = akt_pool_new();
    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = (char)('a' + i % 23);
    memcpy(bytes, "\xEF\xBB\xBF", 3);
    for (size_t size = SIZE; size > SIZE - 2; size--) {
        akt_text_file file;
        akt_scratch_write(&scratch, "x", bytes, size);
        assert_int_equal(akt_text_file_open(&file, akt_scratch_path(&scratch, "x"), pool, NULL),
                         AKT_OK);
        assert_int_equal(file.mapping.bytes != NULL, size == SIZE);
        assert_int_equal(file.byte_count, size);
        assert_int_equal(file.size, size - 3);
        assert_int_equal(file.text[file.size], '\0');
        akt_text_file_release(&file, 0, file.size);
        akt_text_file_release(&file, 5000, 4000);
        assert_memory_equal(file.bytes, bytes, size);
        akt_text_file_close(&file);
        akt_text_file_close(&file);
    }
    akt_pool_free(pool);
    akt_scratch_remove(&scratch);
    free(bytes);
}

/* Records alike */

#define HEAD                                                                                       \
    "{\"dataset\": {\"title\": \"T\", \"date\": \"2020\"}, \"sources\": [{\"id\": \"s\", "         \
    "\"title\": \"S\"}], \"actors\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"unit\"}, "      \
    "{\"id\": \"b\", \"name\": \"B\", \"kind\": \"unit\"}], \"flows\": ["

static uint64_t draw(uint64_t *state, uint64_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (*state >> 33) % below;
}

/* A flow of some members in some order, each of one of a few spellings. */
static void add_flow(akt_buffer *out, int number, uint64_t *random)
{
    enum { MEMBERS = 8, SPELLINGS = 4 };
    static const char *const members[MEMBERS][SPELLINGS] = {
        {"\"amount\": 12", "\"amount\": 123", "\"amount\":1", "\"amount\": 12.0"},
        {"\"from\": \"a\"", "\"from\": \"b\"", "\"from\":\"\\u0061\"", "\"\\u0066rom\": \"a\""},
        {"\"to\": \"a\"", "\"to\": \"b\"", "\"to\" : \"a\"", "\"to\":  \"b\""},
        {"\"year\": 2001", "\"year\": \"2001\"", "\"year\": null", "\"year\": 2010"},
        {"\"sources\": [{\"ref\": \"s\"}]", "\"sources\": [{\"ref\": \"s\", \"at\": \"1\"}]",
         "\"sources\": []", "\"sources\":[{\"at\": \"12\",\"ref\": \"s\"}]"},
        {"\"purpose\": \"p\"", "\"purpose\": {\"nb\": \"p\"}", "\"purpose\": {\"en\": \"p\\n\"}",
         "\"purpose\": \"pq\""},
        {"\"currency\": \"EUR\"", "\"currency\": \"NOK\"", "\"currency\": \"EURO\"",
         "\"currency\": null"},
        {"\"confidence\": 0.5", "\"confidence\": 0.55", "\"confidence\": 1",
         "\"confidence\": 5e-1"},
    };
    int order[MEMBERS] = {0, 1, 2, 3, 4, 5, 6, 7};
    for (int i = MEMBERS - 1; i > 0; i--) {
        const int other = draw(random, 4) ? i : (int)draw(random, (uint64_t)i + 1);
        const int kept = order[i];
        order[i] = order[other];
        order[other] = kept;
    }
    akt_buffer_format(out, "{\"id\": \"f%d\"", number);
    for (int i = 0; i < MEMBERS; i++)
        if (order[i] == 1 || order[i] == 2 || draw(random, 5))
            akt_buffer_format(out, ", %s", members[order[i]][draw(random, SPELLINGS)]);
    akt_buffer_add_char(out, '}');
}

static void describe(const char *text, akt_buffer *out)
{
    akt_dataset *dataset = akt_scratch_dataset(text);
    akt_export_json_table(out, dataset, AKT_TABLE_FLOWS, NULL, NULL);
    akt_dataset_free(dataset);
}

/* Whatever stood before it, a record is what it is alone. */
static void test_load__a_record_is_read_as_if_it_stood_alone(void **state)
{
    enum { FLOWS = 60, SEEDS = 8 };
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        uint64_t random = seed;
        akt_buffer whole = AKT_BUFFER_INIT, found = AKT_BUFFER_INIT;
        akt_buffer_add(&whole, HEAD);
        akt_buffer flows[FLOWS];
        for (int i = 0; i < FLOWS; i++) {
            flows[i] = (akt_buffer)AKT_BUFFER_INIT;
            add_flow(&flows[i], i, &random);
            akt_buffer_format(&whole, "%s%s", i ? "," : "", flows[i].text);
        }
        akt_buffer_add(&whole, "]}");
        describe(akt_buffer_text(&whole), &found);
        for (int i = 0; i < FLOWS; i++) {
            akt_buffer alone = AKT_BUFFER_INIT, expected = AKT_BUFFER_INIT;
            akt_buffer_format(&alone, HEAD "%s]}", flows[i].text);
            describe(akt_buffer_text(&alone), &expected);
            const char *object = strchr(akt_buffer_text(&expected), '{');
            const char *end = strrchr(akt_buffer_text(&expected), '}');
            assert_true(object && end);
            expected.text[end + 1 - expected.text] = '\0';
            if (!strstr(akt_buffer_text(&found), object))
                fail_msg("%s is not in %s", object, akt_buffer_text(&found));
            akt_buffer_dispose(&alone);
            akt_buffer_dispose(&expected);
            akt_buffer_dispose(&flows[i]);
        }
        akt_buffer_dispose(&whole);
        akt_buffer_dispose(&found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_load__a_large_file_is_read_as_a_small_one),
        cmocka_unit_test(test_load__a_fault_in_a_large_file_is_told_where_it_stands),
        cmocka_unit_test(test_text_file__what_is_mapped_ends_and_is_there_again),
        cmocka_unit_test(test_load__a_record_is_read_as_if_it_stood_alone),
    };
    return cmocka_run_group_tests_name("input_load_large", tests, NULL, NULL);
}
