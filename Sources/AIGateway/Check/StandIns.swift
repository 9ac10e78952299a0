/// Texts for names whose values are not known, chosen so that the rest of a document can be checked.
struct StandIns {
  /// The text for `{{name}}`.
  private(set) var namedValues: [String: String]
  /// The text for `{name}`; one without text stays as it is.
  private(set) var placeholders: [String: String]

  private let needs: PolicyNeeds

  // A name may stand for a number, a truth value, an address, or in a template for whole elements.
  private static let values = ["1", "true", "https://stand-in.example"]
  private static let markup = ["<when condition=\"true\" />", ""]
  // Documents with more open names than this allows for are checked with fewer guesses.
  private static let attempts = 400

  /// Begins with a number for every named value, which can stand in most places.
  init(values: [String: String], _ needs: PolicyNeeds) {
    namedValues = values
    placeholders = values
    self.needs = needs
    for name in needs.namedValues { namedValues[name] = Self.values[0] }
  }

  /// Tries other texts for as long as one of them makes fewer errors, or the first of them come later.
  ///
  /// - Parameter check: The errors of the document with these texts, in the order of the document.
  mutating func settle(_ check: (StandIns) -> [PolicyError]) -> [PolicyError] {
    var errors = check(self)
    var attempts = 0
    improving: while !errors.isEmpty {
      for candidate in candidates {
        attempts += 1
        if attempts > Self.attempts { break improving }
        let found = check(candidate)
        guard Self.isBetter(found, than: errors) else { continue }
        self = candidate
        errors = found
        continue improving
      }
      break
    }
    return errors
  }

  // Made one after the other, since most are never looked at.
  private var candidates: some Sequence<StandIns> {
    let named = needs.namedValues.lazy.flatMap { name in
      Self.values.lazy.map { text in
        var changed = self
        changed.namedValues[name] = text
        return changed
      }
    }
    let braced = needs.placeholders.lazy.flatMap { name in
      (Self.values + Self.markup).lazy.map { text in
        var changed = self
        changed.placeholders[name] = text
        return changed
      }
    }
    return [AnySequence(named), AnySequence(braced)].joined()
  }

  private static func isBetter(_ left: [PolicyError], than right: [PolicyError]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    for (left, right) in zip(left, right) where (left.line, left.column) != (right.line, right.column) {
      return (left.line, left.column) > (right.line, right.column)
    }
    return false
  }
}
