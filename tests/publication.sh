#!/bin/sh
# Where a publication may be written, and what it leaves there.
#
#     tests/publication.sh BINARY
set -u

# shellcheck source=tests/program.sh
. "$(dirname "$0")/program.sh"
unset AKTORKART_LANG
data=tests/fixtures/min
lean=--without=pdf,png # where a case is not about them

# publish STATUS ARGUMENTS…
publish() {
    wanted=$1
    shift
    timeout 60 "$binary" publish "$@" >"$scratch/stdout" 2>"$scratch/stderr"
    status=$?
    [ $status -eq "$wanted" ] || fault="${fault:-status $status: $(head -n 1 "$scratch/stderr")}"
    [ ! -s "$scratch/stdout" ] || fault="${fault:-something on standard output}"
}

# unpack_facts FOLDER: lays the facts of the page and the sheets of the workbook beside them, readable.
unpack_facts() {
    { printf '\037\213\010\000\000\000\000\000\000\000'
      sed -n 's/.*id="data">\([^<]*\)<.*/\1/p' "$1/index.html" | base64 -d; } |
        gzip -dc >"$1/data.json" 2>"$scratch/gzip"
    ! command -v unzip >/dev/null || unzip -qqo -d "$1/sheets" "$1/tabeller.xlsx" || fault="no workbook"
}

same() {
    [ -n "$fault" ] || diff -r "$1" "$2" >"$scratch/diff" || fault=$(head -n 1 "$scratch/diff")
}

publish 0 $data -o "$scratch/a" "$lean"
grep -q "$scratch/a" "$scratch/stderr" || fault="does not say where"
close_case "into a new folder"

mkdir "$scratch/empty"
publish 0 $data -o "$scratch/empty" --quiet "$lean"
[ ! -s "$scratch/stderr" ] || fault="--quiet speaks"
same "$scratch/a" "$scratch/empty"
close_case "into an empty folder, quietly"

publish 0 $data -o "$scratch/new/below/new/" "$lean"
same "$scratch/a" "$scratch/new/below/new"
close_case "into a folder whose parents are not there"

publish 0 $data -o "$scratch/empty" "$lean"
same "$scratch/a" "$scratch/empty"
close_case "over an earlier publication"

publish 0 $data -o "$scratch/empty" --lang nn "$lean"
! grep -q 'lang="nb"' "$scratch/empty/index.html" || fault="still in bokmål"
close_case "over an earlier publication in another language"

mkdir "$scratch/mine"
echo mine >"$scratch/mine/notes.txt"
publish 2 $data -o "$scratch/mine" "$lean"
[ "$(ls "$scratch/mine")" = notes.txt ] || fault="something was written"
grep -q -e --force "$scratch/stderr" || fault="does not name --force"
close_case "into a folder with other things"

publish 0 $data -o "$scratch/mine" --force "$lean"
[ "$(cat "$scratch/mine/notes.txt")" = mine ] || fault="what was there is gone"
rm -f "$scratch/mine/notes.txt"
same "$scratch/a" "$scratch/mine"
close_case "into a folder with other things, by force"

mkdir "$scratch/other"
echo '{"program": "something else"}' >"$scratch/other/manifest.json"
publish 2 $data -o "$scratch/other" "$lean"
close_case "into a folder with another's manifest"

fault=
sed -n 's/.*"name": "\([^"]*\)", "size": \([0-9]*\), "sha256": "\([0-9a-f]*\)".*/\1 \2 \3/p' \
    "$scratch/a/manifest.json" >"$scratch/listed"
while read -r name size digest; do
    file=$scratch/a/$name
    [ -f "$file" ] || file=$data/$name
    [ "$(wc -c <"$file")" -eq "$size" ] || fault="$name has another size"
    [ "$(sha256sum <"$file")" = "$digest  -" ] || fault="$name has another digest"
