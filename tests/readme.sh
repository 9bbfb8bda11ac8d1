#!/bin/bash
# readme.sh AKTORKART [--update]: runs every command of README.md's console blocks and compares what
# it prints with what stands there; --update writes it there instead.
set -euo pipefail
binary=$(realpath "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$root/data" "$work/data"
mkdir "$work/bin"
ln -s "$binary" "$work/bin/aktorkart"
export PATH="$work/bin:$PATH"
unset AKTORKART_LANG
cd "$work"

inside=no commands=0
while IFS= read -r line; do
    case $inside,$line in
    no,'```console') inside=yes ;;
    yes,'```') inside=no ;;
    yes,'$ '*)
        printf '%s\n' "$line"
        bash -o pipefail -c "${line#\$ }" 2>&1 </dev/null || echo "exit status $?"
        commands=$((commands + 1))
        continue
        ;;
    yes,*) continue ;;
    esac
    printf '%s\n' "$line"
done <"$root/README.md" >"$work/README.md"

[ "$commands" -ge 5 ] || { echo "README.md has only $commands commands in its console blocks"; exit 1; }
if [ "${2:-}" = --update ]; then
    cp "$work/README.md" "$root/README.md"
    exit
fi
diff -u "$root/README.md" "$work/README.md"
echo "$commands passed, 0 failed"
