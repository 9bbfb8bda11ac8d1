#!/bin/sh
# Publishes a dataset twice, under another locale, time zone and folder, and compares every byte;
# then measures a network, large enough for several threads, and compares a scenario with one, two,
# three and eight.
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

# 1,500 actors, each paid by four others.
awk 'BEGIN {
    printf "{\"dataset\": {\"title\": \"T\", \"date\": 2024}, \"actors\": ["
    for (i = 0; i < 1500; i++)
        printf "%s{\"id\": \"a%d\", \"name\": \"A\", \"kind\": \"group\"}", i ? ", " : "", i
    printf "], \"flows\": ["
    for (i = 0; i < 6000; i++)
        printf "%s{\"id\": \"f%d\", \"from\": \"a%d\", \"to\": \"a%d\", \"amount\": %d}",
            i ? ", " : "", i, (i * i + 7) % 1499, i % 1500, 1000 * (1 + i % 13)
    print "]}"
}' >"$scratch/large.json"
for threads in 1 2 3 8; do
    for weight in none amount; do
        "$binary" centrality "$scratch/large.json" --layer funding --weight $weight --sample 300 \
            --measure betweenness,harmonic,closeness,eccentricity,edge_betweenness --to json \
            --threads $threads >"$scratch/$weight-$threads.json"
        cmp "$scratch/$weight-1.json" "$scratch/$weight-$threads.json"
    done
    "$binary" compare "$dataset" --scenario "$dataset/scenarios/fast-forum.json" --to json \
        --threads $threads >"$scratch/compared-$threads.json"
    cmp "$scratch/compared-1.json" "$scratch/compared-$threads.json"
done
[ "$(wc -l <"$scratch/none-1.json")" -gt 7000 ] ||
    { echo "reproducible.sh: too little was measured"; exit 1; }
[ "$(wc -l <"$scratch/compared-1.json")" -gt 100 ] ||
    { echo "reproducible.sh: too little was compared"; exit 1; }
echo "one, two, three and eight threads measure the same"
echo "2 passed, 0 failed"
