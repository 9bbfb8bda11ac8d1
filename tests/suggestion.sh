#!/bin/bash
# suggestion.sh AKTORKART: what is suggested, written as a script and applied, does what it says.
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

check() { # WHAT COMMAND…
    if "${@:2}"; then
        passed=$((passed + 1))
    else
        echo "failed: $1"
        failed=$((failed + 1))
    fi
}

# The states of the cells that are asked for, each once.
states() { # DATASET OPTION…
    "$binary" coverage "$@" --table coverage --to csv |
        awk -F, 'NR > 1 && $8 != "not_needed" { print $8 }' | sort -u | tr '\n' ' '
}

lacks_nothing() {
    local left
    left=$(states "$@")
    [[ $left != *gap* && $left != *thin* && -n $left ]]
}

has_no_gap() {
    local left
    left=$(states "$@")
    [[ $left != *gap* && $left == *thin* ]]
}

# A column of the proof, by its number.
proof() { # COLUMN OPTION…
    "$binary" suggest data/offentlig-innovasjon "${@:2}" --table proof --to csv |
        awk -F, -v column="$1" 'NR == 2 { print $column }'
}

for dataset in data/offentlig-innovasjon data/eksempel; do
    "$binary" suggest $dataset --to script -o "$work/roles.json" --quiet
    check "$dataset is covered" lacks_nothing $dataset --scenario "$work/roles.json"
    again=$("$binary" suggest $dataset --scenario "$work/roles.json" --to csv | wc -l)
    check "$dataset needs nothing more" [ "$again" -eq 1 ]
done

"$binary" suggest data/offentlig-innovasjon --goal gaps --to script -o "$work/gaps.json" --quiet
check "no gap is left" has_no_gap data/offentlig-innovasjon --scenario "$work/gaps.json"

"$binary" suggest data/offentlig-innovasjon --cost tests/fixtures/costs/usual.json --to script \
    -o "$work/costs.json" --quiet
check "the cheapest cover too" lacks_nothing data/offentlig-innovasjon --scenario "$work/costs.json"

# What the ties were to come to is where those that follow begin.
for measure in central_density central_mean_distance central_reach hub_load; do
    "$binary" suggest data/offentlig-innovasjon --ties 3 --measure $measure --to script \
        -o "$work/ties.json" --quiet
    told=$(proof 2 --ties 3 --measure $measure)
    found=$(proof 5 --ties 1 --measure $measure --scenario "$work/ties.json")
    check "$measure is $told" [ "$told" = "$found" ]
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
