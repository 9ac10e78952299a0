import LabTime
import OpenAI
import Synchronization

/// The blocklists of a running Content Safety resource. What is changed counts at once.
final class Blocklists: Stateful {
  private let lists: Mutex<[Blocklist]>
  private let random: RandomSource

  init(_ lists: [Blocklist], random: RandomSource) {
    self.random = random
    var lists = lists
    for list in lists.indices {
      for item in lists[list].items.indices where lists[list].items[item].id.isEmpty {
        lists[list].items[item].id = random.uuid()
      }
    }
    self.lists = Mutex(lists)
  }

  var all: [Blocklist] { lists.withLock { $0 } }

  struct Snapshot: Codable {
    let lists: [Blocklist]
    let random: UInt64
  }

  func snapshot() -> Snapshot { Snapshot(lists: all, random: random.snapshot()) }

  func restore(_ snapshot: Snapshot) {
    lists.withLock { $0 = snapshot.lists }
    random.restore(snapshot.random)
  }

  func list(_ name: String) throws(ContentSafetyError) -> Blocklist {
    guard let list = all.first(where: { $0.name == name }) else { throw Self.unknown(name) }
    return list
  }

  func item(_ id: String, of name: String) throws(ContentSafetyError) -> Blocklist.Item {
    guard let item = try list(name).items.first(where: { $0.id == id }) else {
      throw .notFound("The item '\(id)' of the blocklist '\(name)' was not found.")
    }
    return item
  }

  /// Creates a list, 201, or updates its description, 200.
  func put(_ name: String, _ body: ContentSafetyBody) throws(ContentSafetyError) -> (Int, JSON?) {
    guard (1...64).contains(name.utf8.count), name.utf8.allSatisfy(Self.isNameByte) else {
      throw .invalidName(name)
    }
    let description = try body.text("description")
    return lists.withLock { lists in
      if let index = lists.firstIndex(where: { $0.name == name }) {
        if let description { lists[index].description = description }
        return (200, lists[index].json)
      }
      let list = Blocklist(name, description: description)
      lists.append(list)
      return (201, list.json)
    }
  }

  func delete(_ name: String) throws(ContentSafetyError) {
    try change(name) { lists, index in _ = lists.remove(at: index) }
  }

  /// Adds items, and updates those whose text is there already; answers with both.
  func add(to name: String, _ body: ContentSafetyBody) throws(ContentSafetyError) -> JSON {
    let items = try Self.items(body)
    let random = random
    let stored = try change(name) { lists, index in
      items.map { item in
        var item = item
        if let known = lists[index].items.firstIndex(where: { $0.text == item.text }) {
          item.id = lists[index].items[known].id
          lists[index].items[known] = item
        } else {
          item.id = random.uuid()
          lists[index].items.append(item)
        }
        return item
      }
    }
    return ["blocklistItems": .array(stored.map(\.json))]
  }

  func remove(from name: String, _ body: ContentSafetyBody) throws(ContentSafetyError) {
    guard let ids = try body.texts("blocklistItemIds"), !ids.isEmpty else {
      throw .invalidBody("The field 'blocklistItemIds' is required.")
    }
    for id in ids { _ = try item(id, of: name) }
    try change(name) { lists, index in lists[index].items.removeAll { ids.contains($0.id) } }
  }

  /// The items of lists that stand in a text, as `blocklistsMatch` has them.
  func matches(in text: String, of names: [String]) throws(ContentSafetyError) -> [JSON] {
    if names.isEmpty { return [] }
    var matches: [JSON] = []
    let words = Self.words(of: text)
    for name in names {
      let list = try list(name)
      for item in list.items where words.contains(Self.words(of: item.text)) || text == item.text {
        matches.append(
          [
            "blocklistName": .string(name), "blocklistItemId": .string(item.id),
            "blocklistItemText": .string(item.text),
          ])
      }
    }
    return matches
  }

  private static func items(_ body: ContentSafetyBody) throws(ContentSafetyError) -> [Blocklist.Item] {
    guard let array = try body.array("blocklistItems"), (1...100).contains(array.count) else {
      throw .invalidBody("The field 'blocklistItems' takes 1 to 100 items.")
    }
    var items: [Blocklist.Item] = []
    for json in array {
      let item = try ContentSafetyBody(parsing: json.bytes)
      guard let text = try item.text("text"), (1...128).contains(text.unicodeScalars.count) else {
        throw .invalidBody("The field 'text' of a blocklist item takes 1 to 128 characters.")
      }
      guard try !item.flag("isRegex") else {
        throw .invalidBody(
          "Blocklist items that are regular expressions are not available in this simulator.")
      }
      items.append(Blocklist.Item(text, description: try item.text("description")))
    }
    return items
  }

  private func change<Result: Sendable>(
    _ name: String, _ body: (inout [Blocklist], Int) -> Result
  ) throws(ContentSafetyError) -> Result {
    let result: Result? = lists.withLock { lists in
      lists.firstIndex { $0.name == name }.map { body(&lists, $0) }
    }
    guard let result else { throw Self.unknown(name) }
    return result
  }

  private static func unknown(_ name: String) -> ContentSafetyError {
    .notFound("The blocklist '\(name)' was not found.")
  }

  // The words between blanks, so that a term does not match inside of a longer word.
  private static func words(of text: String) -> String {
    " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
