import HTTPTransport
import LabRunner
import MCP
import OpenAI

extension ModelContextProtocol {
  /// A question that a model has answered with tools.
  struct Conversation: Codable {
    /// A tool that the model has had called.
    struct Call: Codable {
      var name: String
      var arguments: String
      var result: String
    }

    var calls: [Call]
    var answer: String
  }

  /// Asks a model that may call an MCP server's tools: the model says what to call, this side calls it and tells.
  static func converse(
    _ question: String, _ client: MCPClient, _ session: Session
  ) async throws -> Conversation {
    let functions = try await client.listTools().map { tool -> JSON in
      [
        "type": "function",
        "function": [
          "name": .string(tool.name), "description": .string(tool.description ?? ""),
          "parameters": tool.inputSchema,
        ],
      ]
    }
    var conversation = Conversation(calls: [], answer: "")
    var messages: [JSON] = [["role": "user", "content": .string(question)]]
    for _ in 1...turnLimit {
      let message = try await complete(messages, functions, session)
      let calls = message["tool_calls"]?.array ?? []
      guard !calls.isEmpty else {
        conversation.answer = message["content"]?.string ?? ""
        return conversation
      }
      messages.append(message)
      for call in calls {
        let name = call["function"]?["name"]?.string ?? ""
        let arguments = call["function"]?["arguments"]?.string ?? "{}"
        let result = try await client.callTool(name, try JSON(parsing: arguments)).text
        session.show("\(name) \(arguments) -> \(result)")
        conversation.calls.append(Conversation.Call(name: name, arguments: arguments, result: result))
        messages.append(["role": "tool", "tool_call_id": call["id"] ?? "", "content": .string(result)])
      }
    }
    throw LabError(.software, "the model calls tools and does not answer")
  }

  // A model that never comes to an answer must not keep the lab running.
  private static let turnLimit = 5

  private static func complete(
    _ messages: [JSON], _ functions: [JSON], _ session: Session
  ) async throws -> JSON {
    let answer = try await session.post(
      "/openai/deployments/\(model)/chat/completions?api-version=2024-10-21",
      ["messages": .array(messages), "tools": .array(functions)],
      headers: ["api-key": try session.key()])
    guard answer.status == 200,
      let message = (try? JSON(parsing: answer.text))?["choices"]?[0]?["message"]
    else { throw LabError(.software, "the model answered \(answer.status): \(answer.text)") }
    return message
  }
}
