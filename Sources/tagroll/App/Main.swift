import Glibc

@main
enum Main {
  static func main() {
    // A closed pipe is an answer, not a death: see ExitCode.pipeClosed.
    signal(SIGPIPE, SIG_IGN)
    exit(run())
  }

  /// Apart from `main`, whose body belongs to the main actor: callbacks of C libraries come on other threads.
  private static func run() -> Int32 {
    let app = App(
      Surroundings.process(arguments: Array(CommandLine.arguments.dropFirst())),
      output: .descriptor(STDOUT_FILENO), errors: .descriptor(STDERR_FILENO))
    return app.run().rawValue
  }
}
