/// What a Unicode scalar is to the patterns of OpenAI's encodings.
enum ScalarKind: UInt8 {
  /// Lu, Lt
  case upper
  /// Ll
  case lower
  /// Lm, Lo: letters of scripts that have no case, and modifiers.
  case uncased
  /// M
  case mark
  /// N
  case number
  /// A carriage return or line feed.
  case newline
  /// White space that is no newline.
  case blank
  /// Everything else.
  case other

  /// `\p{L}`
  var isLetter: Bool { rawValue <= ScalarKind.uncased.rawValue }

  /// What stands in a run of upper case and in one of lower case: Lm, Lo, M.
  var isEitherCase: Bool { self == .uncased || self == .mark }

  /// The kinds of ASCII.
  static let ascii: [ScalarKind] = (0..<0x80).map { ScalarKind(Unicode.Scalar(UInt8($0))) }

  init(_ scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: self = .upper
    case .lowercaseLetter: self = .lower
    case .modifierLetter, .otherLetter: self = .uncased
    case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
    case .decimalNumber, .letterNumber, .otherNumber: self = .number
    default:
      if scalar == "\r" || scalar == "\n" {
        self = .newline
      } else {
        self = scalar.properties.isWhitespace ? .blank : .other
      }
    }
  }
}
