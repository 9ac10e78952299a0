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
    case "tools/list": try list(params)
    case "tools/call": try await call(params, report)
    default: throw .methodNotFound(method)
    }
  }

  private var introduction: JSONObject {
    var result: JSONObject = [
      "protocolVersion": .string(revision.rawValue), "capabilities": Self.capabilities,
      "serverInfo": server.info.json(revision),
    ]
    if let instructions = server.instructions { result["instructions"] = .string(instructions) }
    return result
  }

  private var discovery: JSONObject {
    var result: JSONObject = [
      "supportedVersions": .array(Revision.stateless.map { .string($0.rawValue) }),
      "capabilities": Self.capabilities,
    ]
    if let instructions = server.instructions { result["instructions"] = .string(instructions) }
    return result
  }

  private static let capabilities: JSON = ["tools": ["listChanged": false]]

  // A cursor is the index of the page's first tool.
  private func list(_ params: JSONObject) throws(JSONRPCError) -> JSONObject {
    var start = 0
    if let cursor = params["cursor"], !cursor.isNull {
      guard let index = cursor.string.flatMap({ Int($0) }), server.tools.indices.contains(index) else {
        throw .invalidParams("Invalid cursor: \(cursor)")
      }
      start = index
    }
    let rest = server.tools[start...]
    let page = rest.prefix(server.pageSize ?? rest.count)
    var result: JSONObject = ["tools": .array(page.map { $0.json(revision) })]
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
    if method != "tools/call" {
      result["ttlMs"] = 0
      result["cacheScope"] = "private"
    }
    result["_meta"] = .object(JSONObject([JSONObject.Member(Field.metaServer, server.info.json(revision))]))
    return result
  }
}
