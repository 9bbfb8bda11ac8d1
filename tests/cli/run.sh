#!/bin/sh
# Runs the golden cases of the command line.
#
#     tests/cli/run.sh BINARY [--update] [COMMAND[/CASE]]
#
# A case is a folder tests/cli/<command>/<case>/ with
#     args      the arguments, one line quoted as for a shell; "$OUT" is an empty folder to write in
#     stdin     what the program reads (else nothing)
#     stdout, stderr, status      what must come of it; the path of $OUT is written as $OUT
# The style of html pages, and its digest, is written as "…": it is the same on all of them.
# Every case runs from the top of the repository. --update writes the last three anew.
set -u

usage() {
    echo "usage: tests/cli/run.sh BINARY [--update] [COMMAND[/CASE]]" >&2
    exit 2
}

update=no
binary=
only=
for word in "$@"; do
    case $word in
    --update) update=yes ;;
    -*) usage ;;
    *) if [ -z "$binary" ]; then binary=$word; else only=$word; fi ;;
    esac
done
[ -n "$binary" ] || usage
[ -x "$binary" ] || { echo "run.sh: $binary is not a program" >&2; exit 2; }
binary=$(cd "$(dirname "$binary")" && pwd)/$(basename "$binary")
cases=$(cd "$(dirname "$0")" && pwd)
cd "$cases/../.." || exit 2

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
unset AKTORKART_LANG NO_COLOR
export LC_ALL=C OUT="$scratch/out"

run_case() {
    rm -rf "$OUT"
    mkdir "$OUT"
    input=/dev/null
    [ ! -f "$1/stdin" ] || input=$1/stdin
    line=$(cat "$1/args") || return
    (
        eval "set -- $line" || exit 125
        exec timeout 60 "$binary" "$@"
    ) <"$input" >"$scratch/stdout" 2>"$scratch/stderr"
    echo $? >"$scratch/status"
    for stream in stdout stderr; do
        sed -e "s|$OUT|\$OUT|g" -e "s|'sha256-[^']*'|'sha256-…'|" \
            -e '/^<style>/,/<\/style>$/c<style>…</style>' "$scratch/$stream" >"$scratch/shown"
        mv "$scratch/shown" "$scratch/$stream"
    done
}

compare_case() {
    same=yes
    for stream in status stderr stdout; do
        diff -u --label "$2/$stream" --label "$stream now" "$1/$stream" "$scratch/$stream" ||
            same=no
    done
    [ $same = yes ]
}

passed=0
failed=0
for args in "$cases"/*/*/args; do
    [ -f "$args" ] || continue
    folder=$(dirname "$args")
    name=${folder#"$cases"/}
    case $name in
    "$only" | "$only"/* | "${only:-$name}") ;;
    *) continue ;;
    esac
    run_case "$folder"
    if [ $update = yes ]; then
        cp "$scratch/stdout" "$scratch/stderr" "$scratch/status" "$folder/"
    fi
    if compare_case "$folder" "$name"; then
        passed=$((passed + 1))
    else
        echo "FAILED $name: aktorkart $(cat "$args")"
        failed=$((failed + 1))
    fi
done

[ $((passed + failed)) -gt 0 ] || echo "run.sh: no cases${only:+ in $only}"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
