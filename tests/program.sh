# shellcheck shell=sh disable=SC2034  # the scripts use what this leaves
# What a script that tries the program begins with: sourced, it takes the script's one argument and
# leaves $binary, an empty $scratch folder that goes when the script does, $passed, $failed, and
# close_case CASE, which counts one by whether $fault is empty, and empties it; write_large FLOWS writes a
# dataset of 3000 bodies and so many flows of money.
[ $# -eq 1 ] || { echo "usage: tests/${0##*/} BINARY" >&2; exit 2; }
[ -x "$1" ] || { echo "${0##*/}: $1 is not a program" >&2; exit 2; }
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/.." || exit 2

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
export LC_ALL=C
passed=0
failed=0
fault=

close_case() {
    if [ -z "$fault" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $1: $fault"
    fi
    fault=
}

write_large() {
    awk -v flows="$1" 'BEGIN {
        print "{\"dataset\": {\"title\": \"Stort\", \"date\": \"2024\"}, \"actors\": ["
        for (i = 0; i < 3000; i++)
            printf "%s{\"id\": \"a%d\", \"name\": \"Organ nummer %d\", \"kind\": \"company\"}\n",
                i ? "," : "", i, i
        print "], \"flows\": ["
        for (i = 0; i < flows; i++)
            printf "%s{\"id\": \"f%d\", \"from\": \"a%d\", \"to\": \"a%d\", \"amount\": %d, \"year\": %d}\n",
                i ? "," : "", i, i % 37, 37 + i * 7919 % 2963, 1000 + i, 2015 + i % 9
        print "]}"
    }'
}
