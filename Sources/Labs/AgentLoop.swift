import LabRunner
import OpenAI

/// An agent: instructions, functions, and the agents that it may hand over to.
struct Agent: Sendable {
  /// A function of an agent.
  struct Function: Sendable {
    let name: String
    let description: String
    /// The names of its arguments, and their JSON types.
    let arguments: [(name: String, type: String)]
    /// Does what it says.
    let run: @Sendable (JSON, Session) async throws -> HTTPAnswer
  }

  let name: String
  let instructions: String
  var functions: [Function] = []
  var handoffs: [Agent] = []
  /// What it is for, told to those who may hand over to it.
  var purpose = ""

  /// The name of the function that hands over to it, as in OpenAI's Agents SDK.
  var handoffName: String {
    "transfer_to_" + name.lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
  }

  /// The `tools` of its requests; nil without any.
  var tools: JSON? {
    let own = functions.map { function -> JSON in
      let properties = function.arguments.map { JSONObject.Member($0.name, ["type": .string($0.type)]) }
      return Self.tool(
        function.name, function.description, properties: JSONObject(properties),
        required: function.arguments.map(\.name))
    }
    let others = handoffs.map { agent in
      Self.tool(
        agent.handoffName, "Handoff to the \(agent.name) agent to handle the request. \(agent.purpose)",
        properties: JSONObject(), required: [])
    }
    return own.isEmpty && others.isEmpty ? nil : .array(own + others)
  }

  private static func tool(
    _ name: String, _ description: String, properties: JSONObject, required: [String]
  ) -> JSON {
    [
      "type": "function",
      "function": [
        "name": .string(name), "description": .string(description),
        "parameters": [
          "type": "object", "properties": .object(properties),
          "required": .array(required.map(JSON.string)), "additionalProperties": false,
        ],
      ],
    ]
  }
}

/// What an agent did for a question.
struct AgentRun: Codable {
  /// A call of a function.
  struct Call: Codable {
    var agent: String
    var name: String
    var arguments: String
    /// What the function's API answered; nil for a handoff, which nobody is asked about.
    var answer: HTTPAnswer?
  }

  /// The agent that answered.
  var agent: String
  var answer = ""
  var calls: [Call] = []
  /// The statuses of the model's answers.
  var statuses: [Int] = []

  /// The calls of a function.
  func calls(of name: String) -> [Call] { calls.filter { $0.name == name } }

  /// Asks an agent, and does what it wants done until it answers.
  ///
  /// - Throws: ``LabError`` when it has not answered after as many rounds as the Agents SDK allows.
  static func asking(
    _ agent: Agent, _ question: String, model: String, subscription: String, _ session: Session
  ) async throws -> AgentRun {
    var agent = agent
    var run = AgentRun(agent: agent.name)
    var messages: [JSON] = [["role": "user", "content": .string(question)]]
    let client = try session.openAI(subscription: subscription, retries: 2)
    for _ in 0..<mostRounds {
      var members: JSONObject = [
        "messages": .array([["role": "system", "content": .string(agent.instructions)]] + messages)
      ]
      if let tools = agent.tools { members["tools"] = tools }
      let exchange = try await client.chat(model, members)
      run.statuses.append(exchange.status ?? 0)
      run.agent = agent.name
      guard exchange.status == 200, let calls = exchange.calls else {
        run.answer = exchange.text
        return run
      }
      messages.append(["role": "assistant", "content": nil, "tool_calls": .array(calls.map(\.json))])
      for call in calls {
        let (text, answer, next) = try await Self.result(of: call, agent, session)
        run.calls.append(Call(agent: agent.name, name: call.name, arguments: call.arguments, answer: answer))
        messages.append(["role": "tool", "tool_call_id": .string(call.id), "content": .string(text)])
        if let next { agent = next }
      }
    }
    throw LabError(.failed, "\(agent.name) has not answered after \(mostRounds) rounds")
  }

  private static let mostRounds = 10

  private static func result(
    of call: ToolCall, _ agent: Agent, _ session: Session
  ) async throws -> (text: String, answer: HTTPAnswer?, next: Agent?) {
    if let next = agent.handoffs.first(where: { $0.handoffName == call.name }) {
      return (#"{"assistant": "\#(next.name)"}"#, nil, next)
    }
    guard let function = agent.functions.first(where: { $0.name == call.name }) else {
      return ("There is no function '\(call.name)'.", nil, nil)
    }
    let answer = try await function.run(JSON(parsing: call.arguments), session)
    return (answer.text, answer, nil)
  }
}
