import HTTPTransport
import OpenAI

/// Revision 2026-07-28: each request says all there is to know, and no session holds any of it.
extension MCPEndpoint {
  func stateless(_ request: Request, _ payload: JSONRPCPayload, _ server: MCPServer) async throws -> Response
  {
    let version = request.headers[Field.revision] ?? ""
    switch payload {
    case .single(.request(let id, let method, let params)):
      if let error = Self.contradiction(request.headers, method, params) {
        return .failure(error.status, id: id, error)
      }
      let answering = RequestAnswering(
        server: server, revision: Revision(rawValue: version) ?? .latest, headers: request.headers,
        sessionID: nil)
      let calls = RunningCalls(on: clock)
      let exchange = StreamableExchange(payload, answering, calls, on: clock, keepAlive: keepAlive) {
        // To go away is to cancel.
        calls.end()
      }
      return await withTaskCancellationHandler {
        await exchange.response()
      } onCancel: {
        calls.end()
      }
    case .single(.notification):
      // There are none that would mean anything; clients are told that theirs arrived.
      guard Revision.stateless.contains(where: { $0.rawValue == version }) else {
        return .failure(400, .unsupportedRevision(version, supported: Revision.stateless))
      }
      return Response(202)
    default:
      return .failure(400, .invalidRequest("Body must be a single JSON-RPC request or notification object"))
    }
  }

  // In this order: what the body must say, whether the header fields say the same, whether it is spoken here.
  private static func contradiction(
    _ headers: Headers, _ method: String, _ params: JSONObject
  ) -> JSONRPCError? {
    for name in [Field.revision, Field.method, Field.name] where headers[all: name].count > 1 {
      return .headerMismatch("the header \(name) appears more than once")
    }
    let meta = params["_meta"]
    let missing = [Field.metaRevision, Field.metaCapabilities].filter { meta?[$0] == nil }
    guard missing.isEmpty, let revision = meta?[Field.metaRevision] else {
      return .invalidParams("params._meta is missing \(missing.joined(separator: ", "))")
    }
    guard let version = headers[Field.revision], revision.string == version else {
      return .headerMismatch(
        "the header \(Field.revision) does not match the request's \(Field.metaRevision)")
    }
    guard headers[Field.method] == method else {
      return .headerMismatch("the header \(Field.method) does not match the request's method")
    }
    if let name = Field.named[method], let value = params[name]?.string,
      headers[Field.name].flatMap(FieldText.decoded) != value
    {
      return .headerMismatch("the header \(Field.name) does not match the request's \(name)")
    }
    guard Revision.stateless.contains(where: { $0.rawValue == version }) else {
      return .unsupportedRevision(version, supported: Revision.stateless)
    }
    return nil
  }
}
