/// A run as people name it, in the manner of git's revisions.
///
/// `42`, `@` (the newest), `@~2` (two before it), `@failed`, `@passed`, `semantic-caching` (the newest of a lab),
/// `semantic-caching@~1`, `semantic-caching@failed`, `baseline:semantic-caching`, `tag:before`, or six and more
/// characters of its uid.
public enum RunReference: Sendable, Hashable {
  /// The run of a number.
  case number(Int64)
  /// A run by its place among those of a lab, or of all, that stand as said: 0 is the newest.
  case newest(lab: String?, status: RunStatus?, before: Int)
  /// The run that a lab's other runs are compared with; of the only lab that has one where none is named.
  case baseline(lab: String?)
  /// The newest run that bears a tag.
  case tag(String)
  /// The run whose uid begins so.
  case uid(String)

  /// Reads a reference; nil when the text is none.
  public init?(_ text: String) {
    if let number = Int64(text), number > 0 {
      self = .number(number)
    } else if text == "baseline" {
      self = .baseline(lab: nil)
    } else if text.hasPrefix("baseline:") {
      self = .baseline(lab: String(text.dropFirst(9)))
    } else if text.hasPrefix("tag:"), text.count > 4 {
      self = .tag(String(text.dropFirst(4)))
    } else if let mark = text.firstIndex(of: "@") {
      let lab = mark == text.startIndex ? nil : String(text[..<mark])
      let suffix = text[text.index(after: mark)...]
      if suffix.isEmpty {
        self = .newest(lab: lab, status: nil, before: 0)
      } else if suffix.first == "~", let count = Int(suffix.dropFirst()), count >= 0 {
        self = .newest(lab: lab, status: nil, before: count)
      } else if let status = RunStatus(rawValue: String(suffix)), status != .skipped {
        self = .newest(lab: lab, status: status, before: 0)
      } else {
        return nil
      }
    } else if text.count >= 6, text.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) }) {
      self = .uid(text)
    } else if !text.isEmpty,
      text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) })
    {
      self = .newest(lab: text, status: nil, before: 0)
    } else {
      return nil
    }
  }
}
