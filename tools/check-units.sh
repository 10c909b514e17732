#!/usr/bin/env bash
# tools/check-units.sh PROGRAM: does systemd understand the units, and does it find them well enclosed?
set -euo pipefail
program=$1
if ! command -v systemd-analyze >/dev/null; then
  echo "check-units: skipped, there is no systemd-analyze here" >&2
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for unit in contrib/systemd/*; do
  sed "s|/usr/local/bin/tagroll|$program|" "$unit" > "$folder/$(basename "$unit")"
done
# Of a manual page only the installed program has one.
problems=$(systemd-analyze verify --man=no --recursive-errors=no "$folder"/* 2>&1) || { echo "$problems" >&2; exit 1; }
if [ -n "$problems" ]; then
  echo "$problems" >&2
  exit 1
fi
# Tenths of systemd's exposure level, 0 to 10; a service without any of this is at 9.6.
systemd-analyze security --offline=yes --threshold=20 --no-pager "$folder/tagroll-scan.service" | tail -1
