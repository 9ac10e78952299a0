import OpenAI

/// What an answer of `text:analyze` says of each category.
struct SafetyAnalysis: Codable {
  /// The categories in the order in which the labs' policy looks at them.
  static let categories = ["Hate", "Sexual", "SelfHarm", "Violence"]

  /// The severities by category; empty for an answer that is none.
  let severities: [String: Int]

  init(_ text: String) {
    var severities: [String: Int] = [:]
    for entry in (try? JSON(parsing: text))?["categoriesAnalysis"]?.array ?? [] {
      if let name = entry["category"]?.string { severities[name] = entry["severity"]?.int }
    }
    self.severities = severities
  }

  /// Every category with its severity.
  var description: String {
    Self.categories.map { "\($0) \(severities[$0].map(String.init) ?? "none")" }.joined(separator: ", ")
  }

  /// The first category with a severity over a threshold; nil when there is none.
  func category(over threshold: Int) -> String? {
    Self.categories.first { (severities[$0] ?? 0) > threshold }
  }
}
