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
