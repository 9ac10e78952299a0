/// A word or sign of a query, and where it stands.
struct KustoToken: Sendable {
  enum Kind: Sendable, Hashable {
    case name
    case value(KustoValue)
    case sign
    case end
  }

  let kind: Kind
  let text: String
  /// Lines from 1.
  let line: Int
  /// Characters from 0.
  let position: Int
}
