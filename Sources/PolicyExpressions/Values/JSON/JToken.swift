/// Newtonsoft's JToken: any JSON value, knowing the one it stands in.
public class JToken: NetObject, Enumerable {
  fileprivate(set) weak var parent: JContainer?

  fileprivate init() {}

  /// The token's .NET type.
  public var type: StaticType { .named("JToken") }
  /// The JSON text, indented by two blanks with lines ending in CR LF.
  public var text: String { (try? JSONWriter.text(self, indented: true)) ?? "" }

  /// Whether it is the same token; values compare by content.
  public func equals(_ other: any NetObject) -> Bool { self === other }
  /// A number of this token, or of its value.
  public var hash: Int { ObjectIdentifier(self).hashValue }

  /// The name of the token's kind in `JTokenType`.
  var kind: String { "None" }

  /// The tokens directly inside.
  var children: [JToken] { [] }

  var copy: JToken { JValue(.null) }

  func makeIterator() -> () throws -> Value? {
    var tokens = children.makeIterator()
    return { tokens.next().map(Value.object) }
  }

  /// Reads JSON as Newtonsoft does, with single quotes, comments, trailing commas and bare names.
  public static func parse(_ text: String) throws -> JToken {
    var reader = JSONReader(text)
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

/// A token with tokens inside.
public class JContainer: JToken {
  /// How many tokens lie inside one another, this one included; bounded, so that walks may recurse.
  fileprivate(set) var height = 1
  static let deepest = 256

  /// Puts a token inside: a copy, when it already stands elsewhere.
  fileprivate func adopt(_ token: JToken) throws -> JToken {
    let child = token.parent == nil && token !== self ? token : token.copy
    var height = (child as? JContainer)?.height ?? 0
    var container: JContainer? = self
    while let current = container, current.height <= height {
      height += 1
      guard height <= Self.deepest else {
        throw NetException("JsonWriterException", "JSON nested more than \(Self.deepest) levels deep.")
      }
      current.height = height
      container = current.parent
    }
    child.parent = self
    return child
  }
}

extension JToken {
  fileprivate func release() { parent = nil }
}

/// A JSON array.
public final class JArray: JContainer, Countable {
  private(set) var elements: [JToken] = []

  /// Creates an empty array.
  public override init() { super.init() }

  /// The array's .NET type.
  public override var type: StaticType { .named("JArray") }
  override var kind: String { "Array" }
  override var children: [JToken] { elements }
  var count: Int { elements.count }

  override var copy: JToken {
    let array = JArray()
    for element in elements { try? array.add(element.copy) }
    return array
  }

  /// Adds a token at the end.
  public func add(_ token: JToken) throws {
    elements.append(try adopt(token))
  }

  func insert(_ token: JToken, at index: Int) throws {
    guard index >= 0, index <= elements.count else { throw Self.range }
    elements.insert(try adopt(token), at: index)
  }

  func element(_ index: Int) throws -> JToken {
    guard elements.indices.contains(index) else { throw Self.range }
    return elements[index]
  }

  func set(_ index: Int, _ token: JToken) throws {
    let old = try element(index)
    if old === token { return }
    elements[index] = try adopt(token)
    old.release()
  }

  func remove(at index: Int) throws {
    try element(index).release()
    elements.remove(at: index)
  }

  func removeAll() {
    for element in elements { element.release() }
    elements = []
  }

  private static var range: NetException {
    .argumentOutOfRange(
      "Index was out of range. Must be non-negative and less than the size of the collection.", "index")
  }
}

/// A name and its value in a JSON object.
public final class JProperty: JContainer {
  /// The name.
  public let name: String
  private(set) var value: JToken

  /// Creates a property.
  public init(_ name: String, _ value: JToken) throws {
    self.name = name
    self.value = JValue(.null)
    super.init()
    self.value = try adopt(value)
  }

  /// The property's .NET type.
  public override var type: StaticType { .named("JProperty") }
  override var kind: String { "Property" }
  override var children: [JToken] { [value] }
  override var copy: JToken { (try? JProperty(name, value.copy)) ?? JValue(.null) }

  func set(_ token: JToken) throws {
    if token === value { return }
    let old = value
    value = try adopt(token)
    old.release()
  }
}

/// A JSON object: properties in order.
public final class JObject: JContainer, Countable {
  private(set) var properties: [JProperty] = []
  private var places: [String: Int] = [:]

  /// Creates an empty object.
  public override init() { super.init() }

  /// The object's .NET type.
  public override var type: StaticType { .named("JObject") }
  override var kind: String { "Object" }
  override var children: [JToken] { properties }
  var count: Int { properties.count }

  override var copy: JToken {
    let object = JObject()
    for property in properties { try? object.add(property.copy) }
    return object
  }

  func property(_ name: String) -> JProperty? {
    places[name].map { properties[$0] }
  }

  /// The value of a name, when there is one.
  public func value(_ name: String) -> JToken? {
    property(name)?.value
  }

  /// Sets the value of a name, adding it at the end when it is new.
  public func set(_ name: String, _ token: JToken) throws {
    if let property = property(name) {
      try property.set(token)
    } else {
      try add(JProperty(name, token))
    }
  }

  /// Adds a property; a name that is there already is an error.
  func add(_ token: JToken) throws {
    guard let property = token as? JProperty else {
      throw NetException(
        "ArgumentException",
        "Can not add \(Library.standard.fullName(of: token.type)) to Newtonsoft.Json.Linq.JObject.")
    }
    guard places[property.name] == nil else {
      throw NetException(
        "ArgumentException",
        "Can not add property \(property.name) to Newtonsoft.Json.Linq.JObject. "
          + "Property with the same name already exists on object.")
    }
    guard let child = try adopt(property) as? JProperty else { return }
    places[child.name] = properties.count
    properties.append(child)
  }

  func remove(_ name: String) -> Bool {
    guard let place = places[name] else { return false }
    properties[place].release()
    properties.remove(at: place)
    places = Dictionary(
      properties.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { $1 })
    return true
  }

  func removeAll() {
    for property in properties { property.release() }
    properties = []
    places = [:]
  }

  override func makeIterator() -> () throws -> Value? {
    var properties = properties.makeIterator()
    let types: [StaticType] = [.string, .named("JToken")]
    return {
      guard let property = properties.next() else { return nil }
      return .object(PairObject(key: .string(property.name), value: .object(property.value), types: types))
    }
  }
}

/// A JSON string, number, bool, null or date.
public final class JValue: JToken {
  var value: Value

  /// Creates a token of a value.
  public init(_ value: Value) {
    switch value {
    case .int(let int): self.value = .long(Int64(int))
    case .byte, .short, .uint: self.value = .long(value.integer ?? 0)
    case .char: self.value = .string((try? value.text()) ?? "")
    case .enumeration(let enumeration): self.value = .long(Int64(enumeration.raw))
    default: self.value = value
    }
    super.init()
  }

  /// The value's .NET type.
  public override var type: StaticType { .named("JValue") }

  /// The value's own text: a string without quotes, nothing for null.
  public override var text: String {
    (try? value.text()) ?? ""
  }

  override var copy: JToken { JValue(value) }

  override var kind: String {
    switch value {
    case .null: "Null"
    case .string: "String"
    case .bool: "Boolean"
    case .double: "Float"
    case .dateTime, .dateTimeOffset: "Date"
    case .guid: "Guid"
    case .timeSpan: "TimeSpan"
    case .object(let object): object is UriObject ? "Uri" : "Bytes"
    default: "Integer"
    }
  }

  func hasValue(of other: JValue) -> Bool {
    if let a = value.number, let b = other.value.number, kind == other.kind { return a == b }
    return Equality.equals(value, other.value)
  }

  /// `JValue.Equals` compares the values, unlike other tokens' `Equals`.
  public override func equals(_ other: any NetObject) -> Bool {
    (other as? JValue).map(hasValue) ?? false
  }

  /// A hash of the value.
  public override var hash: Int { Equality.hash(value) }
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
