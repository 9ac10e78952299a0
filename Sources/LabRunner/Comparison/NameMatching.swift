/// Knows what several runs have under the same name, but for the numbers in it.
///
/// A number in the name of a step or an assertion is often a parameter's value, as in "Ask 20 times"; a run with
/// another value is not to lose it for that. Where one run has two names that only numbers tell apart, nothing but the
/// very name is the same.
struct NameMatching {
  private var shared: [String: String] = [:]

  /// - Parameter runs: The names of each run.
  init(_ runs: [[String]]) {
    var ambiguous: Set<String> = []
    for names in runs {
      var own: [String: String] = [:]
      for name in names {
        let form = Self.form(name)
        if let other = own[form], other != name { ambiguous.insert(form) }
        own[form] = name
        if shared[form] == nil { shared[form] = name }
      }
    }
    for form in ambiguous { shared[form] = nil }
  }

  /// The name by which the runs know what one of them calls so: that of the first run that has it.
  func name(_ name: String) -> String {
    shared[Self.form(name)] ?? name
  }

  // The name with a zero in place of each number.
  private static func form(_ name: String) -> String {
    var form = ""
    var isInNumber = false
    for character in name {
      let isDigit = character.isASCII && character.isNumber
      if !isDigit || !isInNumber { form.append(isDigit ? "0" : character) }
      isInNumber = isDigit
    }
    return form
  }
}
