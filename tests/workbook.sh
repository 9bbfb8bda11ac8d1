#!/bin/sh
# Workbooks of every command: whole zip files of sound XML, the same each time, or nothing at all.
#
#     tests/workbook.sh BINARY
#
# Uses unzip, xmllint and script where they are installed.
set -u

# shellcheck source=tests/program.sh
. "$(dirname "$0")/program.sh"
unset AKTORKART_LANG
book=$scratch/bok.xlsx

has() {
    command -v "$1" >/dev/null || { echo "workbook.sh: no $1"; return 1; }
}

# run STATUS ARGUMENTS…
run() {
    wanted=$1
    shift
    fault=
    timeout 60 "$binary" "$@" >"$scratch/stdout" 2>"$scratch/stderr" </dev/null
    status=$?
    [ $status -eq "$wanted" ] || fault="status $status: $(head -n 1 "$scratch/stderr")"
}

# open_book SHEETS: takes it apart; there are at least so many sheets.
open_book() {
    rm -rf "$scratch/parts"
    $unzips || return
    unzip -qq -d "$scratch/parts" "$book" || { fault="not a zip file"; return; }
    sheets=$(find "$scratch/parts/xl/worksheets" -name 'sheet*.xml' | wc -l)
    [ "$sheets" -ge "$1" ] || fault="only $sheets sheets"
    ! $lints || find "$scratch/parts" -type f -exec xmllint --nonet --noout {} + ||
        fault="a part is not sound"
}

unzips=false lints=false
! has unzip || unzips=true
! has xmllint || lints=true

data=tests/fixtures/full
for lang in nb nn en; do
    for command in "check $data" "centrality $data" "coverage $data" "funding $data" \
        "indicators $data" "list $data" "list $data --table flows" "list $data --table taxonomy" \
        "brokerage $data" "communities $data" "robustness $data" "overlap data/eksempel" \
        "suggest data/eksempel" "suggest data/eksempel --ties 1 --measure central_reach" \
        "funding $data --trace difi" "funding $data --between ministry,difi" \
        "show tests/fixtures/min prdir" "draw $data map" "draw $data roles"; do
        # shellcheck disable=SC2086  # a command is meant to fall apart into words
        run 0 $command --lang $lang -o "$book"
        [ -n "$fault" ] || open_book 2
        [ -s "$scratch/stdout" ] && fault="something on standard output"
        close_case "$command --lang $lang -o bok.xlsx"
    done
done

run 0 funding $data --to xlsx
cp "$scratch/stdout" "$scratch/first"
sleep 1
run 0 funding $data -o "$book"
[ -n "$fault" ] || cmp -s "$scratch/first" "$book" || fault="other bytes through a pipe, or later"
close_case "a pipe and a file get the same bytes"

run 0 funding $data --table totals -o "$book"
[ -n "$fault" ] || open_book 1
[ -n "$fault" ] || ! $unzips || [ ! -f "$scratch/parts/xl/worksheets/sheet2.xml" ] ||
    fault="more than the one table"
close_case "one table alone"

echo before >"$book"
TMPDIR=$scratch/nowhere run 4 list $data -o "$book"
[ "$(cat "$book")" = before ] || fault="the file is not what it was"
grep -q temporary "$scratch/stderr" || fault="does not say why"
[ "$(find "$scratch" -name 'bok.xlsx*' | wc -l)" -eq 1 ] || fault="something is left beside it"
close_case "no temporary files, no workbook"

fault=
(ulimit -f 1000 && exec "$binary" list $data -o "$book") >"$scratch/stdout" 2>"$scratch/stderr"
status=$?
[ $status -eq 4 ] || fault="status $status"
grep -q temporary "$scratch/stderr" || fault="does not say why"
[ "$(cat "$book")" = before ] || fault="the file is not what it was"
close_case "no room for temporary files, no workbook"

# Some machines have the command but no terminals to give.
if has script && script -qec true /dev/null >"$scratch/stdout" 2>&1 </dev/null; then
    fault=
    script -qec "'$binary' list $data --to xlsx" /dev/null >"$scratch/stdout" 2>&1 </dev/null
    status=$?
    [ $status -eq 2 ] || fault="status $status"
    grep -q 'not for a terminal' "$scratch/stdout" || fault="no sentence"
    close_case "a terminal is refused"
fi

echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
