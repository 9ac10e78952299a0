extension StaticType {
  /// The place of a member of a tuple: by its name, or as `Item1`, `Item2` and so on.
  static func place(of name: String, in elements: [TupleElement]) -> Int? {
    if let place = elements.firstIndex(where: { $0.name == name }) { return place }
    guard name.hasPrefix("Item"), let number = Int(name.dropFirst(4)), name == "Item\(number)",
      elements.indices.contains(number - 1)
    else { return nil }
    return number - 1
  }

  /// Whether a tuple is part of it.
  var holdsTuple: Bool {
    switch self {
    case .tuple: true
    case .array(let type), .nullable(let type): type.holdsTuple
    case .named(_, let arguments): arguments.contains(where: \.holdsTuple)
    default: false
    }
  }

  /// The type as .NET knows it, where elements of tuples have no names.
  var unnamed: StaticType {
    switch self {
    case .tuple(let elements): .tuple(elements.map { TupleElement(name: nil, type: $0.type.unnamed) })
    case .array(let type): .array(type.unnamed)
    case .nullable(let type): .nullable(type.unnamed)
    case .named(let name, let arguments): .named(name, arguments.map(\.unnamed))
    default: self
    }
  }
}
