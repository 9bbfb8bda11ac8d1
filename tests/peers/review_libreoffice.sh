#!/bin/sh
# Sheets of export --to review, saved again by LibreOffice: nothing that nobody touched is corrected.
#
#     tests/peers/review_libreoffice.sh BINARY
set -u

# shellcheck source=tests/program.sh disable=SC1091
. "$(dirname "$0")/../program.sh"
cd .. || exit 2
command -v soffice >/dev/null || { echo "LibreOffice is not there: skipped"; exit 0; }

for dataset in data/eksempel tests/fixtures/export/injection.json; do
    for lang in nb en; do
        fault=
        rm -rf "$scratch/ark" "$scratch/lagret"
        "$binary" export $dataset --to review --lang $lang -o "$scratch/ark" --quiet ||
            fault="not written"
        timeout 200 soffice "-env:UserInstallation=file://$scratch/office" --headless \
            --convert-to xlsx --outdir "$scratch/lagret" "$scratch"/ark/*.xlsx >/dev/null 2>&1 ||
            fault="LibreOffice ends with $?"
        "$binary" import "$scratch/lagret" --corrects $dataset -o "$scratch/r.json" --quiet \
            2>"$scratch/stderr" || fault="not read: $(head -n 1 "$scratch/stderr")"
        [ ! -s "$scratch/stderr" ] || fault=$(head -n 1 "$scratch/stderr")
        grep -q '"steps": \[\]' "$scratch/r.json" || fault="there are steps"
        close_case "$dataset $lang"
    done
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
