#!/bin/sh
# Gives the program sound data that would like to be something else: markup, a formula, a script, an
# escape sequence. Every writer must carry it as text.
#
#     tests/hostile_input.sh BINARY
#
# Uses xmllint, unzip and python3 where they are installed.
set -u

# shellcheck source=tests/program.sh
. "$(dirname "$0")/program.sh"

has() {
    command -v "$1" >/dev/null
}
has xmllint || echo "hostile_input.sh: no xmllint (package libxml2-utils): markup is not parsed"
has unzip || echo "hostile_input.sh: no unzip: workbooks are not opened"
has python3 || echo "hostile_input.sh: no python3: json is not parsed"

# finds WHAT PATTERN FILE: a fault where the pattern is in the file.
finds() {
    grep -qaP "$2" "$3" && fault=$1
}

parses() {
    "$@" >"$scratch/parser" 2>&1 || fault="$1: $(head -n 1 "$scratch/parser")"
}

# Every part of a workbook: sound XML without a formula, a link out of it or a second kind of string.
look_into_workbook() {
    rm -rf "$scratch/book"
    parses unzip -qq -d "$scratch/book" "$1"
    for part in $(cd "$scratch/book" && find . -type f ! -name '[[]*'); do
        finds "a control character in $part" '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]' \
            "$scratch/book/$part"
        finds "a formula or a link in $part" '<f[ >]|<hyperlink [^>]*r:id|t="str"|TargetMode' \
            "$scratch/book/$part"
        ! has xmllint || parses xmllint --nonet --noout "$scratch/book/$part"
    done
}

look_at() {
    case $1 in
    xlsx)
        ! has unzip || look_into_workbook "$2"
        return
        ;;
    png) return ;; # nothing but pixels
    pdf)
        finds "something that runs" '/(JavaScript|JS|OpenAction|AA|Launch|URI)\b' "$2"
        return
        ;;
    json) finds "a control character" '[\x00-\x08\x0b\x0c\x0e-\x1f]' "$2" ;;
    *) finds "a control character" '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]' "$2" ;;
    esac
    case $1 in
    svg)
        finds "markup from the data" '(?i)<(script|img|b>|i>|u>|br|g onload|!\[CDATA)' "$2"
        ! has xmllint || parses xmllint --nonet --noout "$2"
        ;;
    html)
        finds "markup from the data" '(?i)<(img|b>|i>|u>|s>|br|g onload|h1>x|!--)' "$2"
        own=0 # scripts: of the explorer these four, its data and itself packed among them
        [ "$(basename "$2")" != index.html ] || own=4
        [ "$(grep -aoi '<script' "$2" | wc -l)" -eq $own ] || fault="a script from the data"
        if has xmllint; then
            xmllint --html --nonet --noout "$2" 2>&1 | grep 'error :' |
                grep -v 'Tag [a-z]* invalid' >"$scratch/parser"
            [ ! -s "$scratch/parser" ] || fault=$(head -n 1 "$scratch/parser")
        fi
        ;;
    markdown)
        finds "raw HTML" '<' "$2"
        finds "a list, rule, fence or heading from the data" \
            '^( *[-+] item|1\. item|---$|~~~|===|    code)' "$2"
        finds "an emphasis or a link from the data" '(^|[^\\])(\*bold|\[x\]|`code|~~gone)' "$2"
        ;;
    dot) finds "markup, a link or a file" '(=<|\s(URL|href|image|shapefile|target)=)' "$2" ;;
    # A negative number is none.
    csv) finds "a formula" '(^|[,;])(?!-[0-9.,e-]+([,;\r]|$))"?[=+@\t-]' "$2" ;;
    json) ! has python3 || parses python3 -m json.tool "$2" ;;
    esac
}

# try FORMAT ARGUMENTS…
try() {
    format=$1
    shift
    fault=
    timeout 60 "$binary" "$@" --to "$format" </dev/null >"$scratch/out" 2>"$scratch/err"
    status=$?
    [ $status -eq 0 ] || fault="status $status"
    [ ! -s "$scratch/err" ] || fault=$(head -n 1 "$scratch/err")
    [ -n "$fault" ] || look_at "$format" "$scratch/out"
    close_case "$* --to $format"
}

try_all() {
    for format in text csv json markdown html xlsx; do
        for table in actors programmes forums ties flows roles needs statements indicators \
            sources taxonomy; do
            try "$format" list "$1" --table $table
        done
        for command in check centrality coverage funding; do
            try "$format" $command "$1"
        done
        try "$format" draw "$1" map
        try "$format" draw "$1" roles
        try "$format" draw "$1" timeline
        try "$format" draw "$1" indicators
        for id in $2; do
            try "$format" show "$1" "$id"
        done
    done
    try csv list "$1" --excel
    try dot draw "$1" map
    try dot draw "$1" network
    try svg draw "$1" map
    try svg draw "$1" roles
    try svg draw "$1" timeline
    try svg draw "$1" indicators
}

try_publish() {
    fault=
    rm -rf "$scratch/publication"
    "$binary" publish "$1" -o "$scratch/publication" --quiet >"$scratch/out" 2>"$scratch/err" ||
        fault="status $?: $(head -n 1 "$scratch/err")"
    for file in $(cd "$scratch/publication" && find . -type f); do
        case $file in
        *.md) format=markdown ;;
        *) format=${file##*.} ;;
        esac
        [ -n "$fault" ] || look_at "$format" "$scratch/publication/$file"
        [ -z "$fault" ] || { fault="$file: $fault"; break; }
    done
    close_case "publish $1"
}

# A name of 5,000 characters without a space.
long=$scratch/long.json
{
    printf '{"dataset": {"title": "Lang", "date": "2018"}, "sources": [{"id": "s", "title": "S"}], '
    printf '"actors": [{"id": "a", "kind": "agency", "category": "sector", "name": "'
    head -c 5000 /dev/zero | tr '\0' 'W'
    printf '", "sources": [{"ref": "s"}]}], "roles": [{"holder": "a", "role": "educator", '
    printf '"strength": "clear", "sources": [{"ref": "s"}]}]}\n'
} >"$long"

hostile=tests/fixtures/hostile/hostile.json
try_all "$hostile" "script cdata quotes equals markdown img escape lines unicode md-list md-number \
md-rule md-fence md-under md-indent forum"
try_all "$long" a
try_publish "$hostile"
try_publish "$long"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
