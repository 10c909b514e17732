// No part of the verifier, which is the Python beside this file: lets the program say in a pack which verifier it was
// tried with.

/// The auditor's own program, file by file.
public enum Verifier {
  /// In the order of their names.
  public static var files: [(name: String, bytes: [UInt8])] {
    [
      ("batches.py", PackageResources.batches_py), ("checks.py", PackageResources.checks_py),
      ("cosign.py", PackageResources.cosign_py),
      ("courses.py", PackageResources.courses_py),
      ("ed25519.py", PackageResources.ed25519_py),
      ("events.py", PackageResources.events_py), ("files.py", PackageResources.files_py),
      ("merkle.py", PackageResources.merkle_py), ("money.py", PackageResources.money_py),
      ("notes.py", PackageResources.notes_py),
      ("openings.py", PackageResources.openings_py), ("replay.py", PackageResources.replay_py),
      ("rows.py", PackageResources.rows_py), ("rules.py", PackageResources.rules_py),
      ("verify.py", PackageResources.verify_py),
    ]
  }
}
