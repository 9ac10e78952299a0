public import OpenAI

/// Lists, resources and prompts.
extension MCPClient {
  /// What the server lets clients read, as it lists it: `uri`, `name`, `mimeType` of each.
  public func listResources() async throws -> [JSON] {
    try await list("resources")
  }

  /// The texts of a resource.
  public func readResource(_ uri: String) async throws -> [String] {
    let result = try await request("resources/read", ["uri": .string(uri)])
    return (result["contents"]?.array ?? []).compactMap { $0["text"]?.string }
  }

  /// The server's prompts, as it lists them: `name`, `description`, `arguments` of each.
  public func listPrompts() async throws -> [JSON] {
    try await list("prompts")
  }

  /// A prompt's messages, each with `role` and `content`.
  public func getPrompt(_ name: String, _ arguments: JSON = [:]) async throws -> [JSON] {
    let result = try await request("prompts/get", ["name": .string(name), "arguments": arguments])
    return result["messages"]?.array ?? []
  }

  /// The elements of all pages of a list.
  func list(_ name: String) async throws -> [JSON] {
    var elements: [JSON] = []
    var cursor: JSON?
    // A server that repeats a page would have no end.
    for _ in 0..<Self.pageLimit {
      let result = try await request("\(name)/list", cursor.map { ["cursor": $0] } ?? [:])
      elements += result[name]?.array ?? []
      guard let next = result["nextCursor"], !next.isNull else { return elements }
      cursor = next
    }
    throw MCPClientError.protocolViolation("the list of \(name) has more than \(Self.pageLimit) pages")
  }

  private static let pageLimit = 1000
}
