#!/usr/bin/env bash
# Makes a roll of one machine that left, and an audit pack of it, as small as one can be: to be changed byte by byte.
#   tools/small-pack.sh TAGROLL PACK.zip
set -euo pipefail
program=$1
pack=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export TAGROLL_DB=$folder/roll.db HOME=$folder TAGROLL_LANG=en
year=$(date +%Y)
{
  "$program" init --org "Small Shop" --store Store
  "$program" person add li.na --name 李娜
  "$program" register --category laptop --maker Lenovo --model T14 --serial PF2ABCDE
  "$program" export audit-pack --year "$year" -o "$folder/first.zip"
  "$program" retire LT-00013 --reason old --yes
  "$program" sanitise LT-00013 --method purge --tool nvme-cli --result verified --witness li.na
  "$program" dispose LT-00013 --method recycle --to GreenLoop --cert GL-1 --confirm LT-00013
  rm -f "$pack"
  "$program" export audit-pack --year "$year" --names "to be changed byte by byte" -o "$pack"
} >/dev/null
