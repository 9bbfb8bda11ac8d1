#!/bin/sh
# What the workers make: PDF, PNG and DOT of views, and what comes of a worker that is missing, crashes,
# hangs or talks nonsense.
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

# square SIDE: all black, as PNG
square() {
    printf '<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s"><rect width="%s" height="%s"/></svg>' \
        "$1" "$1" "$1" "$1" | "$(dirname "$binary")/aktorkart-print" png 96 square
}

fault=
square 11 >"$scratch/whole.png" || fault="no whole square"
square 10.6 >"$scratch/part.png" || fault="no square of part pixels"
cmp -s "$scratch/whole.png" "$scratch/part.png" || fault="a seam along the edge"
close_case "part pixels of a png"
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

for view in map network funding 'ego --focus samdir'; do
    # shellcheck disable=SC2086  # a view and its options
    run 0 $view -o "$scratch/a.dot"
    # shellcheck disable=SC2086
    [ -n "$fault" ] || run 0 $view --to dot
    [ -n "$fault" ] || begins "$scratch/a.dot" 'digraph aktorkart {'
    cmp -s "$scratch/a.dot" "$scratch/stdout" || fault="another DOT the second time"
    close_case "dot of $view"
done

# refuses NAME RECORDS: the worker itself, told what is no graph.
refuses() {
    fault=
    # shellcheck disable=SC2059  # the records are the format: they hold NULs
    printf "$2" | timeout 20 "$layout" write 5 >"$scratch/stdout" 2>"$scratch/stderr"
    status=$?
    [ $status -eq 1 ] || fault="status $status"
    [ ! -s "$scratch/stdout" ] || fault="it writes all the same"
    [ "$(wc -l <"$scratch/stderr")" -eq 1 ] || fault="not one line"
    close_case "$1"
}

layout=$(dirname "$binary")/aktorkart-layout
refuses 'a record of no kind' 'nodule\0a\0\0'
refuses 'a record cut off' 'node\0a\0'
refuses 'a word without its end' 'node\0a\0\0set\0label\0x'
refuses 'an edge from nobody' 'node\0a\0\0edge\0a\0b\0'
refuses 'a node in no cluster' 'node\0a\0c\0'
refuses 'a name that DOT cannot say' 'node\0a\\\0\0'

# fake NAME WORDS SCRIPT [FORMAT PROGRAM]: a worker that does as the script says; what is told has the
# words.
fake() {
    made=$scratch/out.${4:-pdf}
    worker=$scratch/${5:-aktorkart-print}
    printf '#!/bin/sh\n%s\n' "$3" >"$worker"
    chmod +x "$worker"
    export AKTORKART_WORKERS="$scratch"
    rm -f "$made"
    run 4 map -o "$made"
    [ "$(wc -l <"$scratch/stderr")" -eq 1 ] || fault="not one line"
    grep -qF "$2" "$scratch/stderr" || fault="$(cat "$scratch/stderr")"
    [ ! -e "$made" ] || fault="a file all the same"
    close_case "$1"
    unset AKTORKART_WORKERS
}

# shellcheck disable=SC2016  # the dollars are the script's
fake crash 'aktorkart-print crashed (signal 11)' 'kill -SEGV $$'
fake failure 'aktorkart-print failed (status 1): the fonts are gone' \
    'echo "the fonts are gone" >&2; exit 1'
# shellcheck disable=SC2016
fake 'dot: crash' 'aktorkart-layout crashed (signal 11)' 'kill -SEGV $$' dot aktorkart-layout
fake 'dot: hang' 'aktorkart-layout took more than 10 s' 'exec sleep 30' dot aktorkart-layout
fake 'dot: flood' 'aktorkart-layout wrote more than' 'exec cat /dev/zero' dot aktorkart-layout
export AKTORKART_WORKERS=/nowhere
for made in out.pdf:print out.dot:layout; do
    run 4 map -o "$scratch/${made%:*}"
    grep -qF "the program aktorkart-${made#*:} is missing" "$scratch/stderr" || fault="not said"
    close_case "missing $made"
done

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
