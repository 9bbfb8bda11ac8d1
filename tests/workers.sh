#!/bin/sh
# Pictures by the workers: PDF and PNG of every view, and what comes of a worker that is missing,
# crashes or talks nonsense.
#
#     tests/workers.sh BINARY
#
# Uses pdftotext where it is installed.
set -u

# shellcheck source=tests/program.sh
. "$(dirname "$0")/program.sh"
unset AKTORKART_LANG AKTORKART_WORKERS
dataset=data/eksempel

# run STATUS ARGUMENTS…
run() {
    wanted=$1
    shift
    fault=
    timeout 60 "$binary" draw $dataset "$@" >"$scratch/stdout" 2>"$scratch/stderr" </dev/null
    status=$?
    [ $status -eq "$wanted" ] || fault="status $status: $(head -n 1 "$scratch/stderr")"
}

# begins FILE BYTES
begins() {
    [ "$(head -c "${#2}" "$1")" = "$2" ] || fault="$1 does not begin with $2"
}

# width_of PNG: below 65 536
width_of() {
    od -An -tu1 -j18 -N2 "$1" | { read -r high low; echo $((high * 256 + low)); }
}

for view in map roles network; do
    run 0 $view -o "$scratch/a.pdf"
    [ -n "$fault" ] || run 0 $view -o "$scratch/b.pdf"
    [ -n "$fault" ] || begins "$scratch/a.pdf" %PDF-
    cmp -s "$scratch/a.pdf" "$scratch/b.pdf" || fault="another PDF the second time"
    close_case "pdf of $view"
    run 0 $view -o "$scratch/a.png"
    [ -n "$fault" ] || run 0 $view --to png --dpi 48 -o "$scratch/half.png"
    [ "$(head -c 4 "$scratch/a.png" | tail -c 3)" = PNG ] || fault="not a PNG"
    width=$(width_of "$scratch/a.png")
    [ "$width" -ge 1000 ] || fault="$width pixels wide"
    [ "$(width_of "$scratch/half.png")" -eq $(((width + 1) / 2)) ] || fault="48 dpi is not half of 96"
    [ "$(head -c 41 "$scratch/a.png" | tail -c 4)" = pHYs ] || fault="no size of a pixel"
    close_case "png of $view"
done

# A map of several sheets is a PDF of as many pages, each with its own.
dataset=tests/fixtures/many.json
run 0 map --lang nb -o "$scratch/a.pdf"
[ -n "$fault" ] || run 0 map --lang nb -o "$scratch/b.pdf"
cmp -s "$scratch/a.pdf" "$scratch/b.pdf" || fault="another PDF the second time"
if command -v pdftotext >/dev/null; then
    for page in 1 2 3 4 5; do
        pdftotext -f $page -l $page "$scratch/a.pdf" - | grep -q "Ark $page av 5" ||
            fault="page $page is not sheet $page"
    done
fi
close_case "pdf of several sheets"
run 0 map --sheet 2 -o "$scratch/a.png"
[ -n "$fault" ] || run 0 map -o "$scratch/b.png"
cmp -s "$scratch/a.png" "$scratch/b.png" && fault="sheet 2 is sheet 1"
close_case "png of a sheet"
dataset=data/eksempel

if command -v pdftotext >/dev/null; then
    run 0 map --lang nb -o "$scratch/a.pdf"
    pdftotext "$scratch/a.pdf" - | grep -q 'Samspillsdepartementet' || fault="no text in the PDF"
    close_case "text of a pdf"
else
    echo "workers.sh: no pdftotext"
fi

# fake NAME WORDS SCRIPT: a worker that does as the script says; what is told has the words.
fake() {
    printf '#!/bin/sh\n%s\n' "$3" >"$scratch/aktorkart-print"
    chmod +x "$scratch/aktorkart-print"
    export AKTORKART_WORKERS="$scratch"
    rm -f "$scratch/out.pdf"
    run 4 map -o "$scratch/out.pdf"
    [ "$(wc -l <"$scratch/stderr")" -eq 1 ] || fault="not one line"
    grep -qF "$2" "$scratch/stderr" || fault="$(cat "$scratch/stderr")"
    [ ! -e "$scratch/out.pdf" ] || fault="a file all the same"
    close_case "$1"
    unset AKTORKART_WORKERS
}

# shellcheck disable=SC2016  # the dollars are the script's
fake crash 'aktorkart-print crashed (signal 11)' 'kill -SEGV $$'
fake failure 'aktorkart-print failed (status 1): the fonts are gone' \
    'echo "the fonts are gone" >&2; exit 1'
export AKTORKART_WORKERS=/nowhere
run 4 map -o "$scratch/out.pdf"
grep -qF 'the program aktorkart-print is missing' "$scratch/stderr" || fault="not said"
close_case missing

# rows NAME WORDS SCRIPT: the network is drawn all the same, and it is said why in rows.
rows() {
    printf '#!/bin/sh\n%s\n' "$3" >"$scratch/aktorkart-layout"
    chmod +x "$scratch/aktorkart-layout"
    export AKTORKART_WORKERS="$scratch"
    run 0 network --lang en --layout-timeout 1
    [ "$(wc -l <"$scratch/stderr")" -eq 1 ] || fault="not one line"
    grep -qF "$2" "$scratch/stderr" || fault="$(cat "$scratch/stderr")"
    grep -qF 'Placed in rows here' "$scratch/stdout" || fault="the picture does not say so"
    close_case "$1"
    unset AKTORKART_WORKERS
}

# shellcheck disable=SC2016
rows 'layout that crashes' 'aktorkart-layout crashed (signal 6)' 'kill -ABRT $$'
rows 'layout that hangs' 'aktorkart-layout took more than 1 s' 'exec sleep 9'
rows 'layout that babbles' 'aktorkart-layout answered what cannot be read' 'echo n0 over there'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
