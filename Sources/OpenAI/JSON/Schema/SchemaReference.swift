/// Finds the schemas of a document that references and pointers name.
struct SchemaReference {
  private let document: JSON
  // The location of every schema with a name of its own, by `$id`, `id`, and `#` with `$anchor`.
  private var named: [String: String]?

  init(_ document: JSON) {
    self.document = document
  }

  /// The schema that a reference leads to and where it stands; nil when it leads nowhere in this document.
  mutating func resolve(_ reference: String) -> (location: String, schema: JSON)? {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let base = String(parts.first ?? "")
    let fragment = parts.count > 1 ? JSON.percentDecoded(String(parts[1])) : ""
    var location = "#"
    if !base.isEmpty {
      guard let found = self.location(named: base) else { return nil }
      location = found
    }
    if fragment.isEmpty || fragment.hasPrefix("/") {
      location += fragment
    } else {
      guard let found = self.location(named: "#\(fragment)") else { return nil }
      location = found
    }
    return document.value(atPlain: location).map { (location, $0) }
  }

  private mutating func location(named name: String) -> String? {
    if named == nil { named = Self.names(in: document) }
    return named?[name]
  }

  private static func names(in document: JSON) -> [String: String] {
    var names: [String: String] = [:]
    var waiting: [(JSON, String)] = [(document, "#")]
    while let (value, location) = waiting.popLast() {
      switch value {
      case .object(let object):
        for keyword in ["$id", "id"] {
          guard let id = object[keyword]?.string, names[id] == nil else { continue }
          names[id.hasSuffix("#") ? String(id.dropLast()) : id] = location
        }
        if let anchor = object["$anchor"]?.string { names["#\(anchor)"] = location }
        for member in object.members {
          waiting.append((member.value, "\(location)/\(escaped(member.name))"))
        }
      case .array(let elements):
        for (index, element) in elements.enumerated() { waiting.append((element, "\(location)/\(index)")) }
      default: break
      }
    }
    return names
  }

  /// A name as it stands in a JSON pointer (RFC 6901).
  static func escaped(_ name: String) -> String {
    name.utf8.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
      ? name.replacing("~", with: "~0").replacing("/", with: "~1") : name
  }
}