done <"$scratch/listed"
[ "$(wc -l <"$scratch/listed")" -gt 10 ] || fault="the manifest lists too little"
close_case "the manifest tells every file"

script=$scratch/script.json
echo '{"id": "s", "title": "S", "steps": [{"do": "add_forum", "id": "new", "name": "N"}]}' >"$script"
publish 0 $data -o "$scratch/changed" --scenario "$script" --at 2018-05 --where kind=directorate "$lean"
grep -q '"command": ".* --at 2018-05 --scenario script.json --where kind=directorate --without pdf,png"' \
    "$scratch/changed/manifest.json" || fault="the manifest does not tell what was asked for"
grep -q "\"script.json\", .*$(sha256sum <"$script" | cut -c 1-64)" \
    "$scratch/changed/manifest.json" || fault="the manifest does not tell the script"
close_case "the manifest tells what changed the dataset"

cp -r $data "$scratch/field"
mkdir "$scratch/field/scenarios"
cp "$script" "$scratch/field/scenarios/forum.json"
sed 's/"id": "s", //' "$script" >"$scratch/field/scenarios/mitt skript.json"
publish 0 "$scratch/field" -o "$scratch/pictures"
for picture in kart roller rollefelt omrader finansiering nettverk tidslinje scenario-s scenario-2; do
    [ "$(head -c 4 "$scratch/pictures/$picture.pdf")" = %PDF ] || fault="no $picture.pdf"
    [ "$(head -c 4 "$scratch/pictures/$picture.png" | tail -c 3)" = PNG ] || fault="no $picture.png"
    grep -q '<svg' "$scratch/pictures/$picture.svg" || fault="no $picture.svg"
    grep -q '^# ' "$scratch/pictures/$picture.md" || fault="no $picture.md"
done
grep -q "\"forum.json\", .*$(sha256sum <"$script" | cut -c 1-64)" \
    "$scratch/pictures/manifest.json" || fault="the manifest does not tell the script"
close_case "every picture as svg, pdf and png, and in words"

fault=
report=$scratch/pictures/rapport.html
[ "$(grep -c '<figure>' "$report")" -eq 10 ] || fault="$(grep -c '<figure>' "$report") figures"
[ "$(grep -c '<svg' "$report")" -eq 10 ] || fault="not a picture in each figure"
[ -z "$(grep -Eo ' id="[^"]*"' "$report" | sort | uniq -d)" ] || fault="an id stands twice"
grep -o 'href="#[^"]*"' "$report" | cut -d'"' -f2 >"$scratch/targets"
while read -r target; do
    grep -q " id=\"${target#\#}\"" "$report" || fault="no $target"
done <"$scratch/targets"
! grep -Eq '(src|href)="[^#]' "$report" || fault="it is not whole by itself"
! grep -Eq '<script| style="' "$report" || fault="something that its policy does not let in"
grep -q 'id="hva-om"' "$report" || fault="no scenarios"
grep -q 'id="metode"' "$report" || fault="no sources"
close_case "the report with its pictures is one file"

publish 0 "$scratch/field" -o "$scratch/narrow" --where kind=directorate "$lean"
[ ! -e "$scratch/narrow/scenario-s.svg" ] || fault="a scenario of another field"
close_case "a part of the dataset has no scenarios"

publish 0 data/eksempel -o "$scratch/open" --public "$lean"
for text in 'Kurs i å lytte' kurs-i-a-lytte; do
    unpack_facts "$scratch/open"
    ! grep -rlF "$text" "$scratch/open" >"$scratch/told" || fault="told in $(head -n 1 "$scratch/told")"
done
grep -q 'fjordvik' "$scratch/open/data.json" || fault="the facts of the page are not seen"
grep -q 'Én fortrolig pengestrøm er utelatt' "$scratch/open/rapport.md" || fault="the report hides it"
grep -q '"withheld_flows": 1' "$scratch/open/manifest.json" || fault="the manifest hides it"
close_case "what is confidential is not for the public"

cp -r data/eksempel "$scratch/secret"
echo '{"id": "hemmelig", "title": "Hemmelig", "steps": [{"do": "add_flow", "id": "n", "from": "vidde",
    "to": "samdir", "missing": "confidential"}]}' >"$scratch/secret/scenarios/a-hemmelig.json"
