#!/bin/sh
# Asks for pictures and pages of more than anybody could read: refused at once and kindly, nothing
# written; what a part or another command gives is there.
#
#     tests/too_large.sh BINARY
#
set -u

# shellcheck source=tests/program.sh
. "$(dirname "$0")/program.sh"
unset AKTORKART_LANG AKTORKART_WORKERS
mkdir "$scratch/out"

# 6000 bodies with a date and a role each, 6000 payments between pairs, 12 000 ties.
awk 'BEGIN {
    count = 6000
    print "{\"dataset\": {\"title\": \"Stort\", \"date\": \"2024\"}, \"actors\": ["
    for (i = 0; i < count; i++)
        printf "%s{\"id\": \"a%d\", \"name\": \"Organ %d\", \"kind\": \"%s\", \"category\": \"ministries\", \"from\": 2001}\n",
            i ? "," : "", i, i, i < 20 ? "ministry" : "company"
    print "], \"flows\": ["
    for (i = 0; i < count; i++)
        printf "%s{\"id\": \"f%d\", \"from\": \"a%d\", \"to\": \"a%d\", \"amount\": 10, \"year\": 2020}\n",
            i ? "," : "", i, i % 20, i < 20 ? (i + 1) % 20 : i
    print "], \"ties\": ["
    for (i = 0; i < 2 * count; i++)
        printf "%s{\"from\": \"a%d\", \"to\": \"a%d\", \"kind\": \"cooperates\"}\n",
            i ? "," : "", i % count, (i * 7 + 1) % count
    print "], \"roles\": ["
    for (i = 0; i < count; i++)
        printf "%s{\"holder\": \"a%d\", \"role\": \"developer\", \"area\": \"agencies_state\", \"strength\": \"clear\"}\n",
            i ? "," : "", i
    print "]}"
}' >"$scratch/large.json"

# refuses WORDS ARGUMENTS…
refuses() {
    words=$1
    shift
    timeout 60 "$binary" "$@" -o "$scratch/out/made.svg" >"$scratch/stdout" 2>"$scratch/stderr"
    status=$?
    [ $status -eq 2 ] || fault="status $status: $(head -n 1 "$scratch/stderr")"
    [ "$(wc -l <"$scratch/stderr")" -eq 1 ] || fault="not one line"
    grep -q "$words" "$scratch/stderr" || fault="$(head -n 1 "$scratch/stderr")"
    grep -q -e '--where' "$scratch/stderr" || fault="not what to do: $(head -n 1 "$scratch/stderr")"
    [ -z "$(ls -A "$scratch/out")" ] || fault="something is written"
    close_case "$*"
}

for view in map network funding roles quadrant areas timeline; do
    refuses 'too m[a-z]* for \(one picture\|a map\)' draw "$scratch/large.json" $view
done
refuses '6000 actors, programmes and forums with 18000 ties and flows are too many for a page' \
    publish "$scratch/large.json"

# A part of it is no trouble, and in words nothing is too much.
for view in map network funding roles timeline; do
    timeout 60 "$binary" draw "$scratch/large.json" $view --where kind=ministry \
        -o "$scratch/out/$view.svg" 2>"$scratch/stderr" || fault="$(cat "$scratch/stderr")"
    close_case "a part: $view"
done
timeout 60 "$binary" draw "$scratch/large.json" timeline --to csv >"$scratch/stdout" 2>&1 ||
    fault="$(head -n 1 "$scratch/stdout")"
[ "$(wc -l <"$scratch/stdout")" -eq 6001 ] || fault="not a row each"
close_case 'in words'
timeout 60 "$binary" export "$scratch/large.json" --to graphml -q -o "$scratch/out/all.graphml" \
    2>"$scratch/stderr" || fault="$(cat "$scratch/stderr")"
[ "$(grep -c '<node ' "$scratch/out/all.graphml")" -eq 6000 ] || fault="not all of it"
close_case 'an export'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
