import PolicyExpressions

extension PolicyElement {
  /// A required attribute that may be an expression.
  func expression<Result: ExpressionResult>(
    _ name: String, as type: Result.Type = Result.self
  ) throws(PolicyError) -> PolicyExpression<Result> {
    guard let expression = try optionalExpression(name, as: type) else { throw missing(name) }
    return expression
  }

  /// An attribute that may be an expression; nil when it is not there.
  func optionalExpression<Result: ExpressionResult>(
    _ name: String, as type: Result.Type = Result.self
  ) throws(PolicyError) -> PolicyExpression<Result>? {
    guard let attribute = attribute(name) else { return nil }
    return try compile(attribute.value)
  }

  /// A required attribute that may not be an expression.
  func literal(_ name: String) throws(PolicyError) -> String {
    guard let literal = try optionalLiteral(name) else { throw missing(name) }
    return literal
  }

  /// An attribute that may not be an expression; nil when it is not there.
  func optionalLiteral(_ name: String) throws(PolicyError) -> String? {
    guard let attribute = attribute(name) else { return nil }
    guard !attribute.value.isExpression else {
      throw error(at: name, "\(name) takes no policy expression", hint: "write a literal value")
    }
    return attribute.value.text
  }

  /// A required `true` or `false`, in any case.
  func bool(_ name: String) throws(PolicyError) -> Bool {
    guard let value = try optionalBool(name) else { throw missing(name) }
    return value
  }

  /// A `true` or `false`, in any case, or a default when it is not there.
  func bool(_ name: String, default value: Bool) throws(PolicyError) -> Bool {
    try optionalBool(name) ?? value
  }

  /// A `true` or `false`, in any case; nil when it is not there.
  func optionalBool(_ name: String) throws(PolicyError) -> Bool? {
    guard let text = try optionalLiteral(name) else { return nil }
    switch text.lowercased() {
    case "true": return true
    case "false": return false
    default: throw error(at: name, "\(name) is \"\(text)\"", hint: "true or false was expected")
    }
  }

  /// A required whole number of a range.
  func integer(_ name: String, in range: ClosedRange<Int> = .min ... .max) throws(PolicyError) -> Int {
    guard let value = try optionalInteger(name, in: range) else { throw missing(name) }
    return value
  }

  /// A whole number of a range; nil when it is not there.
  func optionalInteger(
    _ name: String, in range: ClosedRange<Int> = .min ... .max
  ) throws(PolicyError) -> Int? {
    guard let text = try optionalLiteral(name) else { return nil }
    guard let value = Int(text) else {
      throw error(at: name, "\(name) is \"\(text)\"", hint: "a whole number was expected")
    }
    guard range.contains(value) else {
      throw error(at: name, "\(name) is \(value)", hint: "\(Self.words(for: range)) was expected")
    }
    return value
  }

  private static func words(for range: ClosedRange<Int>) -> String {
    if range.upperBound == .max { return "a number from \(range.lowerBound) up" }
    if range.lowerBound == .min { return "a number up to \(range.upperBound)" }
    return "a number from \(range.lowerBound) to \(range.upperBound)"
  }

  /// A required word of a fixed set.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String, of type: Choice.Type = Choice.self
  ) throws(PolicyError) -> Choice {
    guard let choice = try optionalChoice(name, of: type) else { throw missing(name) }
    return choice
  }

  /// A word of a fixed set, or a default when it is not there.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String, of type: Choice.Type = Choice.self, default value: Choice
  ) throws(PolicyError) -> Choice {
    try optionalChoice(name, of: type) ?? value
  }

  /// A word of a fixed set; nil when it is not there.
  func optionalChoice<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String, of type: Choice.Type = Choice.self
  ) throws(PolicyError) -> Choice? {
    guard let text = try optionalLiteral(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let words = Choice.allCases.map(\.rawValue)
      let hint =
        Spelling.nearest(to: text, in: words).map { "did you mean \($0)?" }
        ?? "one of \(words.joined(separator: ", ")) was expected"
      throw error(at: name, "\(name) is \"\(text)\"", hint: hint)
    }
    return choice
  }

  /// An error for a required attribute that is not there, or is there under a name much like its own.
  func missing(_ name: String) -> PolicyError {
    let others = element.attributes.filter { !askedAttributes.contains($0.name) }
    if let other = others.first(where: { Spelling.nearest(to: $0.name, in: [name]) != nil }) {
      return document.error(
        at: other.offset, "<\(self.name)> has no attribute \(other.name)", hint: "did you mean \(name)?")
    }
    return error("<\(self.name)> needs the attribute \(name)", hint: "add \(name)=\"...\"")
  }

  private func attribute(_ name: String) -> Element.Attribute? {
    askedAttributes.insert(name)
    if let attribute = element.attributes.first(where: { $0.name == name }) { return attribute }
    guard let spelling = ToolkitSpelling.spelling(of: name),
      let attribute = element.attributes.first(where: { $0.name == spelling })
    else { return nil }
    askedAttributes.insert(spelling)
    return attribute
  }

  /// Compiles a value of the document; an error in it points into the document.
  func compile<Result: ExpressionResult>(_ value: SourceText) throws(PolicyError) -> PolicyExpression<Result>
  {
    do throws(ExpressionError) {
      return try PolicyExpression<Result>(value.text, context: PolicyContext.declaredType.get())
    } catch {
      let offset = value.documentOffset(line: error.line, column: error.column)
      throw document.error(at: offset, error.message, hint: error.hint)
    }
  }
}
