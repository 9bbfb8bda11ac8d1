#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/worker.h"
#include "support/scratch.h"
#include "support/sweep.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const no_words[] = {NULL};

/* A worker that is a shell script, in a folder of its own. */
static akt_scratch worker_of(const char *script)
{
    akt_scratch scratch = akt_scratch_new();
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "#!/bin/sh\n%s\n", script);
    akt_scratch_write(&scratch, "fake", akt_buffer_text(&text), text.size);
    chmod(akt_scratch_path(&scratch, "fake"), 0755);
    setenv("AKTORKART_WORKERS", scratch.folder, 1);
    akt_buffer_dispose(&text);
    return scratch;
}

static akt_status run(akt_buffer *out, const char *script, const char *input, double seconds,
                      akt_error *err)
{
    akt_scratch scratch = worker_of(script);
    const akt_worker_job job = {"fake", no_words, input, strlen(input), seconds, 1 << 20};
    akt_status status = akt_worker_run(out, &job, err);
    akt_scratch_remove(&scratch);
    return status;
}

static void assert_fails(const char *script, double seconds, akt_status status, const char *words)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_error err = {0};
    assert_int_equal(run(&out, script, "in", seconds, &err), status);
    if (!strstr(err.message, words))
        fail_msg("«%s» does not say «%s»", err.message, words);
    akt_buffer_dispose(&out);
}

static void test_worker__what_it_answers_comes_back(void **state)
{
    (void)state;
    akt_buffer out = AKT_BUFFER_INIT;
    assert_int_equal(run(&out, "cat", "blåbær", 60, NULL), AKT_OK);
    assert_string_equal(akt_buffer_text(&out), "blåbær");
    akt_buffer_clear(&out);
    assert_int_equal(run(&out, "cat >/dev/null", "", 60, NULL), AKT_OK);
    assert_int_equal(out.size, 0);
    akt_buffer_dispose(&out);
}

static void test_worker__more_goes_through_than_a_pipe_holds(void **state)
{
    (void)state;
    enum { SIZE = 1000000 };
    char *input = malloc(SIZE + 1);
    akt_buffer out = AKT_BUFFER_INIT;
    memset(input, 'x', SIZE);
    input[SIZE] = '\0';
    assert_int_equal(run(&out, "cat", input, 60, NULL), AKT_OK);
    assert_int_equal(out.size, SIZE);
    akt_buffer_clear(&out);
    assert_int_equal(run(&out, "echo read none", input, 60, NULL), AKT_OK);
    assert_string_equal(akt_buffer_text(&out), "read none\n");
    akt_buffer_dispose(&out);
    free(input);
}

static void test_worker__its_failures_are_one_sentence(void **state)
{
    (void)state;
    assert_fails("kill -SEGV $$", 60, AKT_EINTERNAL, "fake crashed (signal 11)");
    assert_fails("echo 'no such thing' >&2; echo more >&2; exit 3", 60, AKT_EINTERNAL,
                 "fake failed (status 3): no such thing");
    assert_fails("echo 'of the file' >&2; exit 2", 60, AKT_EDATA,
                 "fake refused what it was given: of");
    assert_fails("exec sleep 60", 0.2, AKT_ELIMIT, "fake took more than");
    assert_fails("exec >&- 2>&-; exec sleep 60", 0.2, AKT_ELIMIT, "fake took more than");
    assert_fails("exec cat /dev/zero", 60, AKT_ELIMIT, "fake wrote more than 1048576 bytes");
}

static void test_worker__one_that_is_not_there_is_named(void **state)
{
    (void)state;
    akt_buffer out = AKT_BUFFER_INIT;
    akt_error err = {0};
    const akt_worker_job job = {"fake", no_words, "", 0, 1, 1};
    setenv("AKTORKART_WORKERS", "/nowhere", 1);
    assert_int_equal(akt_worker_run(&out, &job, &err), AKT_EIO);
    assert_non_null(strstr(err.message, "the program fake is missing (/nowhere/fake)"));
    akt_buffer_dispose(&out);
}

static akt_status run_again(const void *subject)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_status status = akt_worker_run(&out, subject, NULL);
    akt_buffer_dispose(&out);
    return status;
}

static void test_worker__a_lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_scratch scratch = worker_of("cat");
    const akt_worker_job job = {"fake", no_words, "in", 2, 60, 1 << 20};
    akt_sweep(run_again, &job, 2);
    akt_scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worker__what_it_answers_comes_back),
        cmocka_unit_test(test_worker__more_goes_through_than_a_pipe_holds),
        cmocka_unit_test(test_worker__its_failures_are_one_sentence),
        cmocka_unit_test(test_worker__one_that_is_not_there_is_named),
        cmocka_unit_test(test_worker__a_lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
