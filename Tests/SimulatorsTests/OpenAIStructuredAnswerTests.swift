import HTTPTransport
import OpenAI
import Simulators
import Testing

@Suite struct OpenAIStructuredAnswerTests {
  private let simulator = OpenAISimulator(latency: .none)

  private static let event: JSON = [
    "type": "object",
    "properties": [
      "name": ["type": "string"], "day": ["type": "string"],
      "participants": ["type": "array", "items": ["type": "string"], "minItems": 2, "maxItems": 2],
      "note": ["anyOf": [["type": "string"], ["type": "null"]]],
      "kind": ["type": "string", "enum": ["fair", "party"]],
    ],
    "required": ["name", "day", "participants", "note", "kind"], "additionalProperties": false,
  ]

  // A tree whose only end is null.
  private static let tree: JSON = [
    "type": "object",
    "properties": [
      "value": ["type": "integer"],
      "left": ["anyOf": [["$ref": "#"], ["type": "null"]]],
      "right": ["anyOf": [["$ref": "#"], ["type": "null"]]],
    ],
    "required": ["value", "left", "right"], "additionalProperties": false,
  ]

  private func format(_ schema: JSON, strict: Bool = true) -> JSON {
    [
      "type": "json_schema",
      "json_schema": ["name": "answer", "strict": .bool(strict), "schema": schema],
    ]
  }

  private func ask(
    _ format: JSON, _ question: String = "Hello", stream: Bool = false
  ) async throws
    -> Caller.Answer
  {
    let members: JSONObject = ["response_format": format, "stream": .bool(stream), "n": 8]
    return try await Caller(simulator).ask(Caller.body(members, messages: Caller.asking(question)))
  }

  @Test(arguments: [event, tree])
  func `Every answer is an instance of the schema`(schema: JSON) async throws {
    let compiled = try JSONSchema(schema)
    let choices = try await ask(format(schema)).completion?.choices ?? []
    #expect(choices.count == 8)
    for choice in choices {
      let value = try JSON(parsing: choice.content ?? "")
      #expect(compiled.validate(value).isEmpty, "\(value)")
    }
  }

  @Test func `A stream's parts are an instance too`() async throws {
    let answer = try await ask(format(Self.event), stream: true)
    let parts = answer.chunks.flatMap(\.choices).filter { $0.index == 0 }.compactMap(\.content)
    #expect(parts.count > 5)
    #expect(try JSONSchema(Self.event).accepts(try JSON(parsing: parts.joined())))
  }

  @Test func `Strings are taken from the question where it has them`() async throws {
    let question = "Extract the event: Alice and Bob Miller go to a science fair on Friday."
    let answer = try await ask(format(Self.event), question)
    let value = try JSON(parsing: answer.completion?.choices.first?.content ?? "")
    #expect(value["day"] == "Friday")
    let people = value["participants"]?.array?.compactMap(\.string) ?? []
    #expect(people.count == 2 && Set(people).isSubset(of: ["Alice", "Bob Miller"]))
  }

  // The example of the libraries that extract data with a model.
  private static let people: JSON = [
    "type": "object", "required": ["users"], "additionalProperties": false,
    "properties": [
      "users": [
        "type": "array",
        "items": [
          "type": "object", "required": ["name", "age"], "additionalProperties": false,
          "properties": ["name": ["type": "string"], "age": ["type": "integer"]],
        ],
      ]
    ],
  ]

  private static let contact: JSON = [
    "type": "object", "required": ["name", "age", "mail", "phone", "mood"], "additionalProperties": false,
    "properties": [
      "name": ["type": "string"], "age": ["type": "integer"],
      "mail": ["type": "string", "description": "The email address"],
      "phone": ["anyOf": [["type": "string"], ["type": "null"]]],
      "mood": ["type": "string", "enum": ["negative", "neutral", "positive"]],
    ],
  ]

  @Test(
    arguments: [
      (
        people, "Jason is 25 years old and Sarah is 30 years old.",
        #"{"users":[{"name":"Jason","age":25},{"name":"Sarah","age":30}]}"#
      ),
      (
        contact, "Extract: Ada (ada@example.org) is 36, and her mood is positive",
        #"{"name":"Ada","age":36,"mail":"ada@example.org","phone":null,"mood":"positive"}"#
      ),
    ] as [(JSON, String, String)])
  func `Numbers, addresses and choices are those of the question`(
    schema: JSON, question: String, expected: String
  ) async throws {
    for choice in try await ask(format(schema), question).completion?.choices ?? [] {
      #expect(choice.content == expected)
    }
  }

  private func answer(told instructions: String, _ question: String, isJSON: Bool) async throws -> String? {
    let messages: JSON = [
      ["role": "system", "content": .string(instructions)], ["role": "user", "content": .string(question)],
    ]
    let members: JSONObject = isJSON ? ["response_format": ["type": "json_object"]] : [:]
    let answer = try await Caller(simulator).ask(Caller.body(members, messages: messages))
    return answer.completion?.choices.first?.content
  }