echo '{"statements": [{"id": "p", "kind": "recommendation", "text": "P", "scenario": "hemmelig",
    "sources": [{"ref": "oppdiktet"}]}]}' >"$scratch/secret/paastand.json"
publish 0 "$scratch/secret" -o "$scratch/open" --public "$lean"
unpack_facts "$scratch/open"
! grep -rliF 'hemmelig' "$scratch/open" >"$scratch/told" || fault="told in $(head -n 1 "$scratch/told")"
grep -q 'samle-stottetilbudet.json' "$scratch/open/manifest.json" || fault="the other script is gone"
grep -q '1 scenario' "$scratch/stderr" || fault="$(cat "$scratch/stderr")"
publish 0 "$scratch/secret" -o "$scratch/closed" --public --without scenarios
unpack_facts "$scratch/closed"
! grep -rliF 'hemmelig' "$scratch/closed" >"$scratch/told" || fault="named in $(head -n 1 "$scratch/told")"
close_case "a script that tells of it is not for the public either"

sed -i 's/"dataset": {/&"draft": true, /' "$scratch/secret/eksempel.json"
publish 2 "$scratch/secret" -o "$scratch/refused" --public "$lean"
[ ! -e "$scratch/refused" ] || fault="something was written"
grep -q draft "$scratch/stderr" || fault="$(cat "$scratch/stderr")"
close_case "a draft is not for the public"

publish 0 "$scratch/field" -o "$scratch/some" --only page --zip
[ "$(ls "$scratch/some")" = "$(printf 'index.html\nmanifest.json')" ] || fault="more than the page"
! grep -Eoq 'href="[^"#][^"]*" download' "$scratch/some/index.html" || fault="it leads to what is not there"
grep -q '"parts": \["page"\]' "$scratch/some/manifest.json" || fault="the manifest does not tell"
close_case "only the page"

publish 0 "$scratch/field" -o "$scratch/some" --without pictures,scenarios,page
[ -f "$scratch/some/tabeller/actors.csv" ] || fault="no tables"
[ ! -e "$scratch/some/kart.svg" ] && [ ! -e "$scratch/some/index.html" ] || fault="more than asked for"
publish 0 "$scratch/field" -o "$scratch/some" --only scenarios
[ -s "$scratch/some/scenario-s.svg" ] && [ ! -e "$scratch/some/kart.svg" ] || fault="not the scenarios"
[ ! -e "$scratch/some/tabeller" ] || fault="the folder of the earlier tables is left"
close_case "all but some parts, and only the pictures of scenarios"

publish 0 "$scratch/field" -o "$scratch/some" --without png,page --only pictures,page
[ -s "$scratch/some/kart.svg" ] && [ -s "$scratch/some/kart.pdf" ] || fault="no picture"
[ ! -e "$scratch/some/kart.png" ] || fault="a PNG that nobody asked for"
publish 0 "$scratch/field" -o "$scratch/some" --only png
[ -s "$scratch/some/kart.png" ] && [ -s "$scratch/some/scenario-s.png" ] || fault="no PNG"
[ ! -e "$scratch/some/kart.pdf" ] || fault="a PDF beside the PNG"
grep -q '"parts": \["pictures", "scenarios", "png"\]' "$scratch/some/manifest.json" ||
    fault="the manifest tells of $(grep parts "$scratch/some/manifest.json")"
close_case "pictures in one format"

