import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// `forward-request`: sends the request to its backend, and is the only policy that does.
struct ForwardRequest: Policy {
  static let name = "forward-request"
  static let sections: Set<Section> = [.backend]

  private enum HTTPVersion: String, CaseIterable {
    case one = "1"
    case twoOrOne = "2or1"
    case two = "2"
  }

  /// How long to wait for the head of the response.
  private let timeout: Timeout
  private let followRedirects: PolicyExpression<Bool>?
  private let buffersRequest: Bool
  private let failsOnErrorStatus: Bool

  private enum Timeout {
    case seconds(PolicyExpression<Double>)
    case milliseconds(PolicyExpression<Double>)
    case usual
  }

  init(_ element: PolicyElement) throws(PolicyError) {
    let seconds: PolicyExpression<Double>? = try element.optionalExpression("timeout")
    let milliseconds: PolicyExpression<Double>? = try element.optionalExpression("timeout-ms")
    switch (seconds, milliseconds) {
    case (nil, nil): timeout = .usual
    case (let seconds?, nil): timeout = .seconds(seconds)
    case (nil, let milliseconds?): timeout = .milliseconds(milliseconds)
    case (_?, _?):
      throw element.error(at: "timeout-ms", "<forward-request> has timeout and timeout-ms", hint: "keep one")
    }
    followRedirects = try element.optionalExpression("follow-redirects")
    buffersRequest = try element.bool("buffer-request-body", default: false)
    failsOnErrorStatus = try element.bool("fail-on-error-status-code", default: false)
    // Each chunk is passed on as it comes whatever is asked for, and connections speak HTTP/1.1.
    _ = try element.bool("buffer-response", default: true)
    let _: HTTPVersion = try element.choice("http-version", default: .one)
    let _: PolicyExpression<Double>? = try element.optionalExpression("continue-timeout")
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    if buffersRequest { try await context.gather(.request) }
    if context.target == nil, let server = context.toolServer {
      // Messages are read whole, and a `retry` may send one again.
      try await context.gather(.request)
      context.response = try await server.respond(context)
      context.backendHasAnswered = true
      return .next
    }
    let choice = try context.chooseBackend()
    var request = try outgoing(context)
    if let credentials = choice.backend?.credentials {
      request = try await credentials.applied(to: request, context)
    }
    request.timeout = try await duration(context)
    let follows = if let followRedirects { try await context.evaluate(followRedirects) } else { false }
    context.response = nil
    context.note(
      Self.name,
      [
        "message": .string(
          "Request is being forwarded to the backend service. Timeout set to \(Self.seconds(of: request)) seconds"
        ),
        "request": .traced(request, at: request.url),
      ])
    context.callBegins(request, to: choice.backend?.name)
    var response = try await answer(to: request, from: choice.backend, redirects: follows, context)
    context.callEnds(response)
    if let cookie = choice.cookie { response.headers.append("Set-Cookie", cookie) }
    context.note(Self.name, ["response": .traced(response)])
    context.response = response
    context.backendHasAnswered = true
    context.consumed.remove(.response)
    if failsOnErrorStatus, (400...599).contains(response.status) {
      var failure = PolicyFailure(
        status: response.status, message: response.reasonPhrase, reason: "BackendErrorStatusCode",
        detail: "The backend answered with status \(response.status).")
      failure.response = response
      throw failure
    }
    return .next
  }

