#ifndef AKT_BASE_OUTLET_H
#define AKT_BASE_OUTLET_H

#include "base/buffer.h"

/* Files being written, which appear together or not at all. Each is written beside its place under a
 * temporary name and flushed to disk; when all are, they are renamed, one right behind the other. A
 * failure, a disk that is full or an interruption (base/interrupt.h) before that leaves every place as
 * it was, and nothing beside it.
 *
 * "-" is standard output. That, a device or a pipe cannot appear: what is written to it is there. A
 * link stays, and what it leads to is written. */

typedef struct akt_outlet akt_outlet;

/* NULL without memory. */
akt_outlet *akt_outlet_new(void);

/* What has not appeared never does. */
void akt_outlet_free(akt_outlet *outlet);

/* Begins a file: what is added to out, an empty buffer, goes there in pieces, so that never much more
 * than AKT_OUTLET_PIECE bytes are held. A writer may not look back at what it has added. Where it
 * cannot begin, out fails, and tells why by akt_buffer_status. Several files may be open. */
enum { AKT_OUTLET_PIECE = 1 << 18 };
akt_status akt_outlet_open(akt_outlet *outlet, akt_buffer *out, const char *path, akt_error *err);

/* Writes the rest and closes the file; out is empty then, and no longer goes there. AKT_EIO with the
 * path and the reason, AKT_ENOMEM where something was lost for want of memory. */
akt_status akt_outlet_close(akt_buffer *out, akt_error *err);

/* One whole file. */
akt_status akt_outlet_write(akt_outlet *outlet, const char *path, const char *bytes, size_t size,
                            akt_error *err);

/* Makes a folder and those above it where they are missing. They go again if nothing appears. */
akt_status akt_outlet_make_folder(akt_outlet *outlet, const char *path, akt_error *err);

/* Lets all files that are closed appear, in the order in which they were opened. Where one cannot, those
 * before it have. */
akt_status akt_outlet_appear(akt_outlet *outlet, akt_error *err);

/* For buffers that go to a file. Writes bytes there; false, from then on, where that failed. */
bool akt_sink_take(akt_sink *sink, const char *bytes, size_t size);

/* AKT_OK, or why it failed. */
akt_status akt_sink_status(const akt_sink *sink, akt_error *err);

#endif
