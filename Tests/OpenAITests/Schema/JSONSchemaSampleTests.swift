import Testing

@testable import OpenAI

@Suite struct JSONSchemaSampleTests {
  static let schemas = [
    #"{"type":"object","required":["id","tags"],"properties":{"id":{"type":"integer","minimum":10,"maximum":12},"tags":{"type":"array","minItems":2,"items":{"enum":["a","b"]}},"note":{"type":"string","minLength":12,"maxLength":14}}}"#,
    #"{"type":"array","prefixItems":[{"type":"string"},{"type":"boolean"}],"items":{"type":"number"},"minItems":4}"#,
    #"{"type":"integer","multipleOf":7,"exclusiveMinimum":20,"exclusiveMaximum":36}"#,
    #"{"type":"number","minimum":-3.5,"maximum":-3.25}"#, #"{"type":"integer","maximum":-5}"#,
    #"{"type":"string","maxLength":3}"#, #"{"format":"uuid"}"#, #"{"format":"date-time"}"#,
    #"{"format":"email"}"#, #"{"format":"ipv4"}"#, #"{"format":"ipv6"}"#, #"{"format":"uri"}"#,
    #"{"format":"date"}"#, #"{"format":"time"}"#, #"{"format":"hostname"}"#, #"{"const":{"a":[1]}}"#,
    ##"{"allOf":[{"$ref":"#/$defs/a"},{"required":["b"],"properties":{"b":{"type":"integer"}}}],"$defs":{"a":{"type":"object","required":["a"],"properties":{"a":{"type":"boolean"}}}}}"##,
    #"{"anyOf":[{"type":"string"},{"type":"integer"}]}"#,
    #"{"type":"object","required":["x"],"additionalProperties":{"type":"integer"}}"#,
    ##"{"type":"object","required":["value"],"properties":{"value":{"type":"integer"},"left":{"$ref":"#"},"right":{"$ref":"#"}}}"##,
    #"{"type":["null","string"]}"#, #"{"type":"null"}"#, "true",
  ]

  @Test(arguments: schemas) func `A sample is valid, whatever the numbers`(_ text: String) throws {
    let schema = try JSONSchema(try JSON(parsing: text))
    for seed in UInt64(0)..<50 {
      var state = seed &* 0x9e37_79b9_7f4a_7c15
      let sample = schema.sample(random: {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 11
      })
      #expect(schema.validate(sample).isEmpty, "\(sample)")
    }
  }

  @Test func `Without randomness it is the plainest value, its members in the schema's order`() throws {
    let schema = try JSONSchema([
      "type": "object",
      "properties": [
        "name": ["type": "string"], "age": ["type": "integer", "minimum": 18],
        "mail": ["default": "a@b.test"],
        "kinds": ["type": "array", "items": ["enum": ["x", "y"]]], "size": ["example": 7],
      ],
    ])
    #expect(
      schema.sample().description
        == #"{"name":"string","age":18,"mail":"a@b.test","kinds":["x"],"size":7}"#)
  }

  @Test func `The same numbers give the same sample, and texts are the caller's`() throws {
    let schema = try JSONSchema(["type": "array", "minItems": 3, "items": ["type": "string"]])
    #expect(
      schema.sample(random: { 41 }, text: { _ in "word" })
        == schema.sample(random: { 41 }, text: { _ in "word" }))
    #expect(schema.sample(text: { _ in "word" }) == ["word", "word", "word"])
  }

  @Test func `A text is told the property that it stands in, also within a list`() throws {
    let names: JSON = ["type": "array", "minItems": 1, "maxItems": 1, "items": ["type": "string"]]
    let schema = try JSONSchema(
      ["type": "object", "properties": ["who": names, "what": ["type": "string"]], "required": ["why"]])
    #expect(schema.sample(text: { $0 ?? "" }) == ["who": ["who"], "what": "what", "why": "why"])
  }

  @Test func `A choice of null is null, and a tree comes to an end`() throws {
    let tree = try JSONSchema([
      "type": "object", "required": ["next"],
      "properties": ["next": ["anyOf": [["$ref": "#"], ["type": "null"]]]],
    ])
    for number in 0..<8 as Range<UInt64> {
      let sample = tree.sample(random: { number })
      #expect(tree.validate(sample).isEmpty, "\(sample)")
    }
  }
}
