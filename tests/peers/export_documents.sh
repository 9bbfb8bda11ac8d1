#!/bin/sh
# 360Giving and JSON-LD as ajv and jsonld (from npm) read them: see export_documents.js. 360Giving's
# schemas lie in $AKTORKART_SCHEMAS; without them its JSON is only counted.
#
#     tests/peers/export_documents.sh BINARY
set -u

# shellcheck source=tests/program.sh disable=SC1091
. "$(dirname "$0")/../program.sh"
cd .. || exit 2
schemas=${AKTORKART_SCHEMAS:-}
if [ ! -f "$schemas/360-giving-schema.json" ]; then
    echo "no 360Giving schema in AKTORKART_SCHEMAS: its JSON is not validated"
    schemas=
fi
script=$PWD/tests/peers/export_documents.js
(cd "$scratch" && npm install --silent --no-fund --no-audit --prefix . \
    ajv@8 ajv-formats@3 jsonld@8 >npm.log 2>&1) || {
    echo "npm cannot install ajv and jsonld: skipped"
    exit 0
}

for dataset in data/eksempel data/offentlig-innovasjon tests/fixtures/export/injection.json; do
    fault=
    "$binary" export $dataset --to json --quiet >"$scratch/d.json" || fault="json not written"
    "$binary" export $dataset --to jsonld --quiet >"$scratch/d.jsonld" || fault="jsonld not written"
    giving=giving.json
    "$binary" export $dataset --to 360giving --quiet >"$scratch/giving.json" 2>"$scratch/why" ||
        { grep -q 'none of the' "$scratch/why" && giving=-; } || fault="360giving not written"
    (cd "$scratch" && node "$script" d.json $giving d.jsonld ${schemas:+"$schemas"}) ||
        fault="not as it should be"
    close_case "$dataset"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
