import PolicyExpressions

extension PolicyElement {
  /// The child elements of a name, in order.
  func children(named name: String) -> [PolicyElement] {
    askedChildren.insert(name)
    let found = children.filter { ToolkitSpelling.meaning(of: $0.name) == name }
    for child in found { askedChildren.insert(child.name) }
    site?.place(found)
    return found
  }

  /// The one child element of a name; nil when there is none.
  ///
  /// - Throws: A ``PolicyError`` at the second of several.
  func child(named name: String) throws(PolicyError) -> PolicyElement? {
    let found = children(named: name)
    if let second = found.dropFirst().first {
      throw second.error("<\(self.name)> has one <\(name)> at most")
    }
    return found.first
  }

  /// The one child element of a name that must be there.
  func requiredChild(named name: String) throws(PolicyError) -> PolicyElement {
    guard let child = try child(named: name) else { throw error("<\(self.name)> needs an element <\(name)>") }
    return child
  }

  /// All child elements, each of them a policy.
  func policies() -> [PolicyElement] {
    takesPolicies = true
    site?.place(children)
    return children
  }

  /// The required text, which may be an expression, without the blanks around it.
  func textExpression<Result: ExpressionResult>(
    as type: Result.Type = Result.self
  ) throws(PolicyError) -> PolicyExpression<Result> {
    guard let expression = try optionalTextExpression(as: type) else {
      throw error("<\(name)> needs a text")
    }
    return expression
  }

  /// The text, which may be an expression, without the blanks around it; nil when there is none.
  func optionalTextExpression<Result: ExpressionResult>(
    as type: Result.Type = Result.self
  ) throws(PolicyError) -> PolicyExpression<Result>? {
    takesText = true
    return element.text.isBlank ? nil : try compile(element.text.trimmed)
  }

  /// The text of an element whose text may not be an expression, without the blanks around it; may be empty.
  func literalText() throws(PolicyError) -> String {
    takesText = true
    let text = element.text.trimmed
    guard !text.isExpression else {
      throw document.error(
        at: text.documentOffset(of: 0), "<\(name)> takes no policy expression", hint: "write a literal value")
    }
    return text.text
  }

  /// The content of `set-body` and its like as an expression or literal text, blanks and all.
  func contentExpression<Result: ExpressionResult>(
    as type: Result.Type = Result.self
  ) throws(PolicyError) -> PolicyExpression<Result> {
    takesText = true
    return try compile(element.text)
  }

  /// The content of an element that is kept as text, such as a Liquid template, as written.
  func rawContent() -> SourceText {
    takesText = true
    return element.text
  }
}
