import PolicyExpressions

/// `xml-to-json`: writes the body of the request or of the response as JSON.
struct XMLToJSON: Policy {
  static let name = "xml-to-json"
  static let sections: Set<Section> = [.inbound, .outbound, .onError]

  private enum Apply: String, ChoiceExpression {
    case always
    case contentType = "content-type-xml"
  }

  private let conversion: BodyConversion
  private let apply: PolicyExpression<Apply>
  private let kind: PolicyExpression<JSONFromXML.Kind>
  private let alwaysArrays: PolicyExpression<Bool>?

  init(_ element: PolicyElement) throws(PolicyError) {
    conversion = try BodyConversion(element, from: .xml, to: .json)
    kind = try element.expression("kind")
    apply = try element.expression("apply")
    alwaysArrays = try element.optionalExpression("always-array-child-elements")
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let always = try await context.evaluate(apply) == .always
    guard let content = try await conversion.content(context, always: always) else { return .next }
    let kind = try await context.evaluate(kind)
    let alwaysArrays = if let alwaysArrays { try await context.evaluate(alwaysArrays) } else { false }
    do {
      let document = try XDocument.parse(String(decoding: content, as: UTF8.self))
      conversion.put(JSONFromXML.text(of: document, kind, alwaysArrays: alwaysArrays), into: context)
    } catch let exception as NetException {
      throw conversion.failure(exception)
    }
    return .next
  }
}

extension JSONFromXML.Kind: ChoiceExpression {}
