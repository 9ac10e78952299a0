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
  private let attemptLimit: Int
  // With more errors than this a document is not a template that lacks some texts.
  private static let mostErrors = 50

  /// Begins with a number for every named value, which can stand in most places.
  ///
  /// - Parameter size: The document's bytes; for a large one fewer texts are tried.
  init(values: [String: String], _ needs: PolicyNeeds, size: Int) {
    attemptLimit = min(400, (4 << 20) / max(1, size))
    namedValues = values
    placeholders = values
    self.needs = needs
    for name in needs.namedValues { namedValues[name] = Self.values[0] }
  }

  /// Tries other texts for as long as one of them brings the document nearer to loading.
  ///
  /// - Parameter load: What loading the document with these texts comes to.
  mutating func settle(_ load: (StandIns) -> TrialLoading.Outcome) -> [PolicyError] {
    var best = load(self)
    var attempts = 0
    improving: while (1...Self.mostErrors).contains(best.errors.count) {
      for candidate in candidates {
        attempts += 1
        if attempts > attemptLimit { break improving }
        let outcome = load(candidate)
        guard outcome.isBetter(than: best) else { continue }
        self = candidate
        best = outcome
        continue improving
      }
      break
    }
    return best.errors
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
}
