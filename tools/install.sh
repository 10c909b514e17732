#!/usr/bin/env bash
# tools/install.sh PROGRAM ROOT PREFIX: program, completions, manual pages in both languages, units for systemd, a rule for
# udev. ROOT is where PREFIX lies now: below DESTDIR while a package is made.
set -euo pipefail
program=$1 root=$2 prefix=$3
install -Dm755 "$program" "$root/bin/tagroll"
completion() { mkdir -p "$(dirname "$root/share/$2")"; "$program" completions "$1" > "$root/share/$2"; }
completion bash bash-completion/completions/tagroll
completion zsh zsh/site-functions/_tagroll
completion fish fish/vendor_completions.d/tagroll.fish
mkdir -p "$root/share/man/man1" "$root/share/man/zh_CN/man1"
"$program" --lang en manual "$root/share/man/man1"
"$program" --lang zh manual "$root/share/man/zh_CN/man1"
for unit in contrib/systemd/*; do
  install -Dm644 "$unit" "$root/lib/systemd/system/$(basename "$unit")"
  sed -i "s|/usr/local/bin/tagroll|$prefix/bin/tagroll|" "$root/lib/systemd/system/$(basename "$unit")"
done
for rule in contrib/udev/*; do install -Dm644 "$rule" "$root/lib/udev/rules.d/$(basename "$rule")"; done
echo "installed below $root"
