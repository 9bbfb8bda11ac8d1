#!/bin/sh
# Our workbooks in LibreOffice Calc: opened and saved again they are the same dataset, and one with a cell
# written anew differs in that alone.
#
#     tests/peers/sheets_libreoffice.sh BINARY
#
# Uses soffice with Calc and python3-uno; without them it says so and does nothing.
set -eu

binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/../.."
if ! command -v soffice >/dev/null || ! /usr/bin/python3 -c 'import uno' 2>/dev/null; then
    echo "sheets_libreoffice.sh: no soffice or no python3-uno; skipped"
    exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
    echo "sheets_libreoffice.sh: $*" >&2
    exit 1
}

# edit IN OUT SHEET CELL TEXT
edit() {
    /usr/bin/python3 tests/peers/sheets_edit.py "$scratch/profile" "$@" >"$scratch/log" 2>&1 ||
        fail "$(tail -n 1 "$scratch/log")"
}

# lines_of DATASET: our own JSON, a record a line
lines_of() {
    "$binary" export "$1" --to json -o "$2"
}

for data in data/eksempel data/offentlig-innovasjon; do
    lines_of $data "$scratch/before.json"
    for lang in nb nn en; do
        "$binary" export $data --lang $lang -o "$scratch/book.xlsx"
        soffice "-env:UserInstallation=file://$scratch/profile" --headless \
            --convert-to "xlsx:Calc MS Excel 2007 XML" --outdir "$scratch/saved" \
            "$scratch/book.xlsx" >"$scratch/log" 2>&1 || fail "$(tail -n 1 "$scratch/log")"
        lines_of "$scratch/saved/book.xlsx" "$scratch/after.json"
        cmp "$scratch/before.json" "$scratch/after.json" || fail "$data, $lang: saved, it is another"
    done
done

# An amount that somebody types, and a name: one line of the dataset each, one change each.
data=data/eksempel
lines_of $data "$scratch/before.json"
"$binary" export $data -o "$scratch/book.xlsx"
check_edit() { # SHEET CELL TEXT PATTERN
    edit "$scratch/book.xlsx" "$scratch/edited.xlsx" "$1" "$2" "$3"
    lines_of "$scratch/edited.xlsx" "$scratch/after.json"
    diff "$scratch/before.json" "$scratch/after.json" >"$scratch/diff" && fail "$1!$2: no change"
    changed=$(grep -c '^>' "$scratch/diff") was=$(grep -c '^<' "$scratch/diff")
    [ "$changed $was" = "1 1" ] || fail "$1!$2: $(cat "$scratch/diff")"
    grep '^>' "$scratch/diff" | grep -q "$4" || fail "$1!$2: $(cat "$scratch/diff")"
    steps=$("$binary" compare $data "$scratch/edited.xlsx" --to script | grep -c '"do":')
    [ "$steps" = 1 ] || fail "$1!$2: $steps steps"
}
check_edit Aktører B2 "Nytt navn = ikke en formel" '"nb": "Nytt navn = ikke en formel"'
check_edit Aktører B2 "'=1+2" '"nb": "=1+2"'
check_edit Pengestrømmer E2 7654321 '"amount": 7654321'
echo "sheets_libreoffice.sh: 6 workbooks saved, 3 cells written"
