#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/follow.h"

#include "export/difference.h"
#include "model/builder.h"
#include "support/printed_dataset.h"
#include "support/what_if.h"

#include <string.h>

void akt_follow_write(akt_buffer *out, const akt_difference *difference)
{
    akt_script_text script = AKT_SCRIPT_TEXT_INIT;
    akt_script_text_start(&script, "x", NULL, NULL);
    akt_export_difference(&script, difference);
    akt_script_text_end(&script);
    const char *start = strstr(akt_buffer_text(&script.text), "\"steps\": [") + 10;
    akt_buffer_add_bytes(out, start, strlen(start) - strlen("\n  ]\n}\n"));
    akt_buffer_dispose(&script.text);
}

akt_dataset *akt_follow(const akt_dataset *from, const akt_difference *difference)
{
    akt_buffer steps = AKT_BUFFER_INIT;
    akt_diagnostics faults;
    size_t count;
    akt_difference_steps(difference, &count);
    if (count == 0)
        return akt_dataset_copy(from);
    akt_diagnostics_init(&faults);
    akt_follow_write(&steps, difference);
    akt_dataset *reached = akt_what_if_try(from, akt_buffer_text(&steps), &faults);
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    for (size_t i = 0; !reached && i < count; i++)
        print_error("step %zu: %s %s %s\n", items[i].step, akt_fault_code(items[i].fault),
                    items[i].pointer ? items[i].pointer : "", items[i].args[0]);
    if (!reached)
        print_error("%s\n", akt_buffer_text(&steps));
    akt_diagnostics_dispose(&faults);
    akt_buffer_dispose(&steps);
    return reached;
}

void akt_follow_assert_reached(const akt_dataset *reached, const akt_dataset *wanted)
{
    akt_buffer first = AKT_BUFFER_INIT, second = AKT_BUFFER_INIT;
    akt_printed_dataset_add_sorted(&first, reached);
    akt_printed_dataset_add_sorted(&second, wanted);
    assert_string_equal(akt_buffer_text(&first), akt_buffer_text(&second));
    akt_buffer_dispose(&first);
    akt_buffer_dispose(&second);
}
