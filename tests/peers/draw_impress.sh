#!/bin/sh
# Every picture in graphs/ opened by LibreOffice Impress: one page of the drawing's shape, with all of its
# words of four letters and more as text.
#
#     tests/peers/draw_impress.sh
#
# Uses soffice with Impress, pdfinfo and pdftotext.
set -eu

cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
    echo "draw_impress.sh: $*" >&2
    exit 1
}

# shape WIDTH HEIGHT: height for a width of 1 000
shape() {
    awk -v width="$1" -v height="$2" 'BEGIN { printf "%d", 1000 * height / width + 0.5 }'
}

# Words, one a line; a space that does not break is a space.
split() {
    sed 's/\xc2\xa0/ /g' | tr -s ' \f' '\n' | LC_ALL=C sort -u
}

words_of() {
    sed -n 's/.*<text[^>]*>\(.*\)<\/text>.*/\1/p' "$1" |
        sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#39;/'\''/g; s/&amp;/\&/g' |
        split
}

soffice "-env:UserInstallation=file://$scratch/profile" --headless \
    --convert-to pdf:impress_pdf_Export --outdir "$scratch" graphs/*.svg >"$scratch/log" 2>&1 ||
    fail "$(tail -n 1 "$scratch/log")"
count=0
for picture in graphs/*.svg; do
    page=$scratch/$(basename "$picture" .svg).pdf
    [ -s "$page" ] || fail "$picture cannot be opened"
    pdfinfo "$page" >"$scratch/info"
    [ "$(sed -n 's/^Pages: *//p' "$scratch/info")" = 1 ] || fail "$picture is not one page"
    # shellcheck disable=SC2046  # width and height are two words
    asked=$(shape $(sed -n 's/^<svg.* width="\([0-9.]*\)" height="\([0-9.]*\)".*/\1 \2/p' "$picture"))
    # shellcheck disable=SC2046
    got=$(shape $(sed -n 's/^Page size: *\([0-9.]*\) x \([0-9.]*\).*/\1 \2/p' "$scratch/info"))
    [ $(((got - asked) * (got - asked))) -le 4 ] ||
        fail "$picture has another shape: $got, not $asked"
    words_of "$picture" | grep -E '^.{4,}$' >"$scratch/words"
    pdftotext -layout "$page" - | split >"$scratch/read"
    lost=$(LC_ALL=C comm -23 "$scratch/words" "$scratch/read" | head -n 3 | tr '\n' ' ')
    [ -z "$lost" ] || fail "$picture lacks: $lost"
    count=$((count + 1))
done
echo "$count pictures open in LibreOffice Impress, with their words as text"
