import JSONBytes
import Model

/// Proofs as text that others can read too.
public enum ProofText {
  /// That an entry is in the tree of a checkpoint.
  ///
  /// - Parameter checkpoint: the signed note over the tree of the proof, put in as it is.
  /// - Source: C2SP tlog-proof, without extra data.
  public static func inclusion(_ proof: InclusionProof, checkpoint: [UInt8]) -> [UInt8] {
    Array("c2sp.org/tlog-proof@v1\nindex \(proof.index)\n".utf8) + lines(proof.hashes) + [0x0A] + checkpoint
  }

  /// That the tree of a checkpoint only grew since an earlier one: what a witness is asked to sign.
  ///
  /// - Source: C2SP tlog-witness, the request of `add-checkpoint`.
  public static func consistency(_ proof: ConsistencyProof, checkpoint: [UInt8]) -> [UInt8] {
    Array("old \(proof.from)\n".utf8) + lines(proof.hashes) + [0x0A] + checkpoint
  }

  private static func lines(_ hashes: [Digest]) -> [UInt8] {
    Array(hashes.map { Base64.encode($0.bytes) + "\n" }.joined().utf8)
  }
}
