/// Newtonsoft's JToken: any JSON value, knowing the one it stands in.
public class JToken: NetObject, Enumerable {
  // Not weak, which would slow down every use of every container: what ends takes its leave of what stands in it.
  unowned var parent: JContainer?

  init() {}

  /// The token's .NET type.
  public var type: StaticType { .named("JToken") }
  /// The JSON text, indented by two blanks with lines ending in CR LF.
  public var text: String {
    get throws { try JSONWriter.text(self, indented: true) }
  }

  /// Whether it is the same token; values compare by content.
  public func equals(_ other: any NetObject) -> Bool { self === other }
  /// A number of this token, or of its value.
  public var hash: Int { ObjectIdentifier(self).hashValue }

  /// The name of the token's kind in `JTokenType`.
  var kind: String { "None" }

  /// What a small token takes.
  public var footprint: Int { 64 }

  /// The tokens directly inside.
  var children: [JToken] { [] }

  var copy: JToken { JValue(.null) }

  func makeIterator() -> () throws -> Value? {
    var tokens = children.makeIterator()
    return { tokens.next().map(Value.object) }
  }

  /// Reads JSON as Newtonsoft does, with single quotes, comments, trailing commas and bare names.
  ///
  /// Strings that are written like dates are dates, unless `readsDates` is false.
  public static func parse(_ text: String, readsDates: Bool = true) throws -> JToken {
    var reader = JSONReader(text, readsDates: readsDates)
    return try reader.document()
  }

  /// The JSON text without any blanks.
  public func compactText() throws -> String {
    try JSONWriter.text(self, indented: false)
  }

  /// Where the token stands: `a.b[0]`.
  var path: String {
    var parts: [String] = []
    var current = self
    while let parent = current.parent {
      if let property = current as? JProperty {
        parts.append(property.name.isPlainName ? ".\(property.name)" : "['\(property.name)']")
      } else if let array = parent as? JArray,
        let index = array.elements.firstIndex(where: { $0 === current })
      {
        parts.append("[\(index)]")
      }
      current = parent
    }
    let path = parts.reversed().joined()
    return path.hasPrefix(".") ? String(path.dropFirst()) : path
  }

  /// Equality by content, as `JToken.DeepEquals`.
  static func deepEquals(_ left: JToken?, _ right: JToken?) -> Bool {
    switch (left, right) {
    case (nil, nil): return true
    case (let a as JValue, let b as JValue): return a.hasValue(of: b)
    case (let a as JProperty, let b as JProperty): return a.name == b.name && deepEquals(a.value, b.value)
    case (let a as JArray, let b as JArray):
      return a.elements.count == b.elements.count
        && zip(a.elements, b.elements).allSatisfy { deepEquals($0, $1) }
    case (let a as JObject, let b as JObject):
      return a.count == b.count
        && a.properties.allSatisfy { deepEquals($0.value, b.property($0.name)?.value) }
    default: return false
    }
  }
}

extension JToken {
  /// Takes the token out of what it stands in.
  func remove() throws {
    switch parent {
    case let array as JArray:
      if let index = array.elements.firstIndex(where: { $0 === self }) { try array.remove(at: index) }
    case let object as JObject:
      if let property = self as? JProperty { _ = object.remove(property.name) }
    case let property as JProperty:
      _ = property
      throw NetException("JsonException", "Cannot add or remove items from Newtonsoft.Json.Linq.JProperty.")
    default: throw NetException.invalid("The parent is missing.")
    }
  }
}

extension String {
  /// Whether a path may write the name without quotes.
  var isPlainName: Bool {
    !utf8.isEmpty
      && utf8.allSatisfy { $0.startsIdentifier || $0.isDigit || $0 == UInt8(ascii: "$") || $0 == 0x2D }
  }
}
