import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// `send-request`: sends a request of its own and keeps the response in a variable.
///
/// An error status is a response like any other; only a request that gets none fails.
struct SendRequest: Policy {
  static let name = "send-request"
  static let sections = Set(Section.allCases)

  private let recipe: RequestRecipe
  private let variable: String?
  private let ignoresErrors: Bool

  init(_ element: PolicyElement) throws(PolicyError) {
    recipe = try RequestRecipe(element)
    variable = try element.optionalLiteral("response-variable-name")
    ignoresErrors = try element.bool("ignore-error", default: false)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let request = try await request(context)
    let environment = context.environment
    let result: Result<Response, any Error>
    do {
      result = .success(try await Self.send(request, in: environment))
    } catch {
      try Task.checkCancellation()
      result = .failure(error)
    }
    try keep(result, context)
    return .next
  }

  /// What the policy sends.
  func request(_ context: PolicyContext) async throws -> Request {
    let request = try await recipe.request(context)
    context.note(
      Self.name, ["request": ["method": .string(request.method), "url": .string(request.url.description)]])
    return request
  }

  /// Sends a request and waits for the whole response, so that expressions can read it.
  ///
  /// - Throws: ``TransportError/timedOut`` when the response is not complete within the request's timeout.
  static func send(_ request: Request, in environment: GatewayEnvironment) async throws -> Response {
    let response = try await environment.clock.withTimeout(request.timeout ?? .seconds(60)) {
      var response = try await environment.network.respond(to: request)
      let bytes = try await response.body.gathered(upTo: Self.bodyLimit)
      response.body = bytes.isEmpty ? .empty : .bytes(bytes)
      return response
    }
    guard let response else { throw TransportError.timedOut }
    return response
  }

  /// Puts the response into its variable; null when there is none and errors are ignored.
  func keep(_ result: Result<Response, any Error>, _ context: PolicyContext) throws {
    switch result {
    case .success(let response):
      context.note(Self.name, ["response": ["status": .int(response.status)]])
      if let variable { context.variables[variable] = .object(ResponseObject(response)) }
    case .failure(let error):
      guard ignoresErrors else { throw error }
      context.note(Self.name, ["ignored": .string("\(error)")])
      if let variable { context.variables[variable] = .null }
    }
  }

  private static let bodyLimit = 64 << 20
}
