#ifndef AKT_BASE_MEMORY_H
#define AKT_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* How much memory a program may take, so that too large a job ends in a sentence: not in a machine that
 * swaps, nor in a process that is killed. The limit is the system's own (RLIMIT_DATA: what a process
 * may write to and shares with nobody; Linux 4.7 and later), so that it holds for libraries too, and
 * what is refused is an allocation that fails, as every caller is ready for. Workers inherit it, each
 * for itself. */

/* Bytes that can be taken before the machine begins to swap, or before a control group (cgroup v1 or
 * v2) that the process is in is full, files it read long ago apart; 0 where that is not known. */
size_t akt_memory_free(void);

/* Limits this process to so many bytes. With 0 to the usual: fifteen sixteenths of what is free, but
 * never less than AKT_MEMORY_LEAST, nor more than it is limited to already. Does nothing under
 * sanitizers, whose own memory would not fit. command, kept, is told with what fails. */
#define AKT_MEMORY_LEAST ((size_t)128 << 20)
void akt_memory_limit(size_t bytes, const char *command);

/* What is being done, as the end of "out of memory while …"; a literal, or NULL: the command's own
 * work. */
void akt_memory_while(const char *what);

/* To be called for an allocation that was refused. The first is kept: what was asked for, and how much
 * was in use. */
void akt_memory_refused(size_t size);

/* Bytes in use, as the limit counts them; 0 where that is not known. */
size_t akt_memory_used(void);

/* Whether somebody set a limit, with --memory or before the program began: what a worker or a library
 * fails at may then be that. */
bool akt_memory_is_tight(void);

/* Writes to a file descriptor, in one line and without taking any memory: that there was too little,
 * for what, how much was in use and how much more was needed (where it is known), what the limit is
 * and how it is raised. */
void akt_memory_tell(int fd);

/* "800M", "4G", "500000k" (either case, 1024 bytes each) as bytes; 0 where it is none of these,
 * or too large. A number alone is not: nobody knows of what. */
size_t akt_memory_read(const char *text);

#endif
