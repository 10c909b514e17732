#!/usr/bin/env bash
# tools/check-binary.sh PROGRAM: is what ships small, and free of what would make it slow to start?
set -euo pipefail
program=$1
limit=$((24 * 1024 * 1024))
size=$(stat -c %s "$program")
if [ "$size" -gt "$limit" ]; then
  echo "check-binary: $size bytes, more than $limit: was ICU linked in?" >&2
  exit 1
fi
# ICU's data alone is 30 MB, and it announces itself in strings that survive stripping.
if grep -qaE 'icudt[0-9]+|FoundationInternationalization|_FoundationICU' "$program"; then
  echo "check-binary: the program contains ICU" >&2
  exit 1
fi
allowed='linux-vdso|ld-linux|libc\.so|libm\.so|libudev|libcap'
if ldd "$program" | awk '{print $1}' | grep -vE "$allowed" | grep -q .; then
  echo "check-binary: it needs libraries nobody decided on:" >&2
  ldd "$program" | grep -vE "$allowed" >&2
  exit 1
fi
"$program" --version
echo "check-binary: $size bytes, no ICU, no Swift runtime to install"
