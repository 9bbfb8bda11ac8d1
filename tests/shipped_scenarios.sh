#!/bin/bash
# shipped_scenarios.sh AKTORKART [--update]: applies every shipped scenario; compares the tables in
# the README of the scenarios with what the command that stands there prints, and its story with
# the tables: each script is told of, and each number stands in a table. --update writes the tables.
set -euo pipefail
binary=$(realpath "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
dataset=$root/data/offentlig-innovasjon
readme=$dataset/scenarios/README.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$binary" "$work/bin/aktorkart"
export PATH="$work/bin:$PATH" LC_ALL=C
unset AKTORKART_LANG
cd "$root"

fail() {
    echo "shipped_scenarios.sh: $*"
    exit 1
}

# The lines of the README from one that is as given to the next heading or marker.
part() {
    awk -v from="$1" '
        inside && /^(#|```|<!--)/ {exit}
        inside {print}
        $0 == from {inside = 1}
    ' "$readme"
}

count=0
for script in "$dataset"/scenarios/*.json; do
    name=$(basename "$script" .json)
    aktorkart coverage "$dataset" --scenario "$script" >"$work/out" 2>&1 ||
        fail "$(cat "$work/out")"
    grep -q "^| \`$name\.json\` |" "$readme" || fail "README.md does not tell of $name.json"
    part '```sh' | grep -qw -- "$name" || fail "the tables are made without $name.json"
    count=$((count + 1))
done
[ $count -ge 16 ] || fail "only $count scenarios"

bash -euo pipefail -c "$(part '```sh')" >"$work/tables"
[ "$(grep -c '^| ' "$work/tables")" -gt $count ] || fail "the command prints no tables"
if [ "${2:-}" = --update ]; then
    awk -v tables="$work/tables" '
        /^<!-- \/comparison -->$/ {skip = 0}
        !skip {print}
        /^<!-- comparison -->$/ {skip = 1; while ((getline line < tables) > 0) print line}
    ' "$readme" >"$work/README.md"
    cp "$work/README.md" "$readme"
fi
part '<!-- comparison -->' | diff -u - "$work/tables" ||
    fail "the tables of README.md are not fresh; --update writes them"

part '## Hva tabellene viser' | grep -oE '[0-9]+( [0-9]{3})*(,[0-9]+)?( %| mill\. kr| kr)?' |
    sort -u >"$work/numbers"
[ "$(wc -l <"$work/numbers")" -ge 20 ] || fail "the story has hardly a number"
sed $'s/\xc2\xa0/ /g; s/\xe2\x80\xaf/ /g; s/ | /|/g; s/^| /|/; s/ |$/|/' "$work/tables" \
    >"$work/cells"
while read -r number; do
    grep -qF "|$number|" "$work/cells" || fail "$number stands in the story, in no table"
done <"$work/numbers"
echo "$((count + 2)) passed, 0 failed"
