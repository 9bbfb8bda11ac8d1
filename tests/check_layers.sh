#!/bin/sh
# Holds the order of the rooms: an #include points only upwards in the list below, a vendor's
# header stands only where it is allowed, and *_internal.h stays in its room.
#
#     tests/check_layers.sh [SRC]
set -eu

src=${1:-$(dirname "$0")/../src}
cd "$src"

# shellcheck disable=SC2016  # the program is awk's, its dollars too
find . -mindepth 2 \( -name '*.[ch]' -o -name '*.def' \) | LC_ALL=C sort | sed 's|^\./||' |
awk '
function fault(text) {
    printf "src/%s:%d: %s\n", file, line, text
    faults++
}

function set_of(words, set,    list, n, i) {
    n = split(words, list, " ")
    for (i = 1; i <= n; i++)
        set[list[i]] = i
}

function allow(room, headers,    list, n, i) {
    n = split(headers, list, " ")
    for (i = 1; i <= n; i++) {
        vendor[list[i]] = 1
        allowed[room, list[i]] = 1
    }
}

function check_ours(name,    parts, to) {
    to = split(name, parts, "/") > 1 ? parts[1] : ""
    if (room == "worker")
        fault("the worker includes \"" name "\"; it includes nothing of ours")
    else if (!(to in order))
        fault("\"" name "\" is not written \"room/file.h\" with a known room")
    else if (order[to] > order[room])
        fault(room " includes \"" name "\"; " to " comes after " room)
    else if (to != room && name ~ /_internal\.h$/)
        fault(room " includes \"" name "\", which only " to " may")
}

function check_foreign(name) {
    if (name in standard || (room, name) in allowed)
        return
    if (name in vendor)
        fault(room " may not include <" name ">")
    else
        fault("<" name "> is neither C, POSIX nor a known library")
}

BEGIN {
    set_of("base parse words model input scenario network analysis report layout diagram" \
           " output export publication cli", order)
    set_of("assert.h complex.h ctype.h errno.h fenv.h float.h inttypes.h iso646.h limits.h" \
           " locale.h math.h setjmp.h signal.h stdalign.h stdarg.h stdatomic.h stdbool.h" \
           " stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h tgmath.h threads.h" \
           " time.h uchar.h wchar.h wctype.h" \
           " dirent.h dlfcn.h fcntl.h poll.h pthread.h spawn.h strings.h sys/mman.h sys/resource.h" \
           " sys/socket.h sys/stat.h sys/time.h sys/types.h sys/wait.h unistd.h", standard)
    allow("base", "nettle/base64.h nettle/sha2.h unistr.h uniwidth.h utf8proc.h zlib.h")
    allow("parse", "cJSON.h cjson/cJSON.h emmintrin.h libxml/parser.h libxml/xmlreader.h zip.h")
    allow("input", "igraph.h igraph/igraph.h")
    allow("network", "igraph.h igraph/igraph.h")
    allow("analysis", "igraph.h igraph/igraph.h glpk.h omp.h")
    allow("output", "xlsxwriter.h")
    allow("worker", "graphviz/cgraph.h graphviz/gvc.h cgraph.h gvc.h" \
                    " cairo.h cairo-pdf.h librsvg/rsvg.h")
}

{
    file = $0
    line = 0
    room = file
    sub("/.*", "", room)
    files++
    if (!(room in order) && room != "worker") {
        line = 1
        fault("\"" room "\" is not a room")
        next
    }
    while ((got = (getline text < file)) > 0) {
        line++
        if (match(text, /^[ \t]*#[ \t]*include[ \t]*"[^"]+"/)) {
            sub(/^[^"]*"/, "", text)
            sub(/".*/, "", text)
            check_ours(text)
            includes++
        } else if (match(text, /^[ \t]*#[ \t]*include[ \t]*<[^>]+>/)) {
            sub(/^[^<]*</, "", text)
            sub(/>.*/, "", text)
            check_foreign(text)
            includes++
        } else if (match(text, /^[ \t]*#[ \t]*include/)) {
            fault("this include cannot be read")
        }
    }
    if (got < 0)
        fault("cannot be read")
    close(file)
}

END {
    if (!includes) {
        print "check_layers.sh: no includes found"
        exit 1
    }
    printf "%d includes in %d files, %d faults\n", includes, files, faults
    exit faults > 0
}'
