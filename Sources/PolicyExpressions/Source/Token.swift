/// One word of C# source, and where it stands.
struct Token: Sendable {
  enum Kind: Sendable, Hashable {
    case identifier(String)
    /// A literal whose value is known.
    case literal(Constant)
    case interpolated([InterpolatedPart])
    /// An operator or bracket.
    case symbol(String)
    case end
  }

  let kind: Kind
  /// Where it starts and ends, in bytes.
  let range: Range<Int>
}

/// A piece of an interpolated string.
enum InterpolatedPart: Sendable, Hashable {
  case text(String)
  /// `{expression,alignment:format}`; the tokens hold expression and alignment.
  case hole(tokens: [Token], format: String?)
}

extension Token: Hashable {}
