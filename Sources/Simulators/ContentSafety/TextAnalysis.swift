import OpenAI

/// A request to `text:analyze`.
struct TextAnalysis {
  private let text: String
  private let categories: [HarmCategory]
  private let blocklistNames: [String]
  private let haltsOnHit: Bool
  private let scale: SeverityScale

  init(parsing bytes: [UInt8]) throws(ContentSafetyError) {
    let body = try ContentSafetyBody(parsing: bytes)
    guard let text = try body.text("text") else { throw .invalidBody("The field 'text' is required.") }
    let count = text.unicodeScalars.count
    guard count <= ContentSafetyError.characterLimit else { throw .tooLong("text", count) }
    self.text = text
    var asked: Set<HarmCategory> = []
    let names = try body.texts("categories") ?? []
    for name in names { asked.insert(try body.choice(name, of: "categories")) }
    categories = names.isEmpty ? HarmCategory.allCases : HarmCategory.allCases.filter(asked.contains)
    blocklistNames = try body.texts("blocklistNames") ?? []
    haltsOnHit = try body.flag("haltOnBlocklistHit")
    scale =
      if let name = try body.text("outputType") { try body.choice(name, of: "outputType") } else { .four }
  }

  /// What the service answers; after a hit it stops when it was asked to, and says nothing of categories.
  func result(with blocklists: Blocklists) throws(ContentSafetyError) -> JSON {
    let matches = try blocklists.matches(in: text, of: blocklistNames)
    var analysis: [JSON] = []
    if matches.isEmpty || !haltsOnHit {
      let severities = HarmModel.severities(of: text)
      analysis = categories.map { category in
        [
          "category": .string(category.rawValue),
          "severity": .int(scale.level(severities[category] ?? 0)),
        ]
      }
    }
    return ["blocklistsMatch": .array(matches), "categoriesAnalysis": .array(analysis)]
  }
}
