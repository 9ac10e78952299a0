public import HTTPTransport
import LabTime
public import MCP

extension Session {
  /// A client of an MCP server at a path of the deployed gateway.
  ///
  /// - Parameter headers: Fields of each request, such as a token.
  public func mcp(
    _ path: String, _ transport: MCPClient.Transport = .streamable, headers: Headers = [:]
  ) -> MCPClient {
    var url = service.baseURL
    url.path = path
    return MCPClient(url, transport, over: ToldNetwork(session: self), headers: headers, clock: clock)
  }

  /// Asks for a path of the deployed gateway and waits for the head of the answer, which may be a stream.
  public func head(_ path: String, headers: Headers = [:]) async throws -> Response {
    var url = service.baseURL
    url.path = path
    return try await ToldNetwork(session: self).respond(to: Request("GET", url, headers: headers))
  }
}

/// The way to the gateway, which tells of each request.
private struct ToldNetwork: Responder {
  let session: Session

  func respond(to request: Request) async throws -> Response {
    let started = session.clock.now
    var record = RequestRecord(
      method: request.method, url: session.service.withoutKeys(request.url.description), status: nil,
      startedAt: started, latencyMs: 0)
    do {
      let response = try await session.service.network.respond(to: request)
      record.status = response.status
      record.latencyMs = (session.clock.now - started).inMilliseconds
      session.emit(.request(record))
      return response
    } catch let error as TransportError {
      record.latencyMs = (session.clock.now - started).inMilliseconds
      record.error = error.description
      session.emit(.request(record))
      throw error
    }
  }
}
