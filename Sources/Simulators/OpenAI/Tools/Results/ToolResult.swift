import OpenAI

/// What a function returned, as far as it can be understood.
struct ToolResult {
  private static let mostObjects = 200

  /// The result as it came.
  let text: String
  /// The value that the text is; nil for plain words.
  let json: JSON?

  init(_ text: String) {
    self.text = text
    json = Self.value(text)
  }

  /// The objects in the result, outer ones first.
  var objects: [JSONObject] {
    var objects: [JSONObject] = []
    var waiting = json.map { [$0] } ?? []
    while let value = waiting.first, objects.count < Self.mostObjects {
      waiting.removeFirst()
      if let object = value.object {
        objects.append(object)
        waiting += object.members.map(\.value).filter { $0.object != nil || $0.array != nil }
      } else {
        waiting += (value.array ?? []).prefix(Self.mostObjects)
      }
    }
    return objects
  }

  /// Whether the function says that it did not do what it was asked.
  var isRefusal: Bool {
    let words = Set(Stem.words(of: String(text.prefix(2000))).map { $0.lowercased() })
    return !words.isDisjoint(with: [
      "not", "error", "failed", "cannot", "unable", "denied", "exceeds", "exceeded", "invalid", "rejected",
    ])
  }

  /// The most that the function takes at once, where it refuses more and says so.
  var limit: Int? {
    guard isRefusal else { return nil }
    let words = Stem.words(of: String(text.prefix(2000))).map { $0.lowercased() }
    let hints: Set<String> = [
      "limit", "maximum", "max", "most", "exceeds", "exceeded", "exceed", "than", "only",
    ]
    guard let hint = words.firstIndex(where: hints.contains) else { return nil }
    let numbers = words.indices.compactMap { index in
      (Int(words[index]) ?? NumberWords.value(words[index])).map { (index, $0) }
    }
    return numbers.min { abs($0.0 - hint) < abs($1.0 - hint) }.flatMap { $0.1 > 0 ? $0.1 : nil }
  }

  // JSON, or what Python prints for the same value.
  private static func value(_ text: String) -> JSON? {
    guard let first = text.first(where: { !$0.isWhitespace }), "{[".contains(first) else { return nil }
    if let json = try? JSON(parsing: text) { return unwrapped(json) }
    var converted = ""
    var quote: Character?
    for sign in text {
      if sign == "'" || sign == "\"", quote == nil || quote == sign {
        quote = quote == nil ? sign : nil
        converted.append("\"")
      } else {
        converted.append(contentsOf: sign == "\"" ? "\\\"" : String(sign))
      }
    }
    for (python, json) in [(": True", ": true"), (": False", ": false"), (": None", ": null")] {
      converted = converted.replacing(python, with: json)
    }
    return try? JSON(parsing: converted)
  }

  // The contents of a tool of the Model Context Protocol: a list of parts with a text each.
  private static func unwrapped(_ json: JSON) -> JSON {
    guard json["type"] == "text", let text = json["text"]?.string, let inner = try? JSON(parsing: text) else {
      return json
    }
    return inner
  }
}
