import HTTPTransport
import OpenAI

/// Passes the requests to a simulated model on to a real endpoint, on the routes that the endpoint has.
final class ModelForwarder: Responder {
  private static let largestBody = 64 << 20

  private let endpoint: ModelEndpoint
  private let client = Client()

  init(_ endpoint: ModelEndpoint) {
    self.endpoint = endpoint
  }

  func respond(to request: Request) async throws -> Response {
    var request = request
    var model: String?
    (request.url, model) = target(of: request.url)
    request.headers.remove("Host")
    endpoint.authorize(&request.headers)
    if let model { try await Self.name(model, in: &request) }
    do {
      return try await client.respond(to: request)
    } catch let error as TransportError {
      let body = ErrorBody(
        message: "The model endpoint \(endpoint.url.authority) cannot be used: \(error).",
        type: "server_error",
        code: "model_endpoint_unavailable")
      return Response(
        502, headers: ["Content-Type": "application/json"], body: .bytes(body.json.bytes))
    }
  }

  // The request's operation at the endpoint, and the model, when the path had it and the body must have it now.
  private func target(of url: RequestURL) -> (RequestURL, model: String?) {
    var segments = url.path.split(separator: "/").map(String.init)[...]
    let isAzure = segments.first == "openai"
    if isAzure { segments = segments.dropFirst() }
    let hasV1 = endpoint.url.path.hasSuffix("/v1")
    if segments.first == "deployments", segments.count > 2 {
      guard hasV1, let name = segments.dropFirst().first else {
        return (endpoint.target(segments.joined(separator: "/"), query: url.query), nil)
      }
      let rest = segments.dropFirst(2).joined(separator: "/")
      return (endpoint.target(rest, query: nil), name)
    }
    if hasV1, segments.first == "v1" { segments = segments.dropFirst() }
    if !isAzure, segments.first == "models", segments.count > 2 { segments = segments.dropFirst() }
    return (endpoint.target(segments.joined(separator: "/"), query: url.query), nil)
  }

  private static func name(_ model: String, in request: inout Request) async throws {
    let bytes = try await request.body.gathered(upTo: largestBody)
    request.body = .bytes(bytes)
    guard var object = (try? JSON(parsing: bytes))?.object else { return }
    object["model"] = .string(model)
    request.body = .bytes(JSON.object(object).bytes)
  }
}