  @Test(arguments: [
    #"Match this json_schema: {"properties": {"name": {"type": "string"}, "age": {"type": "integer"}}, "#
      + #""required": ["name", "age"], "type": "object"}"#,
    #"Answer in JSON such as {"name": "Bob", "age": 7}."#, "Respond in JSON with `name` and `age` keys.",
    "Respond in JSON. It has the keys: name, age. Nothing else.",
  ])
  func `JSON has the shape that the prompt asks for in words`(instructions: String) async throws {
    let answer = try await answer(told: instructions, "Extract: Jason is 25 years old", isJSON: true)
    #expect(answer == #"{"name":"Jason","age":25}"#)
  }

  @Test func `An example's strings may say what belongs there`() async throws {
    let told = #"As JSON: {"mood": "good | bad", "count": "integer", "is_new": "boolean", "tags": ["x"]}"#
    let text = try await answer(told: told, "The mood is bad because of 3 reasons", isJSON: true)
    let value = try JSON(parsing: text ?? "")
    #expect(value["mood"] == "bad" && value["count"] == 3, "\(value)")
    #expect(value["is_new"]?.bool != nil && value["tags"]?.array?.allSatisfy { $0.string != nil } == true)
  }

  @Test func `A schema in the prompt is followed without a format too, in a fence where it asks for one`()
    async throws
  {
    let schema = #"{"properties": {"age": {"type": "integer"}}, "required": ["age"], "type": "object"}"#
    let plain = "Conform to the JSON schema \(schema)"
    #expect(try await answer(told: plain, "Jason is 25", isJSON: false) == #"{"age":25}"#)
    let fenced = "Conform to the JSON schema ```\(schema)```"
    #expect(try await answer(told: fenced, "Jason is 25", isJSON: false) == "```json\n{\"age\":25}\n```")
    let tools = "You may use the tool add, whose arguments are \(schema), in JSON."
    let prose = try await answer(told: tools, "Jason is 25", isJSON: false)
    #expect(prose?.contains("{") == false)
  }

  @Test func `Braces without end in a prompt are read in no time`() async throws {
    let told = String(repeating: "{\"a\":", count: 20_000)
    #expect(try await answer(told: told, "In JSON, please", isJSON: true)?.hasPrefix("{") == true)
  }

  @Test func `The Responses API takes the schema beside the type`() async throws {
    let body: JSON = [
      "model": "gpt-4o-mini", "input": "Hello",
      "text": ["format": ["type": "json_schema", "name": "answer", "strict": true, "schema": Self.event]],
    ]
    let answer = try await Caller(simulator).ask(body.description, to: "/v1/responses")
    let text = try JSON(parsing: answer.body)["output"]?[0]?["content"]?[0]?["text"]?.string
    #expect(try JSONSchema(Self.event).accepts(try JSON(parsing: text ?? "")))
  }

  @Test(
    arguments: [
      (
        ["type": "object", "properties": ["a": ["type": "string"]], "required": ["a"]],
        "In context=(), 'additionalProperties' is required to be supplied and to be false."
      ),
      (
        ["type": "object", "properties": ["a": ["type": "string"]], "additionalProperties": false],
        "In context=(), 'required' is required to be supplied and to be an array including every key in "
          + "properties. Missing 'a'."
      ),
      (
        [
          "type": "object", "required": ["a"], "additionalProperties": false,
          "properties": ["a": ["type": "array", "items": ["type": "object", "properties": [:]]]],
        ],
        "In context=('properties', 'a', 'items'), 'additionalProperties' is required to be supplied and to be "
          + "false."
      ),
      (
        [
          "type": "object", "required": ["a"], "additionalProperties": false,
          "properties": ["a": ["oneOf": [["type": "string"]]]],
        ], "In context=('properties', 'a'), 'oneOf' is not permitted."
      ),
      (["type": "array"], #"schema must be a JSON Schema of 'type: "object"', got 'type: "array"'."#),
    ] as [(JSON, String)])
  func `Schemas that are not strict are refused in OpenAI's words`(schema: JSON, fault: String) async throws {
    let answer = try await ask(format(schema))
    #expect(answer.response.status == 400 && answer.failure?.param == "response_format")
    #expect(answer.failure?.message == "Invalid schema for response_format 'answer': \(fault)")
  }

  @Test func `Without strict a schema need only be one`() async throws {
    let loose: JSON = ["type": "object", "properties": ["a": ["type": "string"]]]
    #expect(try await ask(format(loose, strict: false)).response.status == 200)
    let broken: JSON = ["type": "object", "properties": ["a": ["type": "film"]]]
    let answer = try await ask(format(broken, strict: false))
    #expect(answer.response.status == 400)
    #expect(answer.failure?.message.contains("film") == true)
  }

  @Test(
    arguments: [
      (["type": "xml"], "response_format.type"), ([:], "response_format.type"), (7, "response_format"),
      (["type": "json_schema"], "response_format.json_schema"),
      (["type": "json_schema", "json_schema": [:]], "response_format.json_schema.name"),
      (["type": "json_schema", "json_schema": ["name": "a b"]], "response_format.json_schema.name"),
      (["type": "json_schema", "json_schema": ["name": "a"]], "response_format.json_schema.schema"),
      (["type": "json_object"], "messages"),
    ] as [(JSON, String)])
  func `What is no format is refused with the place`(format: JSON, param: String) async throws {
    let answer = try await ask(format)
    #expect(answer.response.status == 400 && answer.failure?.param == param, "\(answer.text)")
  }
}
