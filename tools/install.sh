#!/usr/bin/env bash
# tools/install.sh PROGRAM ROOT: program, completions and manual pages in both languages.
set -euo pipefail
program=$1 root=$2
install -Dm755 "$program" "$root/bin/tagroll"
completion() { mkdir -p "$(dirname "$root/share/$2")"; "$program" completions "$1" > "$root/share/$2"; }
completion bash bash-completion/completions/tagroll
completion zsh zsh/site-functions/_tagroll
completion fish fish/vendor_completions.d/tagroll.fish
mkdir -p "$root/share/man/man1" "$root/share/man/zh_CN/man1"
"$program" --lang en manual "$root/share/man/man1"
"$program" --lang zh manual "$root/share/man/zh_CN/man1"
echo "installed below $root"
