#!/bin/sh
# Diagrams as DOT, drawn by Graphviz: it takes each without a word of warning, leaves every node where
# we put it with -n2, and moves but all of them alike without, and draws labels as they are in the data.
#
#     tests/peers/draw_dot.sh BINARY
set -u

# shellcheck source=tests/program.sh disable=SC1091
. "$(dirname "$0")/../program.sh"
cd .. || exit 2
dataset=data/offentlig-innovasjon

# places FILE: name and place of every node, in points
places() {
    gvpr 'N { print($.name, " ", $.pos) }' "$1" | tr -d '!' | tr ',' ' ' | LC_ALL=C sort
}

# stay NAME OPTIONS…: how neato places it
stay() {
    name=$1
    shift
    fault=
    timeout 60 neato "$@" -Tdot "$scratch/a.dot" >"$scratch/b.dot" 2>"$scratch/stderr" ||
        fault="neato ends with $?"
    [ ! -s "$scratch/stderr" ] || fault=$(head -n 1 "$scratch/stderr")
    places "$scratch/a.dot" >"$scratch/a"
    places "$scratch/b.dot" >"$scratch/b"
    moved=$(paste -d ' ' "$scratch/a" "$scratch/b" | awk -v free="${1:-free}" '
        NR == 1 && free == "free" { x = $2 - $5; y = $3 - $6 }
        $1 != $4 || ($2 - $5 - x) ^ 2 + ($3 - $6 - y) ^ 2 > 0.01 { print $1; exit }')
    [ -z "$moved" ] || fault="$moved is moved"
    [ -s "$scratch/a" ] || fault="no nodes"
    close_case "$name neato $*"
}

for view in map network funding 'ego --focus difi' \
    "change --scenario $dataset/scenarios/fast-forum.json"; do
    # shellcheck disable=SC2086  # a view and its options
    "$binary" draw $dataset $view -o "$scratch/a.dot" || fault="not written"
    stay "$view" -n2
    stay "$view"
done

cat >"$scratch/names.json" <<'END'
{"dataset": {"title": "T", "date": "2018"},
 "actors": [{"id": "a", "name": "<b>x</b>", "kind": "ministry", "category": "ministries"},
            {"id": "b", "name": "\\N R&D", "kind": "ministry", "category": "ministries"},
            {"id": "c", "name": "a\\\"b\\", "kind": "ministry", "category": "ministries"}]}
END
fault=
"$binary" draw "$scratch/names.json" map -o "$scratch/a.dot" || fault="not written"
neato -n2 -Tsvg "$scratch/a.dot" -o "$scratch/b.svg" || fault="not drawn"
# shellcheck disable=SC1003  # it ends in a backslash
for name in '&lt;b&gt;x&lt;/b&gt;' '\N R&amp;D' 'a\&quot;b\'; do
    grep -qF -e ">$name</text>" "$scratch/b.svg" || fault="$name is not drawn"
done
close_case 'labels as they are'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