  // The backend's answer; its circuit breaker counts the call, a stream by its head.
  private func answer(
    to first: Request, from backend: DeployedBackend?, redirects: Bool, _ context: PolicyContext
  ) async throws -> Response {
    let network = context.environment.network
    var request = first
    do {
      var response = try await network.respond(to: request)
      if redirects {
        for _ in 0..<Self.redirectLimit {
          guard let next = Self.redirection(of: response, from: request, backend?.credentials) else { break }
          request = next
          response = try await network.respond(to: request)
        }
      }
      if let backend, let rule = backend.breaker {
        let now = context.environment.clock.now
        context.stores.breakers.count(
          failed: rule.isFailure(status: response.status),
          retryAfter: RetryAfter.duration(in: response.headers, at: now), to: backend, at: now)
      }
      return response
    } catch {
      // A caller that has gone says nothing about the backend.
      try Task.checkCancellation()
      if let backend, let rule = backend.breaker {
        context.stores.breakers.count(
          failed: rule.isFailure(reason: PolicyFailure(error).reason), retryAfter: nil, to: backend,
          at: context.environment.clock.now)
      }
      throw error
    }
  }

  // The current request, at the backend's address.
  private func outgoing(_ context: PolicyContext) throws -> Request {
    guard let target = context.target else {
      throw PolicyFailure.internalError(
        reason: "BackendConnectionFailure",
        detail: "The API has no service URL and no policy has set a backend.")
    }
    if case .stream = context.request.body, context.consumed.contains(.request) {
      throw PolicyFailure.internalError(
        reason: "RequestBodyConsumed",
        detail: "The request's body was sent before; set buffer-request-body=\"true\" to send it again.")
    }
    var request = context.request
    request.url = target.url(for: request)
    request.clientCertificate = context.backendCertificate
    request.proxy = context.proxy
    request.headers = forwarded(request.headers, from: request.clientAddress)
    if context.needsPlainAnswer { request.headers["Accept-Encoding"] = "identity" }
    if case .stream = request.body { context.consumed.insert(.request) }
    return request
  }

  // The caller's headers without its Host, and with its address at the end of X-Forwarded-For.
  private func forwarded(_ headers: Headers, from address: String) -> Headers {
    var fields = headers.fields
    fields.removeAll { $0.name.equalsIgnoringCase("Host") }
    if !address.isEmpty {
      let others = headers[all: "X-Forwarded-For"]
      if others.isEmpty {
        fields.append(Headers.Field("X-Forwarded-For", address))
      } else {
        fields.removeAll { $0.name.equalsIgnoringCase("X-Forwarded-For") }
        fields.append(Headers.Field("X-Forwarded-For", (others + [address]).joined(separator: ", ")))
      }
    }
    return Headers(fields)
  }

  private func duration(_ context: PolicyContext) async throws -> Duration {
    switch timeout {
    case .usual: Self.usualTimeout
    case .seconds(let expression):
      .nanoseconds(Self.nanoseconds(try await context.evaluate(expression), unit: 1e9))
    case .milliseconds(let expression):
      .nanoseconds(Self.nanoseconds(try await context.evaluate(expression), unit: 1e6))
    }
  }

  private static func nanoseconds(_ value: Double, unit: Double) -> Int64 {
    Int64(max(0, min(value * unit, 1e18)))
  }

  private static func seconds(of request: Request) -> String {
    let seconds = (request.timeout ?? .zero).inSeconds
    return Int(exactly: seconds).map(String.init) ?? String(seconds)
  }

  private static func redirection(
    of response: Response, from request: Request, _ credentials: DeployedCredentials?
  ) -> Request? {
    guard [301, 302, 303, 307, 308].contains(response.status), let location = response.headers["Location"],
      var url = RequestURL(location)
    else { return nil }
    if url.host.isEmpty {
      url.scheme = request.url.scheme
      url.host = request.url.host
      url.port = request.url.port
    }
    var next = request
    // What proves who the service is was meant for the backend alone.
    if url.host != request.url.host {
      next.headers.remove("Authorization")
      credentials?.remove(from: &next)
      next.clientCertificate = nil
    }
    next.url = url
    if response.status == 303 || (response.status < 303 && request.method == "POST") {
      next.method = "GET"
      next.body = .empty
    }
    return next
  }

  // Source: the "forward-request" page of the policy reference.
  private static let usualTimeout = Duration.seconds(300)
  private static let redirectLimit = 10
}
