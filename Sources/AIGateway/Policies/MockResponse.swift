import HTTPTransport
import OpenAI
import PolicyExpressions

/// `mock-response`: ends the request with an example of the operation's response, else with a sample made from
/// its schema, else with an empty response.
///
/// Source: the "mock-response" page of the policy reference; `index`, which of several examples, is from the
/// policy toolkit.
struct MockResponse: Policy {
  static let name = "mock-response"
  static let sections: Set<Section> = [.inbound, .outbound, .onError]

  private let status: PolicyExpression<Int>?
  private let contentType: PolicyExpression<String>?
  private let index: Int

  init(_ element: PolicyElement) throws(PolicyError) {
    status = try element.optionalExpression("status-code")
    contentType = try element.optionalExpression("content-type")
    index = try element.optionalInteger("index", in: 0 ... .max) ?? 0
    if let literal = status?.literal, !Self.codes.contains(literal) {
      throw element.error(
        at: "status-code", "status-code is \(literal)", hint: "a number from 100 to 999 was expected")
    }
  }

  private static let codes = 100...999

  func run(_ context: PolicyContext) async throws -> Outcome {
    var code = 200
    if let status { code = try await context.evaluate(status) }
    guard Self.codes.contains(code) else {
      throw PolicyFailure.internalError(
        reason: "ExpressionValueEvaluationFailure", detail: "\(code) is not a status code.")
    }
    var type: String?
    if let contentType { type = try await context.evaluate(contentType) }
    let representation = Self.representation(code, type, context)
    var response = Response(code)
    if let representation, let content = content(of: representation, context) {
      response.body = .bytes(content)
      type = type ?? representation.contentType
    }
    response.headers["Content-Type"] = type
    context.response = response
    return .respond
  }

  private static func representation(
    _ status: Int, _ type: String?, _ context: PolicyContext
  ) -> Representation? {
    let response = context.operation?.responses.first { $0.statusCode == status }
    let representations = response?.representations ?? []
    guard let type else { return representations.first }
    return representations.first { MediaType($0.contentType).covers(MediaType(type)) }
  }

  private func content(of representation: Representation, _ context: PolicyContext) -> [UInt8]? {
    let examples = representation.examples
    if let example = examples.indices.contains(index) ? examples[index] : examples.first {
      // An example of another language than JSON is a text, and stands as it is.
      if case .string(let text) = example.value, !representation.contentType.contains("json") {
        return Array(text.utf8)
      }
      return example.value.bytes
    }
    guard let name = representation.schema, representation.contentType.lowercased().contains("json"),
      case .ready(let schema) = context.deployed.schemas[name, of: context.api?.name]
    else { return nil }
    return schema.sample().bytes
  }
}
