#!/bin/bash
# graphs.sh AKTORKART [--update]: draws every definition in graphs/ of the shipped data and compares each
# byte of picture and text twin with those that lie beside it; --update writes them there instead. In the
# other languages it must be drawn too. Nothing lies there without a definition.
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")/.."
dataset=data/offentlig-innovasjon
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
failed=0
count=0

check() { # WHAT COMMAND…: counts what comes of the command
    local what=$1
    shift
    count=$((count + 1))
    "$@" || { failed=$((failed + 1)) && echo "FAILED: $what"; }
}

draw() { # DEFINITION LANGUAGE STEM
    "$binary" draw $dataset "$1" --lang "$2" -q -o "$3.svg" &&
        "$binary" draw $dataset "$1" --lang "$2" -q --to markdown -o "$3.md"
}

# The views that the program knows, one a line.
views_of_program() {
    "$binary" draw $dataset zzzzzzzz 2>&1 | sed -e 's/.*known: //' -e 's/, /\n/g' | sort
}

views_of_schema() {
    sed -n '/"view": {/,/"enum"/s/.*"enum": \[\(.*\)\].*/\1/p' data/schema/diagram.schema.json |
        tr -d '" ' | tr ',' '\n' | sort
}

for definition in graphs/*.json; do
    name=$(basename "$definition" .json)
    check "$name" draw "$definition" nb "$fresh/$name"
    for lang in nn en; do
        check "$name in $lang" draw "$definition" $lang "$fresh/in-$lang"
    done
done
rm -f "$fresh"/in-*
if [ "${2:-}" = --update ]; then
    cp "$fresh"/* graphs/
    exit $((failed > 0))
fi
for file in "$fresh"/*; do
    check "$(basename "$file")" cmp "$file" "graphs/$(basename "$file")"
done
for file in graphs/*.svg graphs/*.md; do
    [ "$file" = graphs/README.md ] ||
        check "$file has no definition" test -e "$fresh/$(basename "$file")"
done
check "the schema names other views than the program" \
    diff <(views_of_schema) <(views_of_program)
echo "$((count - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
