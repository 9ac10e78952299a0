import OpenAI
import PolicyExpressions

/// `trace`: adds a message to the request's trace.
///
/// The message stands in `<message>`, or, in older documents, as the text of `<trace>` itself.
struct TraceMessage: Policy {
  static let name = "trace"
  static let sections = Set(Section.allCases)

  private enum Severity: String, CaseIterable {
    case verbose, information, error
  }

  private struct Metadata {
    let name: String
    let value: PolicyExpression<String>
  }

  private let source: String
  private let severity: Severity
  private let message: PolicyExpression<String>
  private let metadata: [Metadata]

  init(_ element: PolicyElement) throws(PolicyError) {
    severity = try element.choice("severity", default: .verbose)
    if let child = try element.child(named: "message") {
      source = try element.literal("source")
      message = try child.textExpression()
    } else {
      source = try element.optionalLiteral("source") ?? Self.name
      guard let text: PolicyExpression<String> = try element.optionalTextExpression() else {
        throw element.error("<trace> has no <message>", hint: "add <message>...</message>")
      }
      message = text
    }
    var metadata: [Metadata] = []
    for child in element.children(named: "metadata") {
      metadata.append(Metadata(name: try child.literal("name"), value: try child.expression("value")))
    }
    self.metadata = metadata
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    // Evaluated whether or not there is a trace: a document that fails must not do so only when it is traced.
    let text = try await context.evaluate(message)
    var members: [JSONObject.Member] = []
    for item in metadata {
      members.append(JSONObject.Member(item.name, .string(try await context.evaluate(item.value))))
    }
    context.note(
      source,
      [
        "message": .string(text), "severity": .string(severity.rawValue),
        "metadata": .object(JSONObject(members)),
      ])
    return .next
  }
}
