#include "diagram/path_internal.h"

void akt_path__add(akt_buffer *out, char command, double x, double y)
{
    akt_buffer_add_char(out, command);
    akt_buffer_add_fixed(out, x, 1);
    akt_buffer_add_char(out, ' ');
    akt_buffer_add_fixed(out, y, 1);
}
