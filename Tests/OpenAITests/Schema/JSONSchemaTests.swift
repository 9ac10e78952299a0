import Testing

@testable import OpenAI

@Suite struct JSONSchemaTests {
  @Test(arguments: SchemaCases.all)
  func `A value is accepted or refused as JSON Schema has it`(_ example: SchemaCases.Case) throws {
    let schema = try JSONSchema(try JSON(parsing: example.schema))
    let value = try JSON(parsing: example.value)
    #expect(schema.validate(value).isEmpty == example.isValid)
    #expect(schema.accepts(value) == example.isValid)
  }

  // The first is part of a captured answer of API Management; all are those of Newtonsoft.Json.Schema.
  @Test(arguments: [
    (#"{"type":"string"}"#, "null", "Invalid type. Expected String but got Null."),
    (#"{"type":["integer","boolean"]}"#, "1.5", "Invalid type. Expected Boolean, Integer but got Float."),
    (#"{"required":["a","b"]}"#, "{}", "Required properties are missing from object: a, b."),
    (
      #"{"additionalProperties":false}"#, #"{"x":1}"#,
      "Property 'x' has not been defined and the schema does not allow additional properties."
    ),
    (#"{"minimum":10}"#, "5", "Integer 5 is less than minimum value of 10."),
    (#"{"maximum":1.5}"#, "1.75", "Float 1.75 exceeds maximum value of 1.5."),
    (#"{"maxLength":2}"#, #""abc""#, "String 'abc' exceeds maximum length of 2."),
    (#"{"pattern":"^x"}"#, #""abc""#, "String 'abc' does not match regex pattern '^x'."),
    (#"{"format":"date"}"#, #""abc""#, "String 'abc' does not validate against format 'date'."),
    (#"{"enum":["b"]}"#, #""a""#, #"Value "a" is not defined in enum."#),
    (#"{"maxItems":1}"#, "[1,2]", "Array item count 2 exceeds maximum count of 1."),
    (#"{"uniqueItems":true}"#, "[1,2,1]", "Non-unique array item at index 2."),
  ])
  func `A violation is told in Newtonsoft's words`(
    _ schema: String, _ value: String, _ message: String
  ) throws {
    let schema = try JSONSchema(try JSON(parsing: schema))
    #expect(schema.validate(try JSON(parsing: value)).map(\.message) == [message])
  }

  @Test func `A violation says where it is in the value and in the schema`() throws {
    let schema = try JSONSchema([
      "properties": ["a/b": ["items": ["$ref": "#/$defs/n"]]], "$defs": ["n": ["type": "integer"]],
    ])
    let violations = schema.validate(["a/b": [1, "x", nil]])
    #expect(violations.map(\.path) == ["/a~1b/1", "/a~1b/2"])
    #expect(violations.allSatisfy { $0.schemaLocation == "#/$defs/n/type" })
  }

  @Test func `A schema inside a larger document is found by its pointer`() throws {
    let document: JSON = [
      "openapi": "3.0.3",
      "components": [
        "schemas": [
          "Pet": ["type": "object", "properties": ["owner": ["$ref": "#/components/schemas/Owner"]]],
          "Owner": ["type": "string", "nullable": true],
        ]
      ],
    ]
    let schema = try JSONSchema(document, at: "#/components/schemas/Pet")
    #expect(schema.accepts(["owner": nil]))
    #expect(!schema.accepts(["owner": 1]))
    #expect(try !JSONSchema(document, at: "#/components/schemas/Owner", dialect: .draft2020).accepts(nil))
  }

  @Test func `Additional properties can be allowed and refused against the schema's word`() throws {
    let closed: JSON = ["type": "object", "properties": ["a": true], "additionalProperties": false]
    let open: JSON = ["type": "object", "properties": ["a": ["type": "object"]]]
    #expect(try JSONSchema(closed, additionalProperties: .allowed).accepts(["b": 1]))
    #expect(try !JSONSchema(open, additionalProperties: .refused).accepts(["b": 1]))
    #expect(try !JSONSchema(open, additionalProperties: .refused).accepts(["a": ["b": 1]]))
    #expect(try JSONSchema(open).accepts(["b": 1, "a": ["b": 1]]))
  }

  @Test(arguments: [
    (##"{"$ref":"#/definitions/none"}"##, "#/$ref"), (##"{"$ref":"other.json"}"##, "#/$ref"),
    (#"{"properties":{"a":{"type":"strnig"}}}"#, "#/properties/a/type"), (#"{"pattern":"("}"#, "#/pattern"),
    (#"{"minLength":-1}"#, "#/minLength"), (#"{"anyOf":{}}"#, "#/anyOf"), (#"{"items":7}"#, "#/items"),
    (#"{"multipleOf":0}"#, "#/multipleOf"), (#"{"unevaluatedProperties":false}"#, "#/unevaluatedProperties"),
    (##"{"$ref":"#"}"##, "#"), (##"{"allOf":[{"anyOf":[{"$ref":"#"}]}]}"##, "#"),
  ])
  func `A schema that cannot be used is refused with its place`(_ text: String, _ place: String) throws {
    let schema = try JSON(parsing: text)
    let error = #expect(throws: JSONSchemaError.self) { try JSONSchema(schema) }
    #expect(error?.location == place)
  }

  @Test func `Beside a reference nothing counts in draft 7, and everything in 2020-12`() throws {
    let schema: JSON = ["$ref": "#/$defs/any", "type": "string", "$defs": ["any": true]]
    #expect(try JSONSchema(schema, dialect: .draft7).accepts(1))
    #expect(try !JSONSchema(schema, dialect: .draft2020).accepts(1))
  }

  @Test func `Work without end is given up and not taken for valid`() throws {
    // Each level asks for the next one twice.
    let branch: JSON = ["items": ["$ref": "#"]]
    let schema = try JSONSchema(["anyOf": [["allOf": [branch, false]], branch, ["type": "integer"]]])
    var value: JSON = "leaf"
    for _ in 0..<40 { value = [value] }
    #expect(!schema.validate(value).isEmpty)
    #expect(!schema.accepts(value))
    let twice = try JSONSchema(["allOf": [branch, branch]])
    #expect(twice.validate(value).last?.message.contains("too large or too deep") == true)
  }

  @Test func `A pattern that backtracks without end does not hold up validation`() throws {
    let schema = try JSONSchema(["pattern": "^(a+)+$"])
    #expect(!schema.accepts(.string(String(repeating: "a", count: 40) + "b")))
  }
}
