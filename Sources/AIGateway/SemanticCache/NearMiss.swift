/// Why two prompts that sound alike do not ask the same.
public enum NearMiss: Sendable, Hashable {
  /// Their numbers, or the units of these, differ.
  case numbers(String, String)
  /// One of them negates.
  case negation(String)
  /// They ask for opposites.
  case opposites(String, String)
  /// They are about others.
  case names(String, String)
  /// They have the same words in changed roles, such as "miles to km" and "km to miles".
  case order(String, String)
  /// They ask when and where, who and why.
  case questions(String, String)
  /// They are word for word the same but for words that mean something else.
  case words(String, String)
}

extension NearMiss: CustomStringConvertible {
  /// What differs, such as `names: france, germany`.
  public var description: String {
    switch self {
    case .numbers(let one, let other): "numbers: \(one), \(other)"
    case .negation(let word): "negation: \(word)"
    case .opposites(let one, let other): "opposites: \(one), \(other)"
    case .names(let one, let other): "names: \(one), \(other)"
    case .order(let one, let other): "order: \(one), \(other)"
    case .questions(let one, let other): "questions: \(one), \(other)"
    case .words(let one, let other): "words: \(one), \(other)"
    }
  }
}
