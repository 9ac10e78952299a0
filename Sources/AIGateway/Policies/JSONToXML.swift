import PolicyExpressions

/// `json-to-xml`: writes the body of the request or of the response as XML.
struct JSONToXML: Policy {
  static let name = "json-to-xml"
  static let sections: Set<Section> = [.inbound, .outbound, .onError]

  private enum Apply: String, ChoiceExpression {
    case always
    case contentType = "content-type-json"
  }

  private let conversion: BodyConversion
  private let apply: PolicyExpression<Apply>
  private let readsDates: Bool
  private let namespaceSeparator: PolicyExpression<String>?
  private let namespacePrefix: PolicyExpression<String>?
  private let attributeBlock: PolicyExpression<String>?

  init(_ element: PolicyElement) throws(PolicyError) {
    conversion = try BodyConversion(element, from: .json, to: .xml)
    apply = try element.expression("apply")
    readsDates = try element.bool("parse-date", default: true)
    namespaceSeparator = try element.optionalExpression("namespace-separator")
    namespacePrefix = try element.optionalExpression("namespace-prefix")
    attributeBlock = try element.optionalExpression("attribute-block-name")
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let always = try await context.evaluate(apply) == .always
    guard let content = try await conversion.content(context, always: always) else { return .next }
    var writer = XMLFromJSON()
    writer.readsDates = readsDates
    if let namespaceSeparator { writer.namespaceSeparator = try await context.evaluate(namespaceSeparator) }
    if let namespacePrefix { writer.namespacePrefix = try await context.evaluate(namespacePrefix) }
    if let attributeBlock { writer.attributeBlock = try await context.evaluate(attributeBlock) }
    do {
      let document = try writer.document(from: String(decoding: content, as: UTF8.self))
      conversion.put(Array(try document.markup(indented: false).utf8), into: context)
    } catch let exception as NetException {
      throw conversion.failure(exception)
    }
    return .next
  }
}
