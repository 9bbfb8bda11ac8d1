#ifndef AKT_BASE_STATUS_H
#define AKT_BASE_STATUS_H

/* Errors as values. What can fail returns an akt_status and takes an akt_error last, which may be
 * NULL. Faults in data are not errors but diagnostics (parse/diagnostic.h). */

typedef enum akt_status {
    AKT_OK = 0,
    AKT_EINVAL,   /* the caller asked for something that does not apply */
    AKT_EDATA,    /* the data, or a script, is at fault */
    AKT_EIO,      /* a file cannot be read or written */
    AKT_ENOMEM,   /* out of memory */
    AKT_ELIMIT,   /* a stated limit was passed */
    AKT_EINTERNAL /* a fault of ours or of a library */
} akt_status;

typedef struct akt_error {
    akt_status status;
    char message[1024]; /* one line of UTF-8, without a full stop or newline at its end */
} akt_error;

/* Fills err (may be NULL) with a formatted message, cut at a whole character; returns status. */
__attribute__((format(printf, 3, 4))) akt_status akt_error_set(akt_error *err, akt_status status,
                                                               const char *format, ...);

/* AKT_ENOMEM with its message. */
akt_status akt_error_memory(akt_error *err);

#endif
