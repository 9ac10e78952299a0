/// Values as the text of elements and attributes, and back, as LINQ to XML converts them.
enum XMLValue {
  /// The text that a value of .NET has in XML.
  static func text(of value: Value) throws -> String {
    switch value {
    case .bool(let truth): truth ? "true" : "false"
    case .double(let number) where number.isInfinite: number < 0 ? "-INF" : "INF"
    case .double(let number): NumberFormat.roundTrip(number)
    case .dateTime(let date): JSONDate.text(date)
    case .dateTimeOffset(let date): date.offsetMinutes == 0 ? JSONDate.text(date.utc) : JSONDate.text(date)
    case .object(is XObject):
      throw NetException("ArgumentException", "An XObject cannot be used as a value.")
    default: try value.text()
    }
  }

  /// The conversion that a cast of an element or an attribute makes; nil for other casts.
  static func conversion(
    from type: StaticType, to target: StaticType
  ) -> (@Sendable (Value) throws -> Value)? {
    let wanted = target.underlying
    let isAttribute = type == .named("XAttribute")
    guard isAttribute || type == .named("XElement"), reads(wanted) else { return nil }
    let takesNull = target.isNullable || wanted == .string
    return { value in
      switch value.object {
      case let element as XElement: return try read(element.value, as: wanted)
      case let attribute as XAttribute: return try read(attribute.value, as: wanted)
      default:
        if takesNull { return .null }
        throw NetException.argumentNull(isAttribute ? "attribute" : "element")
      }
    }
  }

  private static func reads(_ type: StaticType) -> Bool {
    switch type {
    case .string, .bool, .int, .uint, .long, .ulong, .float, .double, .decimal: true
    case .named(let name, _): ["DateTime", "DateTimeOffset", "Guid"].contains(name)
    default: false
    }
  }

  private static func read(_ text: String, as type: StaticType) throws -> Value {
    switch type {
    case .string: return .string(text)
    case .bool:
      switch NetString.trim(text, nil, start: true, end: true).lowercased() {
      case "true", "1": return .bool(true)
      case "false", "0": return .bool(false)
      default: throw NetException.format("The string '\(text)' is not a valid Boolean value.")
      }
    case .float, .double, .decimal:
      let trimmed = NetString.trim(text, nil, start: true, end: true)
      if type != .decimal, trimmed == "INF" || trimmed == "-INF" {
        let sign = trimmed == "INF" ? 1.0 : -1.0
        return type == .float ? .float(Float(sign) * .infinity) : .double(sign * .infinity)
      }
      // XML knows no digit groups.
      guard !trimmed.utf8.contains(UInt8(ascii: ",")),
        let number = try Conversion.change(.string(trimmed), to: type)
      else { throw NetException.format("Input string was not in a correct format.") }
      return number
    case .named("DateTime", _):
      if let date = JSONDate.read(NetString.trim(text, nil, start: true, end: true)) { return date }
      fallthrough
    default:
      guard let value = try Conversion.change(.string(text), to: type) else {
        throw NetException.cast(.string(text), to: type)
      }
      return value
    }
  }

  /// The implicit conversion of a string to a name or a namespace; one of a constant is made once.
  static func nameConversion(
    to type: String, of constant: Constant?
  ) -> (@Sendable (Value) throws -> Value)? {
    switch type {
    case "XName":
      if let text = constant?.value.string, let name = try? XName(expanded: text) {
        return { _ in .object(name) }
      }
      return { value in try value.string.map { .object(try XName(expanded: $0)) } ?? .null }
    case "XNamespace":
      if let text = constant?.value.string {
        let namespace = XNamespace(text)
        return { _ in .object(namespace) }
      }
      return { value in value.string.map { .object(XNamespace($0)) } ?? .null }
    default: return nil
    }
  }

  /// A namespace and a local name put together.
  static func name(in namespace: Value, _ localName: Value) throws -> Value {
    guard let namespace = namespace.object as? XNamespace else { throw NetException.argumentNull("ns") }
    guard let localName = localName.string else { throw NetException.argumentNull("localName") }
    return .object(try XName(checking: localName, in: namespace))
  }
}
