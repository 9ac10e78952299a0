import HTTPTransport
import OpenAI
import Simulators

/// Conversations with functions, through the simulated endpoint's door.
enum ToolTrial {
  /// A function as `tools` have it.
  static func tool(
    _ name: String, _ properties: JSON, required: JSON? = nil, description: String = "", strict: Bool = false
  ) -> JSON {
    let names = (properties.object?.members ?? []).map { JSON.string($0.name) }
    let parameters: JSON = [
      "type": "object", "properties": properties, "required": required ?? .array(names),
      "additionalProperties": false,
    ]
    return [
      "type": "function",
      "function": [
        "name": .string(name), "description": .string(description), "parameters": parameters,
        "strict": .bool(strict),
      ],
    ]
  }

  static let weather = tool(
    "get_weather", ["city": ["type": "string"]], description: "Get the weather for a city")
  static let catalog = tool("get_product_catalog", ["category": ["type": "string"]])
  static let order = tool("place_order", ["sku": ["type": "string"], "quantity": ["type": "integer"]])

  /// Calls functions until the model answers: the calls in their order, the answer, how many requests it took.
  static func conversation(
    _ question: String, _ tools: JSON, _ more: JSONObject = [:], instructions: String = "You are helpful.",
    returning result: (ToolCall, JSON) throws -> String
  ) async throws -> (calls: [ToolCall], answer: String, rounds: Int) {
    var messages: [JSON] = [
      ["role": "system", "content": .string(instructions)], ["role": "user", "content": .string(question)],
    ]
    var made: [ToolCall] = []
    for round in 1...12 {
      var members = more
      members["tools"] = tools
      let answer = try await Caller(OpenAISimulator(latency: .none)).ask(
        Caller.body(members, messages: .array(messages)))
      guard let choice = answer.completion?.choices.first else { throw Unanswered(body: answer.text) }
      guard let calls = choice.toolCalls else { return (made, choice.content ?? "", round) }
      messages.append(["role": "assistant", "content": nil, "tool_calls": calls])
      for call in (calls.array ?? []).compactMap(ToolCall.init) {
        made.append(call)
        let text = try result(call, JSON(parsing: call.arguments))
        messages.append(["role": "tool", "tool_call_id": .string(call.id), "content": .string(text)])
      }
    }
    throw Unanswered(body: "no end of calls")
  }

  struct Unanswered: Error {
    let body: String
  }
}
