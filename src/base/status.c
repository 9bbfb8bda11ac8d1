#include "base/status.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

akt_status akt_error_set(akt_error *err, akt_status status, const char *format, ...)
{
    if (!err)
        return status;
    va_list args;
    va_start(args, format);
    int length = vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    if (length >= (int)sizeof err->message)
        err->message[akt_utf8_whole(err->message, sizeof err->message - 1)] = '\0';
    err->status = status;
    return status;
}

akt_status akt_error_memory(akt_error *err)
{
    return akt_error_set(err, AKT_ENOMEM, "out of memory");
}
