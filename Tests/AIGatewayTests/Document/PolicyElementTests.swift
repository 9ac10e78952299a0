import PolicyExpressions
import Testing

@testable import AIGateway

@Suite struct `Policy elements` {
  enum Action: String, CaseIterable {
    case override, skip, append, delete
  }

  /// The one policy of a fragment.
  private func element(_ text: String, namedValues: [String: String] = [:]) throws -> PolicyElement {
    let environment = DocumentEnvironment(namedValues: namedValues)
    let fragment = try FragmentDocument(
      Array("<fragment>\n\(text)\n</fragment>".utf8), name: "policy.xml", in: environment)
    return try #require(fragment.policies.first)
  }

  /// The error that reading an element gives, as people see it.
  private func error(_ text: String, _ read: (PolicyElement) throws -> Void) throws -> String {
    let element = try element(text)
    return try #require(throws: PolicyError.self) { try read(element) }.description
  }

  @Test func `Attributes are read by type`() throws {
    let element = try element(
      "<set-header id='x' name='a' exists-action='skip' on='True' off='false' count='12' e='@(1 + 2)' />")
    #expect(try element.expression("name", as: String.self).literal == "a")
    #expect(try element.choice("exists-action", of: Action.self, default: .override) == .skip)
    #expect(try element.choice("missing", of: Action.self, default: .delete) == .delete)
    #expect(try element.bool("on"))
    #expect(try !element.bool("off", default: true))
    #expect(try element.bool("missing", default: true))
    #expect(try element.integer("count", in: 1...50) == 12)
    #expect(try element.optionalInteger("missing") == nil)
    #expect(try element.optionalLiteral("missing") == nil)
    _ = try element.expression("e", as: Int.self)
    #expect(try element.optionalExpression("missing", as: Int.self) == nil)
    #expect(element.id == "x")
    try element.refuseLeftovers()
  }

  @Test func `A wrong attribute is shown where its value stands`() throws {
    #expect(
      try error("<trace  source='a'\n  verbose='yes' />") { _ = try $0.bool("verbose") }
        == "policy.xml:3:12: verbose is \"yes\". true or false was expected")
    #expect(
      try error("<retry count='51' />") { _ = try $0.integer("count", in: 1...50) }
        == "policy.xml:2:15: count is 51. a number from 1 to 50 was expected")
    #expect(
      try error("<retry count='many' />") { _ = try $0.integer("count", in: 1...50) }
        == "policy.xml:2:15: count is \"many\". a whole number was expected")
    #expect(
      try error("<a b='overide' />") { _ = try $0.choice("b", of: Action.self) }
        == "policy.xml:2:7: b is \"overide\". did you mean override?")
    #expect(
      try error("<a b='zzzzzz' />") { _ = try $0.choice("b", of: Action.self) }
        == "policy.xml:2:7: b is \"zzzzzz\". one of override, skip, append, delete was expected")
    #expect(
      try error("<a b='@(1)' />") { _ = try $0.literal("b") }
        == "policy.xml:2:7: b takes no policy expression. write a literal value")
    #expect(
      try error("  <a />") { _ = try $0.literal("b") }
        == "policy.xml:2:3: <a> needs the attribute b. add b=\"...\"")
  }

  @Test func `What was not asked for is refused with the nearest name`() throws {
    #expect(
      try error("<a counter-keys='b' />") {
        _ = try $0.optionalLiteral("counter-key")
        try $0.refuseLeftovers()
      } == "policy.xml:2:4: <a> has no attribute counter-keys. did you mean counter-key?")
    #expect(
      try error("<a zzz='b' />") {
        _ = try $0.optionalLiteral("second")
        _ = try $0.optionalLiteral("first")
        try $0.refuseLeftovers()
      } == "policy.xml:2:4: <a> has no attribute zzz. it knows first, second")
    #expect(
      try error("<a><vale /></a>") {
        _ = $0.children(named: "value")
        try $0.refuseLeftovers()
      } == "policy.xml:2:4: <a> has no element <vale>. did you mean value?")
    #expect(try error("<a> text</a>") { try $0.refuseLeftovers() } == "policy.xml:2:5: <a> takes no text")
  }

  @Test func `Children answer for what they were not asked`() throws {
    #expect(
      try error("<a><b c='d' /></a>") {
        _ = try $0.child(named: "b")
        try $0.refuseLeftovers()
      } == "policy.xml:2:7: <b> has no attribute c")
    let container = try element("<a><anything /></a>")
    #expect(container.policies().map(\.name) == ["anything"])
    try container.refuseLeftovers()
  }

  @Test func `An only child may not come twice, and a required one must be there`() throws {
    #expect(
      try error("<a><b /><b /></a>") { _ = try $0.child(named: "b") }
        == "policy.xml:2:9: <a> has one <b> at most")
    #expect(
      try error("<a />") { _ = try $0.requiredChild(named: "b") }
        == "policy.xml:2:1: <a> needs an element <b>")
  }

  @Test func `Texts are read without the blanks around them, bodies with them`() throws {
    #expect(try element("<a>\n GET </a>").textExpression(as: String.self).literal == "GET")
    #expect(try element("<a> x </a>").literalText() == "x")
    #expect(try element("<a> </a>").optionalTextExpression(as: String.self) == nil)
    #expect(try element("<set-body> x </set-body>").contentExpression(as: String.self).literal == " x ")
    #expect(try element("<set-body><b/></set-body>").rawContent().text == "<b/>")
    #expect(
      try error("<a />") { _ = try $0.textExpression(as: String.self) } == "policy.xml:2:1: <a> needs a text")
  }

  // The unknown name stands behind an entity, a line end, a letter of two bytes, or a named value that is
  // longer than its name.
  @Test(arguments: [
    ("<a b='@(1 &lt; nonsense)' />", "2:16"),
    ("<a b=\" @(\n  1 <\n  nonsense)\" />", "4:3"),
    ("<a b=\"@(\"ä\" + nonsense)\" />", "2:15"),
    ("<a b=\"@(\"{{long}}\" + nonsense)\" />", "2:22"),
  ])
  func `An error inside an expression is shown at its place in the document`(
    _ text: String, _ place: String
  ) throws {
    let element = try element(text, namedValues: ["long": "a long text of a named value"])
    let error = #expect(throws: PolicyError.self) { try element.expression("b", as: String.self) }
    #expect(error.map { "\($0.line):\($0.column)" } == place)
    #expect(error?.message == "The name 'nonsense' does not exist in the current context")
  }
}
