import HTTPTransport

extension PolicyContext {
  /// The header fields that a tool server's policies have set, which go along with the calls of its tools.
  ///
  /// Source: "Expose REST API in API Management as an MCP server": the client's own fields, Authorization among them,
  /// are not passed on, unless a policy says so.
  var passedOnHeaders: Headers {
    Headers(
      request.headers.fields.filter { field in
        let name = field.name.lowercased()
        guard !Self.ownFields.contains(name) else { return false }
        return setHeaders.contains(name)
          || originalHeaders[all: field.name] != request.headers[all: field.name]
      })
  }

  // These are about the message between client and server, or about one connection.
  private static let ownFields: Set<String> = [
    "host", "accept", "content-type", "content-length", "transfer-encoding", "connection", "mcp-session-id",
    "mcp-protocol-version", "mcp-method", "mcp-name", "last-event-id",
  ]
}
