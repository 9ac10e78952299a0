import OpenAI

/// The shape of a JSON answer that a prompt asks for in words: by a JSON schema, by an example, or by naming keys.
///
/// That is how an application asks where it cannot send a schema with its request: `response_format` of type
/// `json_object`, and libraries that put the schema into the prompt.
struct PromptedShape {
  let schema: JSONSchema
  /// What the user said, without the schema or example.
  let question: String
  /// Whether the prompt shows JSON in a fence, as answers are then given.
  let isFenced: Bool

  /// Reads a prompt.
  ///
  /// - Parameter isJSON: Whether the answer must be JSON whatever the prompt says. Else only a schema counts, and only
  ///   where the prompt calls it one.
  /// - Returns: nil where the prompt asks for no shape.
  init?(_ conversation: Conversation, isJSON: Bool) {
    let asked = QuotedJSON(conversation.question)
    let told = QuotedJSON(conversation.instructions)
    let words = (conversation.instructions + "\n" + conversation.question).lowercased()
    let callsForSchema = words.contains("json schema") || words.contains("json_schema")
    guard isJSON || callsForSchema else { return nil }
    let objects = told.objects + asked.objects
    var shape = objects.last(where: Self.isSchema)
    if shape == nil, isJSON {
      shape =
        (told.objects.last ?? asked.objects.last).map { Self.schema(like: $0) }
        ?? Self.schema(ofKeys: NamedKeys(told.rest).names + NamedKeys(asked.rest).names)
    }
    guard let shape, let schema = try? JSONSchema(shape) else { return nil }
    self.schema = schema
    question = asked.rest
    isFenced = !isJSON && words.contains("```")
  }

  private static func isSchema(_ json: JSON) -> Bool {
    guard let members = json["properties"]?.object?.members, !members.isEmpty else { return false }
    return members.allSatisfy { $0.value.object != nil }
  }

  private static let deepest = 16

  // An example's strings may name what belongs there: `"integer"`, or `"positive | negative"`.
  private static func schema(like example: JSON, depth: Int = 0) -> JSON {
    guard depth < deepest else { return [:] }
    switch example {
    case .null: return [:]
    case .bool: return ["type": "boolean"]
    case .number(let number): return ["type": number.int == nil ? "number" : "integer"]
    case .string(let text): return schema(named: text)
    case .array(let elements):
      return ["type": "array", "items": elements.first.map { schema(like: $0, depth: depth + 1) } ?? [:]]
    case .object(let object):
      let properties = object.members.map {
        JSONObject.Member($0.name, schema(like: $0.value, depth: depth + 1))
      }
      return [
        "type": "object", "properties": .object(JSONObject(properties)),
        "required": .array(object.members.map { .string($0.name) }),
      ]
    }
  }

  private static func schema(named text: String) -> JSON {
    let choices = text.split(separator: "|").map { $0.drop { $0 == " " } }.map { choice in
      String(choice.reversed().drop { $0 == " " }.reversed())
    }
    if choices.count > 1, choices.allSatisfy({ (1...40).contains($0.count) }) {
      return ["type": "string", "enum": .array(choices.map(JSON.string))]
    }
    switch text.lowercased().filter(\.isLetter) {
    case "int", "integer": return ["type": "integer"]
    case "number", "float", "double", "decimal": return ["type": "number"]
    case "bool", "boolean", "trueorfalse": return ["type": "boolean"]
    default: return ["type": "string"]
    }
  }

  private static func schema(ofKeys names: [String]) -> JSON? {
    guard !names.isEmpty else { return nil }
    let properties = names.map { name in
      let isNumber = Slot.all(of: ["properties": [name: ["type": "number"]]]).first.map { slot in
        slot.meaning != .number || numeric.contains(name.lowercased())
      }
      return JSONObject.Member(name, ["type": isNumber == true ? "integer" : "string"])
    }
    return [
      "type": "object", "properties": .object(JSONObject(properties)),
      "required": .array(names.map(JSON.string)),
    ]
  }

  private static let numeric: Set<String> = ["age", "score", "rating", "year", "total", "confidence"]
}
