#!/bin/sh
# Lets the disk be full, and standard output too: one line, status 4, the old file intact, nothing
# beside it.
#
#     tests/full_disk.sh BINARY
#
# A limit on the size of files stands for the disk. As root a real one is filled as well, where a tmpfs
# can be mounted.
set -u

# shellcheck source=tests/program.sh
. "$(dirname "$0")/program.sh"
unset AKTORKART_LANG AKTORKART_WORKERS
dataset=data/eksempel

# told STATUS WORDS
told() {
    [ "$1" -eq 4 ] || fault="status $1: $(head -n 1 "$scratch/stderr")"
    [ "$(wc -l <"$scratch/stderr")" -eq 1 ] || fault="not one line: $(cat "$scratch/stderr")"
    grep -q "$2" "$scratch/stderr" || fault="$(head -n 1 "$scratch/stderr")"
}

# onto_full ARGUMENTS…: standard output takes nothing.
onto_full() {
    timeout 60 "$binary" "$@" >/dev/full 2>"$scratch/stderr" </dev/null
    told $? 'aktorkart: standard output: cannot be written: No space left on device'
    close_case "$* > /dev/full"
}

if [ -c /dev/full ]; then
    for command in check list centrality brokerage communities robustness coverage overlap funding \
        suggest indicators; do
        onto_full $command $dataset
        onto_full $command $dataset --to json
    done
    onto_full show $dataset samdir
    onto_full compare $dataset $dataset
    onto_full draw $dataset map
    onto_full draw $dataset map --to png
    onto_full list $dataset --to xlsx
    for format in json ndjson graphml gexf pajek dot kumu cytoscape nodelink xlsx 360giving jsonld \
        bibtex ris drawio; do
        onto_full export $dataset --to $format
    done
    onto_full help
    onto_full help man
    onto_full list --help
    onto_full --version
else
    echo "full_disk.sh: no /dev/full"
fi

# into_full CASE ARGUMENTS…: to $scratch/out, with $blocks blocks of 512 bytes a file at the most.
into_full() {
    case=$1
    shift
    rm -rf "$scratch/out"
    mkdir "$scratch/out"
    echo earlier >"$scratch/out/file"
    (
        ulimit -f "$blocks"
        exec timeout 60 "$binary" "$@" 2>"$scratch/stderr" >"$scratch/stdout" </dev/null
    )
    told $? 'File too large\|temporary file cannot be written'
    [ "$(ls -A "$scratch/out")" = file ] || fault="left: $(find "$scratch/out" -mindepth 1 -printf '%P ')"
    [ "$(cat "$scratch/out/file")" = earlier ] || fault="the old file is changed"
    close_case "$case"
}

blocks=4
into_full 'a file' export $dataset --to json -o "$scratch/out/file"
into_full 'a graph' export $dataset --to graphml -o "$scratch/out/file"
into_full 'a table' list $dataset --to csv -o "$scratch/out/file"
into_full 'a folder' export $dataset --to csv -o "$scratch/out/folder"
into_full 'a workbook' list $dataset --to xlsx -o "$scratch/out/file"
into_full 'a picture' draw $dataset map -o "$scratch/out/file" --to svg
into_full 'a printed picture' draw $dataset map -o "$scratch/out/file" --to pdf
into_full 'an import' import $dataset -o "$scratch/out/new.json"
into_full 'a start' init "$scratch/out/new"
blocks=200
into_full 'a publication' publish $dataset --without pictures,workbook -q -o "$scratch/out/site"

# A disk of its own, too small for what is there and what shall be.
disk=$scratch/disk
mkdir "$disk"
if mount -t tmpfs -o size=640k tmpfs "$disk" 2>/dev/null; then
    trap 'umount "$disk"; rm -rf "$scratch"' EXIT
    "$binary" publish $dataset --only tables,report --lang en -q -o "$disk/site" ||
        fault="the small one does not fit"
    cp -r "$disk/site" "$scratch/before"
    timeout 60 "$binary" publish $dataset --without pictures -q -o "$disk/site" 2>"$scratch/stderr"
    told $? 'No space left on device'
    diff -r "$disk/site" "$scratch/before" >/dev/null || fault="the old publication is changed"
    close_case 'a disk that fills up'
else
    echo "full_disk.sh: no disk of its own can be mounted here"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
