/// The few lines a shell needs to ask the program itself for candidates:
/// `PROGRAM __complete -- WORD...`, answered by `Completer.Answer.lines`.
public enum CompletionScript: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish

  /// - Parameter program: a name that a shell reads as one plain word.
  public func text(for program: String) -> String {
    let template =
      switch self {
      case .bash: Self.bashTemplate
      case .zsh: Self.zshTemplate
      case .fish: Self.fishTemplate
      }
    return template.split(separator: "@PROGRAM@", omittingEmptySubsequences: false).joined(separator: program)
  }

  // Bash cuts words at `=` and `:`; they are put together again for the question, and what stands before
  // the last cut is taken off the answers. It gives words as typed, quotes and all. Inside quotes an answer
  // that would end them or run something is not offered; outside, it is escaped.
  private static let bashTemplate = #"""
    # bash completion for @PROGRAM@
    # Load it with:  source <(@PROGRAM@ completions bash)

    _@PROGRAM@() {
      local words=() word joined="" index line quote=""
      for ((index = 1; index <= COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        ((index < COMP_CWORD)) && word=${word//[\"\'\\]/}
        if [[ ${#words[@]} -gt 0 && ( $joined || $word == [=:]* ) ]]; then
          words[${#words[@]}-1]+=$word
        else
          words+=("$word")
        fi
        joined=""
        [[ $word == [=:] ]] && joined=yes
      done
      local typed=${words[${#words[@]}-1]} cut=""
      if [[ $typed == [\"\']* ]]; then
        quote=${typed:0:1}
        typed=${typed:1}
      else
        typed=${typed//\\/}
        [[ $typed == *[=:]* && $COMP_WORDBREAKS == *=* ]] && cut=${typed%"${typed##*[=:]}"}
      fi
      words[${#words[@]}-1]=$typed

      COMPREPLY=()
      while IFS= read -r line; do
        if [[ $line == $'\tfiles' ]]; then
          compopt -o default
          return
        fi
        line=${line%%$'\t'*}
        line=${line#"$cut"}
        if [[ ! $quote ]]; then
          printf -v line %q "$line"
        elif [[ $line == *[\"\'\\\$\`\!]* ]]; then
          continue
        fi
        COMPREPLY+=("$line")
      done < <(@PROGRAM@ __complete -- "${words[@]}" 2>/dev/null)
    }
    complete -F _@PROGRAM@ @PROGRAM@

    """#

  private static let zshTemplate = #"""
    #compdef @PROGRAM@
    # zsh completion for @PROGRAM@
    # Load it with:  source <(@PROGRAM@ completions zsh)

    _@PROGRAM@() {
      local line word note
      local -a lines shown
      lines=("${(@f)$(@PROGRAM@ __complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
      for line in "${lines[@]}"; do
        if [[ $line == $'\tfiles' ]]; then
          [[ ${words[CURRENT]} == --*=* ]] && compset -P '*='
          _files
          return
        fi
        word=${line%%$'\t'*}
        note=${line#*$'\t'}
        [[ -n $word ]] && shown+=("${${word//\\/\\\\}//:/\\:}:$note")
      done
      _describe '@PROGRAM@' shown
    }

    if [[ ${funcstack[1]} == _@PROGRAM@ ]]; then
      _@PROGRAM@ "$@"
    else
      compdef _@PROGRAM@ @PROGRAM@
    fi

    """#

  private static let fishTemplate = #"""
    # fish completion for @PROGRAM@
    # Load it with:  @PROGRAM@ completions fish | source

    function __@PROGRAM@_complete
        set -l before (commandline -opc)
        set -l typed (commandline -ct)
        set -l answer (@PROGRAM@ __complete -- $before[2..-1] "$typed" 2>/dev/null)
        if test "$answer" = \tfiles
            set -l option (string match -r -- '^--[^=]*=' "$typed")
            for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' "$typed"))
                printf '%s\n' "$option$path"
            end
        else
            printf '%s\n' $answer
        end
    end
    complete -c @PROGRAM@ -f -a '(__@PROGRAM@_complete)'

    """#
}
