/// How much freedom a spelling has.
public enum JSONForm: Sendable {
  /// Any document of RFC 8259, without duplicate names.
  case strict
  /// The one spelling of `CanonicalJSON`; every other one is refused.
  case canonical
}
