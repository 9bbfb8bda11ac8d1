#!/bin/sh
# Gives the program too little memory and looks that it says so: in one line, with status 4, nothing
# written in part; and that enough is enough.
#
#     tests/memory.sh BINARY
#
set -u

# shellcheck source=tests/program.sh
. "$(dirname "$0")/program.sh"
unset AKTORKART_LANG AKTORKART_WORKERS

large=$scratch/large.json
write_large 20000 >"$large" # whose memory is felt

sentence="^aktorkart: out of memory while [^:]*: (more needed|[0-9.]* [kMG]B in use and [0-9.]* [kMG]B more needed), of the [0-9.]* [kMG]B that --memory allows; allow more, such as --memory [0-9]*[MG]\$"
# A worker cannot tell for certain.
perhaps="^aktorkart: aktorkart-(print|layout) (failed|crashed) \\(.*\\), perhaps for want of memory"

# judge STATUS: of a run that may have been given too little.
judge() {
    if [ "$1" -eq 4 ]; then
        refused=$((refused + 1))
        [ "$(wc -l <"$scratch/stderr")" -eq 1 ] || fault="at $limit not one line"
        grep -Eq -e "$sentence" -e "$perhaps" "$scratch/stderr" || fault="at $limit: $(head -n 1 "$scratch/stderr")"
        [ "$(cat "$scratch/out/file")" = earlier ] || fault="at $limit a file is changed"
    elif [ "$1" -ne 0 ]; then
        fault="at $limit status $1: $(head -n 1 "$scratch/stderr")"
    fi
    [ "$(ls -A "$scratch/out")" = file ] || fault="at $limit left: $(find "$scratch/out" -mindepth 1 -printf '%P ')"
}

# grow LEAST ARGUMENTS…: with more and more memory, until it works. At least so many are refused.
grow() {
    least=$1
    shift
    fault=
    refused=0
    kilo=1024
    status=4
    while [ $status -ne 0 ] && [ -z "$fault" ] && [ $kilo -lt 1000000 ]; do
        limit=${kilo}k
        mkdir -p "$scratch/out"
        echo earlier >"$scratch/out/file"
        timeout 60 "$binary" "$@" --memory $limit -o "$scratch/out/file" \
            >"$scratch/stdout" 2>"$scratch/stderr" </dev/null
        status=$?
        judge $status
        [ ! -s "$scratch/stdout" ] || fault="at $limit something on standard output"
        kilo=$((kilo + kilo / 5))
        rm -rf "$scratch/out"
    done
    [ -n "$fault" ] || [ $status -eq 0 ] || fault="never enough"
    [ -n "$fault" ] || [ $refused -ge "$least" ] || fault="refused $refused times only"
    close_case "$*"
}

# refuses LIMIT: a spelling that is none.
refuses() {
    "$binary" check data/eksempel --memory "$1" >"$scratch/stdout" 2>"$scratch/stderr"
    [ $? -eq 2 ] || fault="not refused"
    grep -q 'such as 800M or 4G' "$scratch/stderr" || fault="$(cat "$scratch/stderr")"
    close_case "--memory '$1'"
}

for wrong in 4GB '4 G' 4,5G 4.5G 4096 G '' 0M -1G 99999999999999999G; do
    refuses "$wrong"
done

if [ -n "${AKT_SANITIZE:-}" ]; then
    echo "memory.sh: a sanitizer's own memory would not fit; skipped"
else
    grow 10 check "$large"
    grow 10 list "$large" --to csv
    grow 10 list "$large" --table flows --to json
    grow 10 centrality "$large" --to csv --threads 2
    grow 10 funding "$large"
    grow 10 communities "$large" --draws 0
    grow 10 robustness "$large"
    grow 10 brokerage "$large" --permutations 0
    grow 10 export "$large" --to graphml
    grow 10 export "$large" --to ndjson
    # Pictures and workbooks are made by processes of their own.
    grow 10 draw data/eksempel map --to png --dpi 300
    grow 3 list data/eksempel --to xlsx
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
