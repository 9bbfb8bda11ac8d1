#ifndef AKT_TESTS_SUPPORT_SWEEP_H
#define AKT_TESTS_SUPPORT_SWEEP_H

/* After cmocka.h. */

#include "base/status.h"
#include "support/failing_malloc.h"

/* Runs with the n-th allocation refused, for n = 0, 1, 2, … until none is: each time the answer is
 * AKT_ENOMEM, and everything is given back. run frees what it made. At least `least` allocations. */
static inline void akt_sweep(akt_status (*run)(const void *subject), const void *subject,
                             size_t least)
{
    if (!akt_failing_malloc_stands()) {
        print_message("skipped: allocations cannot be made to fail in this build\n");
        return; /* not skip(), which would leak what the test holds */
    }
    size_t n = 0, told = 0;
    for (bool refused = true; refused; n++) {
        size_t held = akt_failing_malloc_held();
        akt_failing_malloc_arm(n);
        akt_status status = run(subject);
        refused = akt_failing_malloc_disarm();
        told += status == AKT_ENOMEM;
        assert_int_equal(status, refused ? AKT_ENOMEM : AKT_OK);
        assert_int_equal(akt_failing_malloc_held(), held);
    }
    assert_true(told >= least && n > least);
}

#endif
