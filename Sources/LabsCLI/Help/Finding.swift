import LabRunner

/// One thing that `labs doctor` looked at.
struct Finding: Encodable {
  /// How bad it is.
  enum Grade: String, Encodable {
    /// As it should be.
    case good
    /// Something is missing that not everybody needs.
    case warning
    /// Something that labs needs does not work.
    case problem
  }

  /// What was looked at, in one word.
  let subject: String
  let grade: Grade
  /// What was found.
  let text: String
  /// What to do about it.
  let hint: String?

  init(_ subject: String, _ grade: Grade, _ text: String, hint: String? = nil) {
    self.subject = subject
    self.grade = grade
    self.text = text
    self.hint = hint
  }

  func lines(_ style: TerminalStyle) -> String {
    let status: RunStatus =
      switch grade {
      case .good: .passed
      case .warning: .interrupted
      case .problem: .failed
      }
    return "\(style.mark(status)) \(subject)  \(text)\n" + (hint.map { "    \($0)\n" } ?? "")
  }
}