publish 0 "$scratch/field" -o "$scratch/some" --only report --draws 20 --seed 3
grep -q '(20 i alt)' "$scratch/some/rapport.md" || fault="not twenty draws"
grep -q 'draws 20 --seed 3' "$scratch/some/manifest.json" || fault="the manifest does not tell"
publish 0 "$scratch/field" -o "$scratch/some" --only report,page --draws 0
grep -q 'fordi --draws er 0' "$scratch/some/rapport.md" || fault="draws without being asked for"
close_case "as many draws as are asked for"

publish 0 $data -o "$scratch/one/field" --only tables --zip
publish 0 $data -o "$scratch/two/field//" --only tables --zip --threads 1
cmp -s "$scratch/one/field.zip" "$scratch/two/field.zip" || fault="not the same bytes"
if command -v unzip >/dev/null; then
    (cd "$scratch/two" && rm -rf field && unzip -qq field.zip) || fault="it cannot be opened"
    same "$scratch/one/field" "$scratch/two/field"
fi
publish 0 $data -o "$scratch/one/field" --only graphs --zip
echo mine >"$scratch/mine.zip"
publish 2 $data -o "$scratch/mine" --zip
[ "$(cat "$scratch/mine.zip")" = mine ] || fault="what was there is gone"
publish 2 $data -o "$scratch/one/." --zip --force
close_case "packed: the same bytes anywhere, never over another's file"

# terminal ARGUMENTS…: what is seen on a terminal.
terminal() {
    TERM=xterm script -qec "'$binary' publish $*" /dev/null >"$scratch/seen" 2>&1 </dev/null
}

if command -v script >/dev/null && script -qec true /dev/null >"$scratch/seen" 2>&1 </dev/null; then
    fault=
    mkdir "$scratch/slow"
    printf '#!/bin/sh\nsleep 1.1\nkill -SEGV $$\n' >"$scratch/slow/aktorkart-print"
    chmod +x "$scratch/slow/aktorkart-print"
    AKTORKART_WORKERS="$scratch/slow"
    export AKTORKART_WORKERS
    slow="'$scratch/field' -o '$scratch/seen-field' --only scenarios --threads 4"
    colour=$(printf '\033[36m')
    terminal "$slow"
    grep -qF "[$colour#" "$scratch/seen" || fault="no bar: $(head -n 1 "$scratch/seen")"
    grep -q '%.* ferdig' "$scratch/seen" || fault="no words"
    NO_COLOR=1 terminal "$slow"
    grep -qF '[#' "$scratch/seen" || fault="no bar without colour: $(head -n 1 "$scratch/seen")"
    ! grep -qF "$colour" "$scratch/seen" || fault="colour in spite of NO_COLOR"
    for option in --no-progress --quiet; do
        terminal "$slow" $option
        ! grep -q ' ferdig' "$scratch/seen" || fault="a bar in spite of $option"
    done
    publish 4 "$scratch/field" -o "$scratch/seen-field" --only scenarios --threads 4
    ! grep -q ' ferdig' "$scratch/stderr" || fault="a bar where there is no terminal"
    unset AKTORKART_WORKERS
    close_case "a bar on a terminal after a second, and nowhere else"
else
    echo "publication.sh: no script: the bar is not seen"
fi

