#!/bin/sh
# Publishes a dataset twice, under another locale, time zone and folder, and compares every byte.
#
#     tests/reproducible.sh BINARY DATASET
set -eu

[ $# -eq 2 ] || { echo "usage: tests/reproducible.sh BINARY DATASET" >&2; exit 2; }
absolute() {
    echo "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"
}
binary=$(absolute "$1")
dataset=$(absolute "$2")

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$scratch/first" "$scratch/second folder" "$scratch/locales"

publish() {
    folder=$1
    shift
    (cd "$folder" && env "$@" "$binary" publish "$dataset" -o out --quiet)
}

publish "$scratch/first" LC_ALL=C TZ=UTC

# A locale with a decimal comma, made here so that nothing need be installed in the system.
if command -v localedef >/dev/null &&
    localedef -i nb_NO -f UTF-8 "$scratch/locales/nb_NO.UTF-8" 2>/dev/null; then
    publish "$scratch/second folder" LC_ALL=nb_NO.UTF-8 LOCPATH="$scratch/locales" \
        TZ=Pacific/Auckland
else
    echo "reproducible.sh: no localedef with nb_NO (package locales): same locale both times"
    publish "$scratch/second folder" LC_ALL=C TZ=Pacific/Auckland
fi

count=$(find "$scratch/first/out" -type f | wc -l)
if ! diff -r "$scratch/first/out" "$scratch/second folder/out"; then
    echo "reproducible.sh: the two publications differ"
    echo "0 passed, 1 failed"
    exit 1
fi
[ "$count" -gt 0 ] || { echo "reproducible.sh: nothing was published"; exit 1; }
echo "$count files, the same both times"
echo "1 passed, 0 failed"
