import OpenAI

/// Resources and prompts.
extension RequestAnswering {
  func read(_ params: JSONObject) async throws(JSONRPCError) -> JSONObject {
    let uri = params["uri"]?.string ?? ""
    guard let resource = server.resources.first(where: { $0.uri == uri }) else {
      // The first revisions have a code of their own, which the newest gave up.
      let data: JSON = ["uri": .string(uri)]
      throw revision.hasHandshake
        ? JSONRPCError(-32002, "Resource not found", data: data)
        : JSONRPCError(-32602, "Resource not found", data: data)
    }
    let text = try await Self.told { try await resource.text() }
    return [
      "contents": [["uri": .string(uri), "mimeType": .string(resource.mimeType), "text": .string(text)]]
    ]
  }

  func prompt(_ params: JSONObject) async throws(JSONRPCError) -> JSONObject {
    let name = params["name"]?.string ?? ""
    guard let prompt = server.prompts.first(where: { $0.name == name }) else {
      throw .invalidParams("Unknown prompt: \(name)")
    }
    var arguments: [String: String] = [:]
    for member in params["arguments"]?.object?.members ?? [] {
      guard let text = member.value.string else {
        throw .invalidParams("the argument \(member.name) is no text")
      }
      arguments[member.name] = text
    }
    for argument in prompt.arguments where argument.isRequired && arguments[argument.name] == nil {
      throw .invalidParams("the argument \(argument.name) is missing")
    }
    let text = try await Self.told { [arguments] in try await prompt.text(arguments) }
    var result: JSONObject = [:]
    if let description = prompt.description { result["description"] = .string(description) }
    result["messages"] = [["role": "user", "content": ["type": "text", "text": .string(text)]]]
    return result
  }

  // What goes wrong here no model is told: it is the server's failure.
  private static func told(
    _ make: @Sendable () async throws -> String
  ) async throws(JSONRPCError) -> String {
    do {
      return try await make()
    } catch let error as JSONRPCError {
      throw error
    } catch {
      throw .internal
    }
  }
}
