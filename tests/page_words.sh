#!/bin/sh
# Every word that the page's scripts name is there, and every word of theirs is used.
#
#     tests/page_words.sh [SRC]
#
# A script names a word by a string in capitals: whole, or what it begins or ends with, up to a "_".
set -eu

src=${1:-$(dirname "$0")/../src}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

sed -n 's/^AKT_WORD(\(EXPLORER\|QUANTITY\)_\([A-Z0-9_]*\),.*/\2/p' "$src/words/explorer.def" \
    "$src/words/quantity.def" | LC_ALL=C sort >"$scratch/there"
cat "$src"/publication/explorer/*.js | grep -o '"_\{0,1\}[A-Z][A-Z0-9_]*"' | tr -d '"' | LC_ALL=C sort -u \
    >"$scratch/named"
grep -ho '\(word\|counted\)("[A-Z][A-Z0-9_]*"[,)]' "$src"/publication/explorer/*.js |
    sed 's/^[^"]*"\([^"]*\)".*/\1/' | LC_ALL=C sort -u >"$scratch/called"

failed=0
fault() {
    echo "FAILED $1 $2"
    failed=$((failed + 1))
}

for word in $(LC_ALL=C uniq -d "$scratch/there"); do
    fault "$word" "stands twice in explorer.def"
done
for word in $(LC_ALL=C comm -13 "$scratch/there" "$scratch/called"); do
    fault "$word" "is called in a script, but is no word of explorer.def"
done
LC_ALL=C comm -23 "$scratch/there" "$scratch/named" >"$scratch/unnamed"
sed -n 's/^\([A-Z].*_\)$/^\1/p; s/^\(_.*\)$/\1$/p' "$scratch/named" >"$scratch/parts"
unused=$(grep -v -f "$scratch/parts" "$scratch/unnamed" || true)
for word in $unused; do
    fault "$word" "of explorer.def is used by no script"
done

count=$(wc -l <"$scratch/there")
if [ "$count" -lt 100 ] || [ "$(wc -l <"$scratch/called")" -lt 100 ]; then
    fault "explorer.def" "or the scripts cannot be read"
fi
echo "$((count - failed)) passed, $failed failed"
[ $failed -eq 0 ]
