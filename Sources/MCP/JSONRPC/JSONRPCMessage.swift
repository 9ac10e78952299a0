public import OpenAI

/// A message of JSON-RPC 2.0.
public enum JSONRPCMessage: Sendable, Hashable {
  /// Asks for a result.
  case request(id: JSONRPCID, method: String, params: JSONObject)
  /// Tells something; nobody answers.
  case notification(method: String, params: JSONObject)
  /// The result of a request.
  case result(id: JSONRPCID, JSON)
  /// Why a request has no result; the id is missing when the request could not be read.
  case failure(id: JSONRPCID?, JSONRPCError)

  /// Reads a message.
  ///
  /// - Throws: ``JSONRPCError`` for what is none.
  public init(_ json: JSON) throws(JSONRPCError) {
    guard let object = json.object, json["jsonrpc"] == "2.0" else {
      throw .invalidRequest("a message is an object whose member jsonrpc is \"2.0\"")
    }
    if let method = object["method"] {
      guard let method = method.string else { throw .invalidRequest("method is no text") }
      let params = object["params"] ?? [:]
      guard let params = params.object else { throw .invalidRequest("params is no object") }
      guard let id = object["id"] else {
        self = .notification(method: method, params: params)
        return
      }
      guard let id = JSONRPCID(id) else { throw .invalidRequest("id is neither a whole number nor a text") }
      self = .request(id: id, method: method, params: params)
      return
    }
    let id = object["id"].flatMap(JSONRPCID.init)
    if let error = object["error"] {
      guard let error = JSONRPCError(error) else { throw .invalidRequest("error has no code and message") }
      self = .failure(id: id, error)
    } else if let result = object["result"], let id {
      self = .result(id: id, result)
    } else {
      throw .invalidRequest("a message has a method, a result with its id, or an error")
    }
  }

  /// The message as JSON.
  public var json: JSON {
    var object: JSONObject = ["jsonrpc": "2.0"]
    switch self {
    case .request(let id, let method, let params):
      object["id"] = id.json
      object["method"] = .string(method)
      if !params.members.isEmpty { object["params"] = .object(params) }
    case .notification(let method, let params):
      object["method"] = .string(method)
      if !params.members.isEmpty { object["params"] = .object(params) }
    case .result(let id, let result):
      object["id"] = id.json
      object["result"] = result
    case .failure(let id, let error):
      object["id"] = id?.json ?? .null
      object["error"] = error.json
    }
    return .object(object)
  }

  /// The id of the request that this message answers; nil for one that answers none.
  public var answeredID: JSONRPCID? {
    switch self {
    case .result(let id, _): id
    case .failure(let id, _): id
    case .request, .notification: nil
    }
  }

  /// Whether this message answers a request.
  var isAnswer: Bool {
    switch self {
    case .result, .failure: true
    case .request, .notification: false
    }
  }
}
