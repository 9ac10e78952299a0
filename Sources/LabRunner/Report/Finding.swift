/// One thing that `labs doctor` looked at.
public struct Finding: Sendable, Hashable, Encodable {
  /// How bad it is.
  public enum Grade: String, Sendable, Hashable, Encodable {
    /// As it should be.
    case good
    /// Something is missing that not everybody needs.
    case warning
    /// Something that labs needs does not work.
    case problem
  }

  /// What was looked at, in one word.
  public let subject: String
  /// How bad it is.
  public let grade: Grade
  /// What was found.
  public let text: String
  /// What to do about it.
  public let hint: String?

  /// Creates a finding.
  public init(_ subject: String, _ grade: Grade, _ text: String, hint: String? = nil) {
    self.subject = subject
    self.grade = grade
    self.text = text
    self.hint = hint
  }

  /// The finding in lines, each ended.
  public func lines(_ style: TerminalStyle) -> String {
    let mark =
      switch grade {
      case .good: style.mark(.passed)
      case .warning: style.paint(style.glyphs.warning, .of(.interrupted))
      case .problem: style.mark(.failed)
      }
    let indent = TextWidth.cells(mark) + 1
    // A file takes lines of any length, and is searched by line.
    func wrapped(_ text: String) -> [String] {
      style.isBounded ? TextWrap.lines(text, width: max(20, style.width - indent - 2)) : [text]
    }
    let hanging = wrapped("\(subject)  \(text)").dropFirst() + (hint.map(wrapped) ?? [])
    let head = wrapped("\(subject)  \(text)").prefix(1).map { "\(mark) \($0)\n" }
    return (head + hanging.map { "\(TextWidth.spaces(indent + 2))\($0)\n" }).joined()
  }
}
