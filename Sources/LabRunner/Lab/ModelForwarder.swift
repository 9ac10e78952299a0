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
    (request.url, model) = endpoint.target(of: request.url)
    request.headers.remove("Host")
    endpoint.authorize(&request.headers)
    if model != nil || !endpoint.names.isEmpty { try await name(model, in: &request) }
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

  // Puts the model of the path into the body, or the endpoint's name of a model in the place of the lab's.
  private func name(_ model: String?, in request: inout Request) async throws {
    let bytes = try await request.body.gathered(upTo: Self.largestBody)
    request.body = .bytes(bytes)
    guard var object = (try? JSON(parsing: bytes))?.object,
      let name = model ?? object["model"]?.string.flatMap({ endpoint.names[$0] })
    else { return }
    object["model"] = .string(name)
    request.body = .bytes(JSON.object(object).bytes)
  }
}
