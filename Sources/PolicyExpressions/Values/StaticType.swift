/// A .NET type as the compiler sees it.
public indirect enum StaticType: Hashable, Sendable, Codable {
  case void, object, string, bool, char, sbyte, byte, short, ushort, int, uint, long, ulong, float, double,
    decimal
  /// The type of the literal `null`.
  case null
  /// `T[]`
  case array(StaticType)
  /// `T?` of a value type.
  case nullable(StaticType)
  /// Any other type by its name without namespace, such as `JObject` or `List<T>`.
  case named(String, [StaticType] = [])
  /// `new { name = value }`
  case anonymous([AnonymousMember])
  /// `(T name, U)`
  case tuple([TupleElement])
  /// A type parameter of a generic member.
  case parameter(String)

  /// One property of an anonymous type.
  public struct AnonymousMember: Hashable, Sendable, Codable {
    /// The property's name.
    public let name: String
    /// The property's type.
    public let type: StaticType
  }

  /// One element of a tuple.
  public struct TupleElement: Hashable, Sendable, Codable {
    /// The name that it has beside `Item1` and so on, if any.
    public let name: String?
    /// The element's type.
    public let type: StaticType
  }

  /// The types that C# names by keywords, with .NET's names for them.
  static let keywords: [(keyword: String, name: String, type: StaticType)] = [
    ("void", "Void", .void), ("object", "Object", .object), ("string", "String", .string),
    ("bool", "Boolean", .bool), ("char", "Char", .char), ("sbyte", "SByte", .sbyte),
    ("byte", "Byte", .byte), ("short", "Int16", .short), ("ushort", "UInt16", .ushort),
    ("int", "Int32", .int), ("uint", "UInt32", .uint), ("long", "Int64", .long), ("ulong", "UInt64", .ulong),
    ("float", "Single", .float), ("double", "Double", .double), ("decimal", "Decimal", .decimal),
  ]

  private static let byName: [String: StaticType] = Dictionary(
    uniqueKeysWithValues: keywords.flatMap { [($0.keyword, $0.type), ($0.name, $0.type)] })

  /// The type of a C# keyword or of the .NET name behind one.
  static func basic(_ name: String) -> StaticType? {
    byName[name]
  }

  static func enumerable(_ element: StaticType) -> StaticType {
    .named("IEnumerable", [element])
  }

  var isNumeric: Bool {
    switch self {
    case .char, .sbyte, .byte, .short, .ushort, .int, .uint, .long, .ulong, .float, .double, .decimal: true
    default: false
    }
  }

  var isIntegral: Bool {
    isNumeric && ![.float, .double, .decimal].contains(self)
  }

  /// The type under `?`, or the type itself.
  var underlying: StaticType {
    if case .nullable(let type) = self { type } else { self }
  }

  var isNullable: Bool {
    if case .nullable = self { true } else { false }
  }
}

extension StaticType: CustomStringConvertible {
  /// The type as the C# compiler prints it.
  public var description: String {
    switch self {
    case .null: return "<null>"
    case .array(let element): return "\(element)[]"
    case .nullable(let type): return "\(type)?"
    case .named(let name, let arguments):
      guard !arguments.isEmpty else { return name }
      return "\(name)<\(arguments.map(\.description).joined(separator: ", "))>"
    case .anonymous(let members):
      return "<anonymous type: \(members.map { "\($0.type) \($0.name)" }.joined(separator: ", "))>"
    case .tuple(let elements):
      return "(\(elements.map { "\($0.type)" + ($0.name.map { " " + $0 } ?? "") }.joined(separator: ", ")))"
    case .parameter(let name): return name
    default: return Self.keywords.first { $0.type == self }?.keyword ?? "object"
    }
  }
}
