#!/bin/bash
# graphs.sh AKTORKART [--update]: redraws the pictures and text twins that lie in graphs/ from the
# shipped data and compares every byte; --update writes them there instead.
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")/.."
dataset=data/offentlig-innovasjon
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

draw() { # NAME VIEW [OPTION…]
    local name=$1
    shift
    "$binary" draw $dataset "$@" --lang nb -o "$fresh/$name.svg"
    "$binary" draw $dataset "$@" --lang nb --to markdown -o "$fresh/$name.md"
}

draw aktorkart map
draw roller roles
draw rollefelt quadrant
draw omrader areas
draw difi ego --focus difi
draw endring-fast-forum change --scenario $dataset/scenarios/fast-forum.json
draw tidslinje timeline
draw tall indicators
draw pengestrommer funding
draw nettverk network
if [ "${2:-}" = --update ]; then
    cp "$fresh"/* graphs/
    exit
fi
failed=0
count=0
for file in "$fresh"/*; do
    count=$((count + 1))
    cmp "$file" "graphs/$(basename "$file")" || failed=$((failed + 1))
done
echo "$((count - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
