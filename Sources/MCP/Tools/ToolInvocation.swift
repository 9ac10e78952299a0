public import HTTPTransport
public import OpenAI

/// One call of a tool, as its server sees it.
public struct ToolInvocation: Sendable {
  /// The tool's name.
  public let name: String
  /// The arguments; they keep to the tool's input schema.
  public let arguments: JSONObject
  /// The header fields of the HTTP request that brought the call.
  public let headers: Headers
  /// The session that it belongs to; nil when requests stand alone.
  public let sessionID: String?

  let progressToken: JSON?
  let report: @Sendable (JSONRPCMessage) -> Void

  /// Tells the caller how far the call is, when it wants to know.
  ///
  /// - Parameters:
  ///   - done: How much is done; more with each report.
  ///   - total: How much there is to do; nil when that is not known.
  ///   - message: What is being done.
  public func progress(_ done: Double, of total: Double? = nil, _ message: String? = nil) {
    guard let progressToken else { return }
    var params: JSONObject = ["progressToken": progressToken]
    if let number = JSONNumber(done) { params["progress"] = .number(number) }
    if let number = total.flatMap(JSONNumber.init) { params["total"] = .number(number) }
    if let message { params["message"] = .string(message) }
    report(.notification(method: "notifications/progress", params: params))
  }
}
