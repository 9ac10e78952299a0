import HTTPTransport
import OpenAI
import PolicyExpressions

/// `set-header`: sets, adds or removes a header of the request, of the response, or of a message being built.
struct SetHeader: Policy {
  static let name = "set-header"
  static let sections = Set(Section.allCases)

  private let header: PolicyExpression<String>
  private let existsAction: ExistsAction
  /// nil stands for an empty element, an empty value.
  private let values: [PolicyExpression<String>?]

  init(_ element: PolicyElement) throws(PolicyError) {
    header = try element.expression("name")
    existsAction = try element.choice("exists-action", default: .override)
    var values: [PolicyExpression<String>?] = []
    for value in element.children(named: "value") { values.append(try value.optionalTextExpression()) }
    self.values = values
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    if context.section.actsOnRequest {
      try await edit(&context.request.headers, context)
    } else if var response = context.response {
      try await edit(&response.headers, context)
      context.response = response
    }
    return .next
  }

  /// Does to some headers what the policy says.
  func edit(_ headers: inout Headers, _ context: PolicyContext) async throws {
    let name = try await context.evaluate(header)
    guard !Self.fixed.contains(name.lowercased()) else {
      context.note(Self.name, ["message": .string("The header \(name) cannot be changed by a policy.")])
      return
    }
    if existsAction == .skip, headers.contains(name) { return }
    if existsAction == .delete {
      headers.remove(name)
      return
    }
    var texts = existsAction == .append ? headers[all: name] : []
    for value in values {
      if let value { texts.append(try await context.evaluate(value)) } else { texts.append("") }
    }
    let oneLine = texts.count > 1 && !Self.repeated.contains(name.lowercased())
    headers.set(name, to: oneLine ? [texts.joined(separator: ",")] : texts)
  }

  // Source: the "set-header" page of the policy reference, limitations.
  private static let fixed: Set<String> = ["connection", "content-length", "keep-alive", "transfer-encoding"]

  // Headers whose values stand on lines of their own; those of the others are joined by commas.
  // Source: the "set-header" page of the policy reference.
  private static let repeated: Set<String> = [
    "user-agent", "www-authenticate", "proxy-authenticate", "cookie", "set-cookie", "warning", "date", "expires",
    "if-modified-since", "if-unmodified-since", "last-modified", "retry-after",
  ]
}

/// What a policy does when the name it sets exists already.
enum ExistsAction: String, CaseIterable {
  case override, skip, append, delete
}
