#include "output/xlsx.h"

#include "base/interrupt.h"
#include "output/xlsx_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* libxlsxwriter does not look whether every allocation succeeded, speaks on standard error and
 * writes to files only: a child process has it, and leaves its bytes in a nameless file. */

enum verdict { MADE = 0, NO_LIBRARY = 10, NO_MEMORY, NO_FILE, REFUSED };

static const char *scratch_folder(void)
{
    const char *folder = getenv("TMPDIR");
    return folder && *folder ? folder : "/tmp";
}

static enum verdict judge(lxw_error error)
{
    switch (error) {
    case LXW_NO_ERROR: return MADE;
    case LXW_ERROR_MEMORY_MALLOC_FAILED: return NO_MEMORY;
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_CLOSE: return NO_FILE;
    default: return REFUSED;
    }
}

/* Whether the child can have all the memory that the library may take. The library overlooks some of
 * the allocations that fail, so none must. */
static bool has_memory(size_t sheets)
{
    const size_t whole = (size_t)16 << 20, each = (size_t)1 << 18;
    /* Volatile, or a compiler may leave out an allocation that nobody reads. */
    void *volatile reserve = malloc(whole + each * sheets);
    bool is_there = reserve != NULL;
    free(reserve);
    return is_there;
}

/* The child must neither speak, nor leave a core, nor come back into its parent's handlers. */
static void withdraw(void)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
    const struct rlimit none = {0, 0};
    int silence = open("/dev/null", O_WRONLY);
    setrlimit(RLIMIT_CORE, &none);
    if (silence >= 0)
        dup2(silence, STDERR_FILENO);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    akt_interrupt_leave();
    signal(SIGXFSZ, SIG_IGN);
}

/* What the child does. Its errors are told by its status alone. */
static enum verdict make_workbook(akt_xlsx_maker *make, const void *what, size_t sheets,
                                  int scratch)
{
    akt_xlsx_library lib;
    char folder[PATH_MAX];
    withdraw();
    if (!has_memory(sheets))
        return NO_MEMORY;
    if (!akt_xlsx_library__open(&lib))
        return NO_LIBRARY;
    snprintf(folder, sizeof folder, "%s", scratch_folder());
    return judge(make(what, &lib, scratch, folder));
}

static akt_status tell(int status, akt_error *err)
{
    if (WIFSIGNALED(status))
        return akt_error_set(
            err, AKT_EINTERNAL,
            "the workbook could not be made: libxlsxwriter was ended by signal %d, "
            "perhaps for want of memory",
            WTERMSIG(status));
    switch (WEXITSTATUS(status)) {
    case MADE: return AKT_OK;
    case NO_LIBRARY:
        return akt_error_set(err, AKT_EINTERNAL,
                             "xlsx needs the library %s, which cannot be loaded; install it, or "
                             "choose another format",
                             AKT_XLSXWRITER);
    case NO_MEMORY: return akt_error_memory(err);
    case NO_FILE:
        return akt_error_set(err, AKT_EIO,
                             "the workbook could not be made: a temporary file cannot be written");
    default:
        return akt_error_set(err, AKT_EINTERNAL,
                             "the workbook could not be made: libxlsxwriter failed (%d)",
                             WEXITSTATUS(status));
    }
}

static akt_status await_child(const akt_xlsx_job *job, akt_error *err)
{
    int status = 0;
    if (akt_interrupt_await_child((pid_t)job->child, &status) < 0)
        return akt_error_set(err, AKT_EINTERNAL, "a process was lost: %s", strerror(errno));
    return tell(status, err);
}

/* A file without a name. */
static int open_scratch(void)
{
    char path[PATH_MAX];
    int length = snprintf(path, sizeof path, "%s/aktorkart-XXXXXX", scratch_folder());
    akt_interrupt_hold();
    int fd = length < (int)sizeof path ? mkstemp(path) : -1;
    if (fd >= 0)
        unlink(path);
    akt_interrupt_release();
    return fd;
}

static akt_status collect(akt_buffer *out, int scratch, akt_error *err)
{
    char bytes[65536];
    ssize_t got = lseek(scratch, 0, SEEK_SET) == 0 ? 1 : -1;
    while (got > 0 || (got < 0 && errno == EINTR)) {
        got = read(scratch, bytes, sizeof bytes);
        if (got > 0)
            akt_buffer_add_bytes(out, bytes, (size_t)got);
    }
    if (got < 0)
        return akt_error_set(err, AKT_EIO, "a temporary file cannot be read: %s", strerror(errno));
    return akt_buffer_status(out, err);
}

akt_status akt_xlsx__start(akt_xlsx_job *out, akt_xlsx_maker *make, const void *what, size_t sheets,
                           akt_error *err)
{
    *out = (akt_xlsx_job){0, open_scratch()};
    if (out->scratch < 0)
        return akt_error_set(err, AKT_EIO, "a temporary file cannot be made: %s", strerror(errno));
    akt_interrupt_hold();
    pid_t child = fork();
    int reason = errno;
    if (child == 0)
        _exit((int)make_workbook(make, what, sheets, out->scratch));
    if (child > 0)
        akt_interrupt_keep_child(child);
    akt_interrupt_release();
    if (child > 0) {
        out->child = child;
        return AKT_OK;
    }
    close(out->scratch);
    return reason == ENOMEM
               ? akt_error_memory(err)
               : akt_error_set(err, AKT_EIO, "no process can be started: %s", strerror(reason));
}

akt_status akt_xlsx_start(akt_xlsx_job *out, const akt_document *const *documents, size_t count,
                          const akt_xlsx_options *options, akt_error *err)
{
    akt_xlsx_plan plan;
    const char *table = options ? options->table : NULL;
    *out = (akt_xlsx_job){0, -1};
    akt_status status = akt_xlsx_plan__make(&plan, documents, count, options, err);
    if (status == AKT_OK && table && plan.sheets.count == 0)
        status = akt_error_set(err, AKT_EINVAL, "no table '%s' here", table);
    if (status == AKT_OK)
        status = akt_xlsx__start(out, akt_xlsx_book__write, &plan, plan.sheets.count, err);
    akt_xlsx_plan__dispose(&plan);
    return status;
}

akt_status akt_xlsx_finish(akt_buffer *out, akt_xlsx_job *job, akt_error *err)
{
    if (!job->child)
        return AKT_OK;
    akt_status status = await_child(job, err);
    if (status == AKT_OK)
        status = collect(out, job->scratch, err);
    close(job->scratch);
    *job = (akt_xlsx_job){0, -1};
    return status;
}

akt_status akt_xlsx_write(akt_buffer *out, const akt_document *const *documents, size_t count,
                          const char *table, akt_error *err)
{
    akt_xlsx_job job;
    const akt_xlsx_options how = {.table = table};
    akt_status status = akt_xlsx_start(&job, documents, count, &how, err);
    return status == AKT_OK ? akt_xlsx_finish(out, &job, err) : status;
}
