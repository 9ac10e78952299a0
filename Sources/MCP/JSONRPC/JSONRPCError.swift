public import OpenAI

/// Why a request has no result, `error` of a JSON-RPC 2.0 response.
public struct JSONRPCError: Error, Sendable, Hashable {
  /// The kind of error.
  public var code: Int
  /// One sentence for a person.
  public var message: String
  /// What else there is to say; nil for nothing.
  public var data: JSON?

  /// Creates an error.
  public init(_ code: Int, _ message: String, data: JSON? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  /// Reads the member `error` of a response; nil when it is none.
  public init?(_ json: JSON) {
    guard let code = json["code"]?.int, let message = json["message"]?.string else { return nil }
    self.init(code, message, data: json["data"])
  }

  /// The error as it stands in a response.
  public var json: JSON {
    var object: JSONObject = ["code": .int(code), "message": .string(message)]
    if let data { object["data"] = data }
    return .object(object)
  }
}

// The first five codes are JSON-RPC's own, the others those of MCP's revision 2026-07-28.
extension JSONRPCError {
  /// The text is no JSON.
  public static func parse(_ detail: String) -> JSONRPCError {
    JSONRPCError(-32700, "Parse error: \(detail)")
  }

  /// The JSON is no message that may stand here.
  public static func invalidRequest(_ message: String) -> JSONRPCError { JSONRPCError(-32600, message) }

  /// The server has no such method.
  public static func methodNotFound(_ method: String) -> JSONRPCError {
    JSONRPCError(-32601, "Method not found: \(method)")
  }

  /// The parameters are not those of the method.
  public static func invalidParams(_ message: String) -> JSONRPCError { JSONRPCError(-32602, message) }

  /// The server failed.
  public static let `internal` = JSONRPCError(-32603, "Internal error")

  /// The request's header fields do not say what its body says.
  public static func headerMismatch(_ message: String) -> JSONRPCError { JSONRPCError(-32020, message) }

  /// The server does not speak the revision that was asked for.
  public static func unsupportedRevision(_ requested: String, supported: [Revision]) -> JSONRPCError {
    JSONRPCError(
      -32022, "Unsupported protocol version",
      data: [
        "supported": .array(supported.map { .string($0.rawValue) }), "requested": .string(requested),
      ])
  }

  /// The code of ``unsupportedRevision(_:supported:)``.
  static let unsupportedRevisionCode = -32022

  /// The HTTP status of a response with this error where requests have no session.
  ///
  /// Source: revision 2026-07-28, "Streamable HTTP"; errors without a status of their own go with 200.
  var status: Int {
    switch code {
    case -32700, -32600, -32602, -32020, -32021, -32022: 400
    case -32601: 404
    default: 200
    }
  }
}

extension JSONRPCError: CustomStringConvertible {
  /// The code and the message.
  public var description: String { "\(message) (\(code))" }
}
