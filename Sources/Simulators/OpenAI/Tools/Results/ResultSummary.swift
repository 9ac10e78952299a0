import OpenAI

/// Puts what functions returned into words.
struct ResultSummary {
  private static let mostFields = 12
  private static let mostLines = 20
  private static let longestText = 1200

  private let done: [ToolDialogue.Done]
  private let results: [ToolResult]

  init(_ done: [ToolDialogue.Done]) {
    self.done = done.filter { $0.result != nil }
    results = self.done.map { ToolResult($0.result ?? "") }
  }

  var isEmpty: Bool { done.isEmpty }

  /// The words; one line for each result, in the order of the calls.
  var text: String {
    let lines = zip(done, results).flatMap(lines).map { String($0.prefix(Self.longestText)) }
    guard lines.count > 1 else { return lines.first ?? "" }
    return lines.prefix(Self.mostLines).map { "- \($0)" }.joined(separator: "\n")
  }

  private func lines(_ call: ToolDialogue.Done, _ result: ToolResult) -> [String] {
    switch result.json {
    case .object(let object):
      // An envelope with one list is told by its elements.
      if object.members.count == 1, let list = object.members.first?.value.array, !list.isEmpty {
        return list.prefix(Self.mostLines).map { line($0, nil) }
      }
      return [line(.object(object), call)]
    case .array(let list) where !list.isEmpty: return list.prefix(Self.mostLines).map { line($0, nil) }
    case .array: return ["Nothing was found."]
    default: return [plain(result.text)]
    }
  }

  private func plain(_ text: String) -> String {
    let text = String(text.prefix(Self.longestText))
    guard let first = text.firstIndex(where: { !$0.isWhitespace }) else { return "It is done." }
    return String(text[first...])
  }

  private static let subjects = [
    "city", "location", "name", "title", "place", "product", "symbol", "subject", "sku", "id",
  ]

  private func line(_ value: JSON, _ call: ToolDialogue.Done?) -> String {
    guard let object = value.object else { return value.string ?? value.description }
    let named = Self.subjects.lazy.compactMap { name in
      object.members.first { $0.name.lowercased() == name && $0.value.string?.isEmpty == false }
    }.first
    let argument = call?.arguments.object?.members.lazy.compactMap(\.value.string).first { $0.count < 60 }
    let subject = named?.value.string ?? argument
    let fields = object.members.filter { $0.name != named?.name && !isUnit($0.name) }.prefix(Self.mostFields)
    if fields.count == 1, let only = fields.first, let sentence = only.value.string, sentence.contains(" ") {
      return sentence
    }
    let told = fields.compactMap { field($0, in: object) }.joined(separator: ", ")
    guard let subject else { return told }
    return told.isEmpty ? Self.capitalised(subject) : "\(Self.capitalised(subject)): \(told)"
  }

  private func isUnit(_ name: String) -> Bool {
    ["unit", "units", "temperature_format", "temperature_unit", "temperatureFormat"].contains(name)
  }

  private func field(_ member: JSONObject.Member, in object: JSONObject) -> String? {
    let name = Stem.words(of: member.name).joined(separator: " ").lowercased()
    if member.value.double != nil, name.contains("temp") {
      return "\(name) \(temperature(member.value, in: object))"
    }
    switch member.value {
    case .null: return nil
    case .string(let text): return "\(name) \(text.prefix(300))"
    case .number, .bool: return "\(name) \(member.value.description)"
    case .array(let list):
      return "\(name) " + list.prefix(Self.mostFields).map { line($0, nil) }.joined(separator: "; ")
    case .object: return "\(name) (\(inner(member.value)))"
    }
  }

  // An object inside another is told without going deeper.
  private func inner(_ value: JSON) -> String {
    (value.object?.members ?? []).prefix(Self.mostFields).map {
      "\($0.name) \($0.value.string ?? $0.value.description)"
    }
    .joined(separator: ", ")
  }

  // Where other results are in Celsius, one in Fahrenheit is told in both.
  private func temperature(_ value: JSON, in object: JSONObject) -> String {
    guard let unit = Self.scale(object) else { return value.description }
    let told = "\(value.description) °\(unit)"
    let scales = Set(results.flatMap(\.objects).compactMap(Self.scale))
    guard unit == "F", scales.count > 1, let degrees = value.double else { return told }
    let celsius = ((degrees - 32) * 50 / 9).rounded() / 10
    return "\(told) (\(celsius) °C)"
  }

  private static func scale(_ object: JSONObject) -> String? {
    let named = ["unit", "units", "temperature_format", "temperature_unit", "temperatureFormat"].lazy
      .compactMap { object[$0]?.string?.lowercased() }.first
    guard let named else { return nil }
    if named.hasPrefix("f") || named == "imperial" { return "F" }
    return named.hasPrefix("c") || named == "metric" ? "C" : nil
  }

  private static func capitalised(_ text: String) -> String {
    text.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
