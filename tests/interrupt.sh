#!/bin/sh
# Interrupts the program while it writes, at many moments: what was there is there, or the new is whole;
# nothing lies beside it, no worker goes on.
#
#     tests/interrupt.sh BINARY
#
set -u

# shellcheck source=tests/program.sh
. "$(dirname "$0")/program.sh"
unset AKTORKART_LANG AKTORKART_WORKERS

now() {
    echo $(($(date +%s%N) / 1000000))
}

# start ARGUMENTS…: in the background, where a shell would have SIGINT ignored.
start() {
    env --default-signal=INT,TERM,HUP "$binary" "$@" >"$scratch/stdout" 2>"$scratch/stderr" \
        </dev/null &
    process=$!
}

# interrupt SIGNAL STATUS: ends it, unless it has ended; counts it. It has said no more than the beginning
# of $scratch/said, its words when undisturbed.
interrupt() {
    kill -"$1" $process 2>/dev/null
    { wait $process; } 2>/dev/null # the shell would say how it ended
    status=$?
    case $status in
    0) ended=$((ended + 1)) ;;
    "$2") interrupted=$((interrupted + 1)) ;;
    *) fault="status $status: $(head -n 1 "$scratch/stderr")" ;;
    esac
    head -c "$(wc -c <"$scratch/stderr")" "$scratch/said" | cmp -s - "$scratch/stderr" ||
        fault="it speaks: $(cat "$scratch/stderr")"
}

# whole STATUS: $scratch/out is as before or as it was to be.
whole() {
    if diff -r "$scratch/out" "$scratch/after" >"$scratch/diff" 2>&1; then
        return
    fi
    [ "$1" -ne 0 ] || fault="not whole: $(head -n 1 "$scratch/diff")"
    diff -r "$scratch/out" "$scratch/before" >"$scratch/diff" 2>&1 ||
        fault="neither old nor new: $(head -n 3 "$scratch/diff" | tr '\n' ' ')"
}

# try CASE MOMENTS ARGUMENTS…: with $scratch/before, writing to $scratch/out, at so many moments over the
# time that it takes undisturbed.
try() {
    case=$1
    moments=$2
    shift 2
    fault=
    interrupted=0
    ended=0
    rm -rf "$scratch/out" "$scratch/after"
    cp -r "$scratch/before" "$scratch/out"
    begin=$(now)
    "$binary" "$@" >"$scratch/stdout" 2>"$scratch/said" </dev/null || fault="$(cat "$scratch/said")"
    took=$(($(now) - begin))
    cp -r "$scratch/out" "$scratch/after"
    moment=0
    while [ $moment -lt "$moments" ] && [ -z "$fault" ]; do
        rm -rf "$scratch/out"
        cp -r "$scratch/before" "$scratch/out"
        start "$@"
        wait_ms $((took * moment / moments))
        if [ $((moment % 2)) -eq 0 ]; then interrupt INT 130; else interrupt TERM 143; fi
        whole $status
        moment=$((moment + 1))
    done
    [ -n "$fault" ] || [ $interrupted -gt 0 ] || fault="never interrupted"
    close_case "$case"
}

wait_ms() {
    sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"
}

write_large 30000 >"$scratch/large.json" # so that writing takes a while

mkdir "$scratch/before"
echo earlier >"$scratch/before/file"
try 'a new file' 25 export "$scratch/large.json" --to graphml -o "$scratch/out/new"
try 'a file that is there' 25 export "$scratch/large.json" --to json -o "$scratch/out/file"
try 'a folder' 25 export "$scratch/large.json" --to csv -o "$scratch/out/folder"
try 'a workbook' 25 list "$scratch/large.json" --to xlsx -o "$scratch/out/file"
try 'a new publication' 30 publish data/eksempel --without pictures --zip -q -o "$scratch/out/site"

"$binary" publish data/eksempel --lang en --without pictures -q -o "$scratch/before/site"
try 'a publication anew' 30 publish data/eksempel --without pictures,graphs -q -o "$scratch/out/site"

# Interrupted in the very call that finds that something is there already: it is not ours to take away.
cat >"$scratch/shim.c" <<'END'
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int mkdir(const char *path, mode_t mode)
{
    int result = (int)syscall(SYS_mkdirat, -100, path, mode), reason = errno;
    if (strcmp(path, getenv("THEIRS")) == 0)
        raise(SIGINT);
    errno = reason;
    return result;
}
END
if [ -z "${AKT_SANITIZE:-}" ] && cc -shared -fPIC -o "$scratch/shim.so" "$scratch/shim.c" 2>"$scratch/cc"; then
    mkdir -p "$scratch/theirs/empty"
    echo theirs >"$scratch/theirs/file"
    for place in file empty; do
        fault=
        THEIRS="$scratch/theirs/$place" LD_PRELOAD="$scratch/shim.so" env --default-signal=INT \
            "$binary" export data/eksempel --to csv --force -o "$scratch/theirs/$place/below" \
            >"$scratch/stdout" 2>"$scratch/stderr"
        [ $? -eq 130 ] || fault="not interrupted: $(head -n 1 "$scratch/stderr")"
        [ "$(cat "$scratch/theirs/file" 2>&1)" = theirs ] || fault="the file is gone"
        [ -d "$scratch/theirs/empty" ] || fault="the folder is gone"
        close_case "what is in the way ($place)"
    done
else
    echo "interrupt.sh: no compiler, or a sanitizer: not interrupted within a call"
fi

# A worker that never ends does not outlive its master.
printf '#!/bin/sh\necho $$ >"%s"\nexec sleep 60\n' "$scratch/worker" >"$scratch/aktorkart-print"
chmod +x "$scratch/aktorkart-print"
export AKTORKART_WORKERS="$scratch"
fault=
interrupted=0
ended=0
: >"$scratch/said"
start draw data/eksempel map -o "$scratch/out/kart.pdf"
tries=0
while [ ! -s "$scratch/worker" ] && [ $tries -lt 200 ]; do
    wait_ms 50
    tries=$((tries + 1))
done
interrupt INT 130
[ $interrupted -eq 1 ] || fault="not interrupted"
tries=0
while kill -0 "$(cat "$scratch/worker")" 2>/dev/null && [ $tries -lt 100 ]; do
    wait_ms 50
    tries=$((tries + 1))
done
[ $tries -lt 100 ] || fault="the worker goes on"
[ ! -e "$scratch/out/kart.pdf" ] || fault="a file all the same"
close_case 'a worker'
unset AKTORKART_WORKERS

# Who is told to go on when the terminal goes away does.
fault=
(
    trap '' HUP
    exec "$binary" check "$scratch/large.json"
) >"$scratch/stdout" 2>&1 &
process=$!
wait_ms 10
kill -HUP $process 2>/dev/null
wait $process || fault="ended with $?"
close_case 'a signal that is ignored'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
