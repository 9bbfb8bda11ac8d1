# shellcheck shell=sh disable=SC2034  # the scripts use what this leaves
# What a script that tries the program begins with: sourced, it takes the script's one argument and
# leaves $binary, an empty $scratch folder that goes when the script does, $passed, $failed, and
# close_case CASE, which counts one by whether $fault is empty, and empties it.
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
