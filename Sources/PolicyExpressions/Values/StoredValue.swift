/// A copy of a value that may leave its request, for caches.
///
/// What comes out has the type of what went in; objects are copied both ways.
public struct StoredValue: Sendable, Hashable, Codable {
  private indirect enum Content: Hashable, Sendable, Codable {
    case constant(Constant)
    case dateTime(DateTime)
    case dateTimeOffset(DateTimeOffset)
    case timeSpan(TimeSpan)
    case guid(NetGuid)
    case enumeration(EnumValue)
    case json(String)
    case xml(String, isDocument: Bool)
    case array([Content], StaticType)
    case list([Content], StaticType)

    var isPossible: Bool {
      let ticks = DateTime.minimum.ticks...DateTime.maximum.ticks
      switch self {
      case .dateTime(let date): return ticks.contains(date.ticks)
      case .dateTimeOffset(let date):
        return ticks.contains(date.ticks) && (-840...840).contains(date.offsetMinutes)
          && ticks.contains(date.utcTicks)
      case .constant(.decimal(let number)): return number.scale <= NetDecimal.mostDecimals
      case .array(let elements, _), .list(let elements, _): return elements.allSatisfy(\.isPossible)
      case .constant, .timeSpan, .guid, .enumeration, .json, .xml: return true
      }
    }
  }

  private let content: Content

  /// Copies a value; nil for what has no meaning outside its request, such as the host's objects.
  public init?(_ value: Value) {
    guard let content = Self.content(of: value, depth: 0) else { return nil }
    self.content = content
  }

  /// A new copy of the value.
  public var value: Value {
    Self.value(of: content)
  }

  /// Reads a value that was written down; refuses one that no expression can have made.
  public init(from decoder: any Decoder) throws {
    content = try decoder.singleValueContainer().decode(Content.self)
    guard content.isPossible else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "there is no such value"))
    }
  }

  /// Writes the value with its type.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(content)
  }

  private static func content(of value: Value, depth: Int) -> Content? {
    guard depth < JContainer.deepest else { return nil }
    func elements(_ values: [Value]) -> [Content]? {
      let copies = values.compactMap { content(of: $0, depth: depth + 1) }
      return copies.count == values.count ? copies : nil
    }
    switch value {
    case .dateTime(let date): return .dateTime(date)
    case .dateTimeOffset(let date): return .dateTimeOffset(date)
    case .timeSpan(let span): return .timeSpan(span)
    case .guid(let guid): return .guid(guid)
    case .enumeration(let value): return .enumeration(value)
    case .object(let array as ArrayObject): return elements(array.elements).map { .array($0, array.element) }
    case .object(let list as ListObject): return elements(list.elements).map { .list($0, list.element) }
    case .object(let token as JToken): return (try? token.compactText()).map(Content.json)
    case .object(let tree as XContainer):
      let markup = try? tree.markup(indented: false)
      return markup.map { .xml($0, isDocument: tree is XDocument) }
    case .object: return nil
    default: return Constant(value).map(Content.constant)
    }
  }

  private static func value(of content: Content) -> Value {
    switch content {
    case .constant(let constant): constant.value
    case .dateTime(let date): .dateTime(date)
    case .dateTimeOffset(let date): .dateTimeOffset(date)
    case .timeSpan(let span): .timeSpan(span)
    case .guid(let guid): .guid(guid)
    case .enumeration(let value): .enumeration(value)
    case .json(let text): (try? JToken.parse(text)).map(Value.object) ?? .null
    case .xml(let markup, true):
      (try? XDocument.parse(markup, preservingWhitespace: true)).map(Value.object) ?? .null
    case .xml(let markup, false):
      (try? XElement.parse(markup, preservingWhitespace: true)).map(Value.object) ?? .null
    case .array(let elements, let type): .object(ArrayObject(elements.map(value(of:)), of: type))
    case .list(let elements, let type): .object(ListObject(elements.map(value(of:)), of: type))
    }
  }
}