mkdir "$scratch/workers"
printf '#!/bin/sh\nkill -SEGV $$\n' >"$scratch/workers/aktorkart-print"
cp "$scratch/workers/aktorkart-print" "$scratch/workers/aktorkart-layout"
chmod +x "$scratch/workers"/*
AKTORKART_WORKERS="$scratch/workers"
export AKTORKART_WORKERS
publish 4 "$scratch/field" -o "$scratch/pictures"
[ "$(wc -l <"$scratch/stderr")" -eq 3 ] || fault="not one line a fault"
grep -q 'crashed (signal 11); without kart.pdf and [0-9]* other files' "$scratch/stderr" ||
    fault="$(head -n 2 "$scratch/stderr")"
[ ! -e "$scratch/pictures/kart.pdf" ] || fault="a picture of the earlier publication is left"
[ -s "$scratch/pictures/index.html" ] && [ -s "$scratch/pictures/nettverk.svg" ] ||
    fault="the rest is not written"
close_case "programs that crash leave the rest whole"
unset AKTORKART_WORKERS

sed -i 's/add_forum/remove_forum/' "$scratch/field/scenarios/forum.json"
publish 4 "$scratch/field" -o "$scratch/pictures" "$lean"
grep -q 'forum.json:1' "$scratch/stderr" || fault="$(head -n 1 "$scratch/stderr")"
[ -s "$scratch/pictures/scenario-2.svg" ] || fault="the other scenario is not drawn"
close_case "a script that the dataset refuses"

sed 's/"s"/"..\/escaped"/' "$script" >"$scratch/field/scenarios/forum.json"
publish 4 "$scratch/field" -o "$scratch/pictures" "$lean"
grep -q 'forum.json:1:8: .*«../escaped»' "$scratch/stderr" || fault="$(head -n 1 "$scratch/stderr")"
[ ! -e "$scratch/escaped.svg" ] || fault="a script's id leads out of the folder"
close_case "a script whose id is none"

publish 0 tests/fixtures/full -o "$scratch/shrunk" "$lean"
[ -f "$scratch/shrunk/tabeller/programmes.csv" ] || fault="the first had no programmes"
echo mine >"$scratch/shrunk/notat.txt"
publish 0 tests/fixtures/full -o "$scratch/shrunk" --where kind=directorate "$lean"
[ ! -f "$scratch/shrunk/tabeller/programmes.csv" ] || fault="a file of the earlier one is left"
[ -f "$scratch/shrunk/notat.txt" ] || fault="a file that is not ours is gone"
close_case "what an earlier publication wrote besides is gone, and nothing else"

fault=
grep -q 'href="tabeller.xlsx"' "$scratch/a/index.html" || fault="the page does not lead to it"
if command -v unzip >/dev/null; then
    unzip -qq -d "$scratch/book" "$scratch/a/tabeller.xlsx" || fault="it cannot be opened"
    first="Les meg|Aktører|Programmer|Finansiering|Roller|Hull|Sentralitet|Scenarioer|Kilder|"
    publish 0 data/eksempel -o "$scratch/book-of-all" --only workbook
    unzip -qq -d "$scratch/all" "$scratch/book-of-all/tabeller.xlsx" || fault="it cannot be opened"
    opens=$(grep -o '<sheet name="[^"]*"' "$scratch/all/xl/workbook.xml" | head -n 9 |
        cut -d'"' -f2 | tr '\n' '|')
    [ "$opens" = "$first" ] || fault="it opens with $opens"
    grep -q '>Samle støttetilbudet<' "$scratch/all/xl/worksheets/sheet8.xml" || fault="no effects"
    sheets=$(find "$scratch/book/xl/worksheets" -name 'sheet*.xml' | wc -l)
    files=$(find "$scratch/a/tabeller" -name '*.csv' | wc -l)
    [ "$sheets" -gt "$files" ] || fault="$sheets sheets for $files tables"
else
    echo "publication.sh: no unzip: the workbook is not opened"
fi
close_case "the workbook has a sheet for every table"

fault=
! grep -Eq '(src|href)="(https?:)?//' "$scratch/a/index.html" || fault="the page asks the network"
grep -q "Content-Security-Policy\" content=\"default-src 'none'; " "$scratch/a/index.html" ||
    fault="the page does not say what it may run"
[ "$(grep -o '<script' "$scratch/a/index.html" | wc -l)" -eq 4 ] || fault="not four scripts"
for file in "$scratch"/a/tabeller/*.csv; do
    [ "$(head -c 3 "$file" | od -An -tx1)" = " ef bb bf" ] || fault="$file has no BOM"
    [ "$(grep -c "$(printf '\r')$" "$file")" -eq "$(wc -l <"$file")" ] || fault="$file: no CRLF"
done
close_case "the page asks for nothing, the tables open in Excel"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
