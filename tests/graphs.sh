#!/bin/bash
# graphs.sh AKTORKART [--update]: redraws the pictures and text twins that lie in graphs/ from the
# shipped data and compares every byte; --update writes them there instead.
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")/.."
dataset=data/offentlig-innovasjon
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

draw() { # NAME VIEW
    "$binary" draw $dataset "$2" --lang nb -o "$fresh/$1.svg"
    "$binary" draw $dataset "$2" --lang nb --to markdown -o "$fresh/$1.md"
}

draw aktorkart map
draw roller roles
draw rollefelt quadrant
draw omrader areas
if [ "${2:-}" = --update ]; then
    cp "$fresh"/* graphs/
    exit
fi
failed=0
for file in "$fresh"/*; do
    cmp "$file" "graphs/$(basename "$file")" || failed=$((failed + 1))
done
echo "$((8 - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
