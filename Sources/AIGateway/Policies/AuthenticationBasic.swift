import Foundation
import HTTPTransport
import PolicyExpressions

/// `authentication-basic`: gives the backend a user's name and password.
struct AuthenticationBasic: Policy {
  static let name = "authentication-basic"
  static let sections: Set<Section> = [.inbound, .backend]

  private let username: PolicyExpression<String>
  private let password: PolicyExpression<String>

  init(_ element: PolicyElement) throws(PolicyError) {
    username = try element.expression("username")
    password = try element.expression("password")
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    context.request.headers["Authorization"] = try await authorization(context)
    return .next
  }

  /// The value of the Authorization header (RFC 7617).
  func authorization(_ context: PolicyContext) async throws -> String {
    let user = try await context.evaluate(username)
    let password = try await context.evaluate(password)
    return "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
  }
}
