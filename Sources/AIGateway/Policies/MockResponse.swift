import HTTPTransport
import PolicyExpressions

/// `mock-response`: ends the request with an empty response.
///
/// Source: the "mock-response" page of the policy reference. Operations have no examples here, so the body is
/// the one of an operation without any: empty.
struct MockResponse: Policy {
  static let name = "mock-response"
  static let sections: Set<Section> = [.inbound, .outbound, .onError]

  private let status: Int
  private let contentType: String?

  init(_ element: PolicyElement) throws(PolicyError) {
    status = try element.optionalInteger("status-code", in: 100...999) ?? 200
    contentType = try element.optionalLiteral("content-type")
    _ = try element.optionalInteger("index", in: 0 ... .max)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    context.response = Response(status, headers: contentType.map { ["Content-Type": $0] } ?? [:])
    return .respond
  }
}
