import HTTPTransport
import OpenAI

/// Answers the requests that came with one HTTP request.
struct RequestAnswering: Sendable {
  let server: MCPServer
  let revision: Revision
  let headers: Headers
  let sessionID: String?

  /// The answer to a request.
  ///
  /// - Parameter report: Takes what is told to the client before that.
  func answer(
    _ id: JSONRPCID, _ method: String, _ params: JSONObject,
    report: @escaping @Sendable (JSONRPCMessage) -> Void
  ) async -> JSONRPCMessage {
    do throws(JSONRPCError) {
      return .result(id: id, .object(stamped(try await result(method, params, report), of: method)))
    } catch {
      return .failure(id: id, error)
    }
  }

  private func result(
    _ method: String, _ params: JSONObject, _ report: @escaping @Sendable (JSONRPCMessage) -> Void
  ) async throws(JSONRPCError) -> JSONObject {
    switch method {
    case "initialize" where revision.hasHandshake: introduction
    case "ping" where revision.hasHandshake: [:]
    case "server/discover" where !revision.hasHandshake: discovery
    case "tools/list": try page("tools", of: server.tools.map { $0.json(revision) }, params)
    case "tools/call": try await call(params, report)
    case "resources/list" where !server.resources.isEmpty:
      try page("resources", of: server.resources.map(\.json), params)
    case "resources/templates/list" where !server.resources.isEmpty: ["resourceTemplates": []]
    case "resources/read" where !server.resources.isEmpty: try await read(params)
    case "prompts/list" where !server.prompts.isEmpty:
      try page("prompts", of: server.prompts.map(\.json), params)
    case "prompts/get" where !server.prompts.isEmpty: try await prompt(params)
    default: throw .methodNotFound(method)
    }
  }

  private var introduction: JSONObject {
    var result: JSONObject = [
      "protocolVersion": .string(revision.rawValue), "capabilities": capabilities,
      "serverInfo": server.info.json(revision),
    ]
    if let instructions = server.instructions { result["instructions"] = .string(instructions) }
    return result
  }

  private var discovery: JSONObject {
    var result: JSONObject = [
      "supportedVersions": .array(Revision.stateless.map { .string($0.rawValue) }),
      "capabilities": capabilities,
    ]
    if let instructions = server.instructions { result["instructions"] = .string(instructions) }
    return result
  }

  private var capabilities: JSON {
    var capabilities: JSONObject = ["tools": ["listChanged": .bool(revision.hasHandshake)]]
    if !server.resources.isEmpty { capabilities["resources"] = ["listChanged": false] }
    if !server.prompts.isEmpty { capabilities["prompts"] = ["listChanged": false] }
    return .object(capabilities)
  }

  // A cursor is the index of the page's first element.
  private func page(_ name: String, of all: [JSON], _ params: JSONObject) throws(JSONRPCError) -> JSONObject {
    var start = 0
    if let cursor = params["cursor"], !cursor.isNull {
      guard let index = cursor.string.flatMap({ Int($0) }), all.indices.contains(index) else {
        throw .invalidParams("Invalid cursor: \(cursor)")
      }
      start = index
    }
    let rest = all[start...]
    let page = rest.prefix(server.pageSize ?? rest.count)
    var result = JSONObject([JSONObject.Member(name, .array(Array(page)))])
    if page.endIndex < rest.endIndex { result["nextCursor"] = .string(String(page.endIndex)) }
    return result
  }

  // Source: revision 2025-11-25, "Tools: Error handling": an unknown tool is an error of the protocol; arguments
  // that do not fit, and what goes wrong in the tool, are results that the model can learn from.
  private func call(
    _ params: JSONObject, _ report: @escaping @Sendable (JSONRPCMessage) -> Void
  ) async throws(JSONRPCError) -> JSONObject {
    guard let name = params["name"]?.string else { throw .invalidParams("tools/call needs a name") }
    guard server.tools.contains(where: { $0.name == name }) else {
      throw .invalidParams("Unknown tool: \(name)")
    }
    let given = params["arguments"] ?? .null
    guard let arguments = given.isNull ? [:] : given.object else {
      throw .invalidParams("arguments is no object")
    }
    if let complaint = server.complaint(about: arguments, of: name) {
      return ToolResult.failure(complaint).json(revision)
    }
    let call = ToolInvocation(
      name: name, arguments: arguments, headers: headers, sessionID: sessionID,
      progressToken: params["_meta"]?["progressToken"], report: report)
    do {
      return try await server.call(call).json(revision)
    } catch let error as JSONRPCError {
      throw error
    } catch {
      return ToolResult.failure("\(error)").json(revision)
    }
  }

  // Source: revision 2026-07-28: each result says its kind and whose it is, and lists how long they may be kept:
  // not at all, as policies may show each caller another one.
  private func stamped(_ result: JSONObject, of method: String) -> JSONObject {
    guard !revision.hasHandshake else { return result }
    var result = result
    result["resultType"] = "complete"
    if !["tools/call", "prompts/get"].contains(method) {
      result["ttlMs"] = 0
      result["cacheScope"] = "private"
    }
    result["_meta"] = .object(JSONObject([JSONObject.Member(Field.metaServer, server.info.json(revision))]))
    return result
  }
}
