#!/usr/bin/env bash
# tools/demo.sh PROGRAM FOLDER: the first minute with tagroll, on this machine.
set -euo pipefail
program=$1 folder=$2
export TAGROLL_DB=$PWD/$folder/tagroll.db
say() { printf '\n$ tagroll %s\n' "$*"; }
run() { say "$*"; "$program" "$@"; }

run init --org "Demo"
run scan
say "register"
# Where the scan does not tell what kind of thing this is, the demo calls it a desktop.
"$program" register || "$program" register --category desktop
run show .
cat <<EOF

The roll lies in ./$folder/. What to try next:
  export TAGROLL_DB=$folder/tagroll.db PATH=$(dirname "$program"):\$PATH
  tagroll person add wang.lei --name 王磊
  tagroll assign . --to wang.lei
  tagroll history .
  tagroll ledger verify
  tagroll --lang zh help
EOF
