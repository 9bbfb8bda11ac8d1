#!/bin/sh
# Writes the faulty datasets that are too large to keep into FOLDER.
#
#     tests/make_bad.sh FOLDER
set -eu

[ $# -eq 1 ] || { echo "usage: tests/make_bad.sh FOLDER" >&2; exit 2; }
mkdir -p "$1"

repeat() {
    head -c "$1" /dev/zero | tr '\0' "$2"
}

# Ten megabytes on one line, with a fault at its end.
{
    printf '{"dataset": {"title": "Lang", "date": "2018"}, "actors": [{"id": "a", "name": "A", '
    printf '"kind": "agency", "description": "'
    repeat 10000000 x
    printf '", "kin": "agency"}]}\n'
} >"$1/long-line.json"

# Arrays 100,000 deep, closed and not.
{
    printf '{"dataset": '
    repeat 100000 '['
    repeat 100000 ']'
    printf '}\n'
} >"$1/deep.json"
{
    printf '{"dataset": {"title": "Dyp", "date": "2018"}, "actors": [{"id": "a", "name": "A", '
    printf '"kind": "agency", "extra": {"x": '
    repeat 100000 '['
} >"$1/deep-and-open.json"

# An id and a number that never end.
{
    printf '{"dataset": {"title": "Id", "date": "2018"}, "actors": [{"id": "'
    repeat 5000 'Q'
    printf '", "name": "A", "kind": "agency"}]}\n'
} >"$1/long-id.json"
{
    printf '{"dataset": {"title": "Tall", "date": "2018"}, "actors": [], '
    printf '"indicators": [{"id": "i", "name": "I", "n": '
    repeat 5000 9
    printf '}]}\n'
} >"$1/long-number.json"

# A node with 40,000 attributes, and nodes 100,000 deep.
{
    printf 'graph [ node [ id 1\n'
    seq -f 'k%.0f 1' 40000
    printf '] ]\n'
} >"$1/many-attributes.gml"
{
    printf '<graphml>'
    yes "<graph><node id='a'>" | head -n 100000
} >"$1/deep.graphml"
