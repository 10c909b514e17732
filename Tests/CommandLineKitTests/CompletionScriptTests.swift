import CommandLineKit
import Glibc
import Testing

@Suite("CompletionScript")
struct CompletionScriptTests {
  @Test("each script asks the program and is named after it", arguments: CompletionScript.allCases)
  func named(shell: CompletionScript) {
    let text = shell.text(for: "toy")
    #expect(text.contains("toy __complete -- "))
    #expect(!text.contains("PROGRAM"))
  }

  struct Line: Sendable {
    /// As bash cuts it.
    var words: String
    var asked: String
    var offered: String
  }

  @Test(
    "bash asks for the words as they were typed and offers what follows its last cut",
    .enabled(if: access("/bin/bash", X_OK) == 0),
    arguments: [
      Line(words: "toy as", asked: "[as]", offered: "as+"),
      Line(words: "toy assign ''", asked: "[assign,]", offered: "+"),
      Line(words: "toy list --format = js", asked: "[list,--format=js]", offered: "js+"),
      Line(words: "toy list --format =", asked: "[list,--format=]", offered: "+"),
      Line(words: "toy show tag : LT", asked: "[show,tag:LT]", offered: "LT+"),
      Line(words: "toy --db = a : b list --to = x", asked: "[--db=a:b,list,--to=x]", offered: "x+"),
      Line(
        words: #"toy --db '"my roll"' at my\\\ place x"#, asked: "[--db,my roll,at,my place,x]", offered: "x+"
      ),
      Line(words: #"toy at '"IT St'"#, asked: "[at,IT St]", offered: "IT St+"),
      Line(words: #"toy at 'IT\ St'"#, asked: "[at,IT St]", offered: #"IT\ St+"#),
      Line(words: "toy at '$(touch x)'", asked: "[at,$(touch x)]", offered: #"\$\(touch\ x\)+"#),
      Line(words: #"toy at '"$(touch x)'"#, asked: "[at,$(touch x)]", offered: ""),
      Line(words: #"toy at "'it\"s""#, asked: #"[at,it"s]"#, offered: ""),
    ])
  func bash(_ line: Line) {
    // The program of the test answers with the word it was asked for and a plus; what it was asked goes to
    // the third stream, because the script throws away the second.
    let output = printed(
      byBash: CompletionScript.bash.text(for: "toy") + #"""
        toy() { shift 2; local IFS=,; echo "[$*]" >&3; printf '%s+\tnote\n' "${!#}"; }
        COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'
        COMP_WORDS=(\#(line.words)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        exec 3>&1; _toy; printf '%s\n' "${COMPREPLY[@]}"
        """#)
    #expect(output == "\(line.asked)\n\(line.offered)\n")
  }

  private func printed(byBash script: String) -> String {
    guard
      let stream = popen(
        "LC_ALL=C.UTF-8 exec /bin/bash --norc <<'END OF SCRIPT'\n\(script)\nEND OF SCRIPT\n", "r")
    else { return "" }
    defer { pclose(stream) }
    var output: [UInt8] = []
    while case let byte = getc(stream), byte != EOF { output.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: output, as: UTF8.self)
  }
}
