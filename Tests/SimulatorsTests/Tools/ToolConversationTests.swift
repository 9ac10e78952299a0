import HTTPTransport
import OpenAI
import Simulators
import Testing

@Suite struct ToolConversationTests {
  private let shop: JSON = [ToolTrial.catalog, ToolTrial.order]
  private let instructions =
    "You help users order products. The categories are electronics, appliances and clothing."
  private let question = "Please order one smartphone for me and one for each of my ten friends."

  private func shopping(stock: Int) async throws -> (calls: [ToolCall], answer: String, rounds: Int) {
    try await ToolTrial.conversation(question, shop, instructions: instructions) { call, arguments in
      if call.name == "get_product_catalog" {
        return """
          [{"name": "Laptop", "sku": "SKU-9", "stock": 99}, {"name": "Smartphone", "sku": "SKU-7", "stock": \(stock)}]
          """
      }
      let count = arguments["quantity"]?.int ?? 0
      return count > 5
        ? #"{"status":"The order was not placed because the quantity exceeds the maximum limit of five items."}"#
        : #"{"status":"Order placed with id 1001 for SKU SKU-7 with \#(count) items."}"#
    }
  }

  @Test func `What one function needs another one finds, and what is refused is asked for in parts`()
    async throws
  {
    let (calls, answer, rounds) = try await shopping(stock: 40)
    #expect(calls.map(\.name) == ["get_product_catalog"] + Array(repeating: "place_order", count: 4))
    #expect(calls.first?.arguments == #"{"category":"electronics"}"#)
    let quantities = try calls.dropFirst().map { try JSON(parsing: $0.arguments)["quantity"]?.int }
    #expect(quantities == [11, 5, 5, 1])
    #expect(try calls.dropFirst().allSatisfy { try JSON(parsing: $0.arguments)["sku"] == "SKU-7" })
    #expect(rounds == 4)
    #expect(
      answer.contains("with 5 items") && answer.contains("with 1 items") && !answer.contains("not placed"))
  }

  @Test func `Nothing is ordered that is not in stock`() async throws {
    let (calls, answer, _) = try await shopping(stock: 8)
    #expect(calls.map(\.name) == ["get_product_catalog"])
    #expect(answer.contains("Only 8"))
  }

  @Test func `The answer tells every result, with one scale of temperature where there are two`() async throws
  {
    let question = "Return a summary of the temperature in Seattle and 3 other sister cities in Europe?"
    let (calls, answer, rounds) = try await ToolTrial.conversation(question, [ToolTrial.weather]) {
      call, arguments in
      let city = arguments["city"]?.string ?? ""
      return city == "Seattle"
        ? #"{"city":"Seattle","temperature":50,"temperature_format":"Fahrenheit"}"#
        : #"{"city":"\#(city)","temperature":\#(city.count),"temperature_format":"Celsius"}"#
    }
    #expect(calls.count == 4 && rounds == 2)
    #expect(Set(calls.map(\.id)).count == 4)
    // (50 °F - 32) / 1.8 = 10 °C
    #expect(answer.contains("50 °F (10.0 °C)"))
    for call in calls.dropFirst() {
      let city = try #require(try JSON(parsing: call.arguments)["city"]?.string)
      #expect(answer.contains("\(city): temperature \(city.count) °C"))
    }
  }

  @Test func `One function's result is passed on to the next`() async throws {
    let mail = ToolTrial.tool(
      "send_email", ["to": ["type": "string"], "subject": ["type": "string"], "body": ["type": "string"]],
      description: "Send an email")
    let (calls, _, rounds) = try await ToolTrial.conversation(
      "Get the weather in Paris and email it to bob@example.org", [ToolTrial.weather, mail]
    ) { call, _ in call.name == "get_weather" ? "It is 12 degrees." : "Sent." }
    #expect(calls.map(\.name) == ["get_weather", "send_email"] && rounds == 3)
    let arguments = try JSON(parsing: calls.last?.arguments ?? "")
    #expect(arguments["to"] == "bob@example.org" && arguments["body"] == "It is 12 degrees.")
  }

  @Test func `A short question goes on from the one before`() async throws {
    let messages: JSON = [
      ["role": "user", "content": "What is the weather in Rome?"],
      [
        "role": "assistant", "content": nil,
        "tool_calls": [
          [
            "id": "c", "type": "function",
            "function": ["name": "get_weather", "arguments": #"{"city":"Rome"}"#],
          ]
        ],
      ],
      ["role": "tool", "tool_call_id": "c", "content": "sunny"],
      ["role": "assistant", "content": "It is sunny."],
      ["role": "user", "content": "And in Lisbon?"],
    ]
    let answer = try await Caller().ask(Caller.body(["tools": [ToolTrial.weather]], messages: messages))
    let call = answer.completion?.choices.first?.toolCalls?.array?.first.flatMap(ToolCall.init)
    #expect(call?.arguments == #"{"city":"Lisbon"}"#)
  }

  @Test(arguments: [
    ("What is the weather like?", "city"), ("Wie wird das Wetter?", "fehlt"),
    ("Quel temps fait-il ?", "manque"),
  ])
  func `A missing argument is asked for in the user's language`(question: String, word: String) async throws {
    let answer = try await Caller().ask(
      Caller.body(["tools": [ToolTrial.weather]], messages: Caller.asking(question)))
    let choice = try #require(answer.completion?.choices.first)
    #expect(choice.toolCalls == nil && choice.content?.contains(word) == true, "\(choice)")
  }

  @Test(arguments: [
    ("Hola, ¿cómo estás?", "transfer_to_spanish_agent"), ("Hello, how are you?", "transfer_to_english_agent"),
    ("My invoice is wrong, I was charged twice", "transfer_to_billing_agent"),
    ("The app crashes when I log in", "transfer_to_technical_support_agent"),
  ])
  func `A conversation is handed over to the agent that it is for`(
    question: String, name: String
  ) async throws {
    let pairs = [["Spanish", "English"], ["Billing", "Technical Support"]]
    let agents =
      pairs.first { $0.contains { name.contains($0.lowercased().replacing(" ", with: "_")) } } ?? []
    let tools = agents.map { agent in
      ToolTrial.tool(
        "transfer_to_\(agent.lowercased().replacing(" ", with: "_"))_agent", [:],
        description: "Handoff to the \(agent) agent to handle the request. ")
    }
    let answer = try await Caller().ask(
      Caller.body(["tools": .array(tools)], messages: Caller.asking(question)))
    let calls = (answer.completion?.choices.first?.toolCalls?.array ?? []).compactMap(ToolCall.init)
    #expect(calls.map(\.name) == [name] && calls.first?.arguments == "{}")
  }

  @Test func `Hostile schemas and texts are planned with as any other`() async throws {
    var deep: JSON = ["type": "string"]
    for _ in 0..<60 { deep = ["type": "object", "properties": ["a": deep]] }
    let loop: JSON = ["type": "object", "properties": ["a": ["$ref": "#"]], "required": ["a"]]
    for parameters in [deep, loop] {
      let tool: JSON = ["type": "function", "function": ["name": "weather", "parameters": parameters]]
      for text in [
        "weather", String(repeating: "weather and ", count: 3000),
        "\"'“ weather ”'\" \u{0} 1e999 99999999999999999999 for each of my 9999999999 friends",
      ] {
        let answer = try await Caller().ask(Caller.body(["tools": [tool]], messages: Caller.asking(text)))
        #expect(answer.response.status == 200, "\(answer.text)")
      }
    }
  }
}
