import PolicyExpressions

/// `content-type-map`: the content type that a message's own stands for.
struct ContentTypeMap {
  private enum Match {
    case from(String)
    case when(PolicyExpression<Bool>)
  }

  private struct Entry {
    let match: Match
    let type: String
  }

  private let entries: [Entry]
  private let any: String?
  private let missing: String?

  init(_ element: PolicyElement) throws(PolicyError) {
    any = try element.optionalLiteral("any-content-type-value").map { MediaType($0).name }
    missing = try element.optionalLiteral("missing-content-type-value").map { MediaType($0).name }
    var entries: [Entry] = []
    for child in element.children(named: "type") {
      let type = MediaType(try child.literal("to")).name
      let from = try child.optionalLiteral("from").map { MediaType($0).name }
      let when: PolicyExpression<Bool>? = try child.optionalExpression("when")
      switch (from, when) {
      case (let from?, nil): entries.append(Entry(match: .from(from), type: type))
      case (nil, let when?): entries.append(Entry(match: .when(when), type: type))
      default: throw child.error("<type> needs one of the attributes from and when")
      }
    }
    self.entries = entries
  }

  /// The type that a message of a type is validated as.
  func type(for type: String, _ context: PolicyContext) async throws -> String {
    for entry in entries {
      switch entry.match {
      case .from(let from): if from == type { return entry.type }
      case .when(let condition): if try await context.evaluate(condition) { return entry.type }
      }
    }
    return any ?? (type.isEmpty ? missing : nil) ?? type
  }
}
