/// Puts a streamed answer of the Responses API together again, as the body that the same answer has without streaming.
///
/// The last event of a whole stream carries that body; of one that broke off, the items are put together from what
/// was told of them.
public struct ResponseStreamAssembly: Sendable {
  // A text that grows: which item, and which part of it; nil for a call's arguments.
  private struct Place: Hashable {
    let item: Int
    let part: Int?
  }

  private var response: JSONObject?
  private var isWhole = false
  private var items: [Int: JSONObject] = [:]
  private var parts: [Place: JSONObject] = [:]
  private var texts: [Place: String] = [:]

  /// Creates an assembly of no events.
  public init() {}

  /// Reads the next event; what is no event of this API is left out.
  public mutating func add(_ event: ServerSentEvent) {
    guard let json = try? JSON(parsing: event.data), let type = json["type"]?.string else { return }
    if let told = json["response"]?.object {
      response = told
      isWhole = Self.last.contains(type)
      return
    }
    guard let item = json["output_index"]?.int else { return }
    let part = Place(item: item, part: json["content_index"]?.int)
    switch type {
    case "response.output_item.added": items[item] = json["item"]?.object
    case "response.output_item.done":
      items[item] = json["item"]?.object
      parts = parts.filter { $0.key.item != item }
      texts = texts.filter { $0.key.item != item }
    case "response.content_part.added": parts[part] = json["part"]?.object
    case "response.output_text.delta", "response.refusal.delta", "response.function_call_arguments.delta":
      texts[part, default: ""] += json["delta"]?.string ?? ""
    default: break
    }
  }

  /// The body of the answer as far as it was told; nil before it begins.
  public var body: JSON? {
    guard var whole = response else { return nil }
    if !isWhole { whole["output"] = .array(items.sorted { $0.key < $1.key }.map { .object(item($0)) }) }
    return .object(whole)
  }

  private func item(_ known: (key: Int, value: JSONObject)) -> JSONObject {
    var item = known.value
    if let arguments = texts[Place(item: known.key, part: nil)] { item["arguments"] = .string(arguments) }
    let begun = parts.filter { $0.key.item == known.key }.sorted { ($0.key.part ?? 0) < ($1.key.part ?? 0) }
    if !begun.isEmpty { item["content"] = .array(begun.map { .object(part($0)) }) }
    return item
  }

  private func part(_ known: (key: Place, value: JSONObject)) -> JSONObject {
    var part = known.value
    guard let text = texts[known.key] else { return part }
    part[part["refusal"] == nil ? "text" : "refusal"] = .string(text)
    return part
  }

  private static let last: Set<String> = ["response.completed", "response.incomplete", "response.failed"]
}
