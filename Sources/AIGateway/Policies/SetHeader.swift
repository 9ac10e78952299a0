import HTTPTransport
import OpenAI
import PolicyExpressions

/// `set-header`: sets, adds or removes a header of the request, of the response, or of a message being built.
struct SetHeader: Policy {
  static let name = "set-header"
  static let sections = Set(Section.allCases)

  private let header: PolicyExpression<String>
  /// The name, when it is a literal.
  private let literal: HeaderName?
  private let existsAction: ExistsAction
  /// nil stands for an empty element, an empty value.
  private let values: [PolicyExpression<String>?]

  init(_ element: PolicyElement) throws(PolicyError) {
    header = try element.expression("name")
    literal = header.literal.map(HeaderName.init)
    existsAction = try element.choice("exists-action", default: .override)
    var values: [PolicyExpression<String>?] = []
    for value in element.children(named: "value") { values.append(try value.optionalTextExpression()) }
    self.values = values
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    // Evaluated before the message is touched: expressions read the same message.
    guard let change = try await change(context) else { return .next }
    if context.section.actsOnRequest {
      change.apply(to: &context.request.headers)
      if context.toolServer != nil { context.setHeaders.insert(change.name.text.lowercased()) }
    } else if var response = context.response {
      change.apply(to: &response.headers)
      context.response = response
    }
    return .next
  }

  /// What the policy does to a message's headers, with its expressions evaluated; nil for a header that no
  /// policy changes.
  func change(_ context: PolicyContext) async throws -> HeaderChange? {
    let name = if let literal { literal } else { HeaderName(try await context.evaluate(header)) }
    guard !name.isFixed else {
      context.note(Self.name, ["message": .string("The header \(name.text) cannot be changed by a policy.")])
      return nil
    }
    var texts: [String] = []
    if existsAction != .delete {
      for value in values {
        if let value { texts.append(try await context.evaluate(value)) } else { texts.append("") }
      }
    }
    return HeaderChange(name: name, action: existsAction, values: texts)
  }
}

/// What a policy does when the name it sets exists already.
enum ExistsAction: String, CaseIterable {
  case override, skip, append, delete
}
