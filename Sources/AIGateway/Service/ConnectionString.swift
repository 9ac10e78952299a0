/// A connection string of Azure's: `Name=value` parts between semicolons. A value may hold equals signs.
struct ConnectionString: Sendable {
  private let parts: [String: String]

  init(_ text: String) {
    var parts: [String: String] = [:]
    for part in text.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { parts[pair[0].lowercased()] = String(pair[1]) }
    }
    self.parts = parts
  }

  /// The value of a name, whose case does not matter.
  subscript(name: String) -> String? { parts[name.lowercased()] }
}
