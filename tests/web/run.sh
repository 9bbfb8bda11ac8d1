#!/bin/sh
# The explorer in a real browser: publishes the shipped data, the example, a field of hostile names, one
# of a few bodies and one without drivers, and opens the pages in Chromium.
#
#     tests/web/run.sh BINARY [FILE.mjs…]
#
# FILEs are tests of tests/web/ (all of them where none is named), or of tests/bench/. What they stand
# on is installed by npm into build/web/, once. Needs npm, node, chromium and, the first time, the
# network; says so and ends well where one is missing.
set -eu

if [ $# -eq 0 ] || [ ! -x "$1" ]; then
    echo "usage: tests/web/run.sh BINARY [FILE.mjs…]" >&2
    exit 2
fi
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
root=$(cd "$(dirname "$0")/../.." && pwd)

for program in npm node chromium; do
    command -v $program >/dev/null || { echo "run.sh: skipped, $program is missing"; exit 0; }
done

AKT_WEB_MODULES=${AKT_WEB_MODULES:-$root/build/web}
AKT_CHROMIUM=$(command -v chromium)
export AKT_WEB_MODULES AKT_CHROMIUM
if ! cmp -s "$root/tests/web/package.json" "$AKT_WEB_MODULES/package.json"; then
    rm -rf "$AKT_WEB_MODULES"
    mkdir -p "$AKT_WEB_MODULES"
    cp "$root/tests/web/package.json" "$AKT_WEB_MODULES/wanted.json"
    cp "$root/tests/web/package.json" "$AKT_WEB_MODULES/package.json"
    if ! (cd "$AKT_WEB_MODULES" && npm install --silent --no-audit --no-fund --ignore-scripts) \
        >"$AKT_WEB_MODULES/npm.log" 2>&1; then
        rm -f "$AKT_WEB_MODULES/package.json"
        echo "run.sh: skipped, npm cannot install the packages"
        exit 0
    fi
    mv "$AKT_WEB_MODULES/wanted.json" "$AKT_WEB_MODULES/package.json"
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
unset AKTORKART_LANG
publish() {
    "$binary" publish "$root/$1" -o "$scratch/$2" --quiet
}
publish data/offentlig-innovasjon shipped
publish data/eksempel example
publish tests/fixtures/hostile hostile
publish tests/fixtures/min few
publish tests/fixtures/graphs/yed.graphml foreign
publish tests/fixtures/undriven undriven
publish tests/fixtures/full full
AKT_PAGES=$scratch
AKT_BINARY=$binary
export AKT_PAGES AKT_BINARY

failed=0
if [ $# -eq 0 ]; then
    node "$root/tests/web/check_types.mjs" "$scratch" || failed=1
    set -- "$root"/tests/web/test_*.mjs
fi
node "$root/tests/web/run_all.mjs" "$@" || failed=1
exit $failed
