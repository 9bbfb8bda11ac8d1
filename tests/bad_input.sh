#!/bin/sh
# Gives the program what is wrong and looks that it says so.
#
#     tests/bad_input.sh BINARY
#
# Everything in tests/fixtures/bad/ is a faulty dataset: a file, or a folder of files. `check` must
# find faults in it (status 1) and name the dataset; every other command must refuse it (status 3)
# with words on standard error, nothing on standard output and no files left behind. Nothing may
# crash, hang or leak. So too the large ones that make_bad.sh writes. A file that is not there, or a
# place that cannot be written to, is status 4.
set -u

# shellcheck source=tests/program.sh
. "$(dirname "$0")/program.sh"
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1}:exitcode=99"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}:exitcode=99"

# run WANTED COMMAND…: runs, keeps both streams, leaves the first fault it sees in $fault.
run() {
    wanted=$1
    shift
    timeout 30 "$binary" "$@" </dev/null >"$scratch/stdout" 2>"$scratch/stderr"
    status=$?
    fault=
    if [ $status -eq 124 ]; then
        fault="still running after 30 seconds"
    elif [ $status -ge 128 ]; then
        fault="died of signal $((status - 128))"
    elif grep -Eq 'Sanitizer|runtime error:' "$scratch/stderr"; then
        fault="a sanitizer speaks"
    elif [ $status -ne "$wanted" ]; then
        fault="status $status, not $wanted"
    fi
}

close_case() {
    if [ -z "$fault" ]; then
        passed=$((passed + 1))
        return
    fi
    failed=$((failed + 1))
    echo "FAILED $1: $fault"
    head -n 20 "$scratch/stderr" "$scratch/stdout" | sed 's/^/    /'
}

check_reports() {
    run 1 check "$1"
    [ -n "$fault" ] || grep -qF "$1" "$scratch/stdout" "$scratch/stderr" ||
        fault="the dataset is not named"
    close_case "check $1"
}

others_refuse() {
    for command in list centrality coverage funding publish; do
        out=$scratch/out
        case $command in
        publish) run 3 publish "$1" -o "$out" ;;
        *) run 3 "$command" "$1" ;;
        esac
        if [ -n "$fault" ]; then
            :
        elif [ -s "$scratch/stdout" ]; then
            fault="something on standard output"
        elif [ ! -s "$scratch/stderr" ]; then
            fault="not a word on standard error"
        elif [ -e "$out" ]; then
            fault="a folder is left behind"
        fi
        rm -rf "$out"
        close_case "$command $1"
    done
}

says() {
    [ -n "$fault" ] || grep -qF "$1" "$scratch/stderr" || fault="does not say '$1'"
}

missing_file() {
    for command in check list coverage funding centrality; do
        run 4 "$command" "$scratch/nothing.json"
        says "$scratch/nothing.json"
        close_case "$command of a missing file"
    done
}

# What cannot be written is told, and no part of it stays.
unwritable_output() {
    good=tests/fixtures/min
    mkdir "$scratch/place"
    run 4 list "$good" -o "$scratch/place/none/x.csv"
    says "$scratch/place/none/x.csv"
    close_case "list -o into a missing folder"
    run 4 list "$good" --to csv -o "$scratch/place"
    says "$scratch/place"
    close_case "list -o onto a folder"
    : >"$scratch/place/file"
    run 2 publish "$good" -o "$scratch/place/file"
    says "publish writes a folder"
    close_case "publish onto a file"
    run 4 publish "$good" -o "$scratch/place/file/below"
    close_case "publish below a file"
    [ "$(ls "$scratch/place")" = file ] || fault="something is left behind"
    close_case "nothing left behind"
    if [ -c /dev/full ]; then
        "$binary" list "$good" --to csv >/dev/full 2>"$scratch/stderr"
        [ $? -eq 4 ] && fault= || fault="not status 4"
        close_case "list onto a full disk"
    fi
}

sh tests/make_bad.sh "$scratch/made" || exit 2
for dataset in tests/fixtures/bad/* "$scratch"/made/*; do
    [ -e "$dataset" ] || continue
    check_reports "$dataset"
    others_refuse "$dataset"
done
missing_file
unwritable_output

[ $((passed + failed)) -gt 0 ] || echo "bad_input.sh: nothing in tests/fixtures/bad"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
