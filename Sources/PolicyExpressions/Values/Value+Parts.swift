extension Value {
  /// The value inside a JSON token that is a string, number, bool, date or null; any other value as it is.
  public var unwrapped: Value {
    (object as? JValue)?.value ?? self
  }

  /// Whether it is a sequence of values, and no dictionary or text.
  public var isList: Bool {
    guard let object, object is any Enumerable, !(object is DictionaryObject), !(object is JObject) else {
      return false
    }
    return !(object is JToken) || object is JArray
  }

  /// The value of a name: of a JSON object, a dictionary or a key-value pair; nil when there is none.
  ///
  /// A pair has `Key` and `Value`, and answers its own key with its value.
  public func member(_ name: String) -> Value? {
    switch object {
    case let object as JObject: return object.value(name).map(Value.object)
    case let dictionary as DictionaryObject: return try? dictionary.find(.string(name))
    case let dictionary as any HostDictionary: return dictionary.value(forKey: name)
    case let pair as PairObject:
      if name == "Key" { return pair.key }
      return name == "Value" || pair.key.string == name ? pair.value : nil
    default: return nil
    }
  }

  /// The element at an index of a JSON array, an array or a list; a negative one counts from the end.
  ///
  /// Nil outside it, and for values without an order.
  public func element(at index: Int) -> Value? {
    switch object {
    case let array as JArray: return Self.element(at: index, of: array.elements).map(Value.object)
    case let array as ArrayObject: return Self.element(at: index, of: array.elements)
    case let list as ListObject: return Self.element(at: index, of: list.elements)
    case let pair as PairObject: return index == 0 ? pair.key : index == 1 ? pair.value : nil
    default: return nil
    }
  }

  private static func element<T>(at index: Int, of elements: [T]) -> T? {
    let index = index < 0 ? elements.count + index : index
    return elements.indices.contains(index) ? elements[index] : nil
  }

  /// The elements of whatever `foreach` can walk; nil for null and for what it cannot.
  ///
  /// - Throws: What the walk throws, and an exception when there are more than `limit` elements.
  public func elements(upTo limit: Int) throws -> [Value]? {
    guard let next = Sequences.iterator(of: self) else { return nil }
    var elements: [Value] = []
    while let element = try next() {
      guard elements.count < limit else {
        throw NetException.budget("The sequence has more than \(limit) elements.")
      }
      elements.append(element)
    }
    return elements
  }

  /// The text in a .NET format such as `yyyy-MM-dd` or `N2`; null is empty, and what has no formats ignores it.
  ///
  /// - Throws: An exception for a format that is none.
  public func text(format: String) throws -> String {
    try CompositeFormat.text(of: self, format: format)
  }
}

extension DateTime {
  /// Reads a text as `DateTime.Parse` does; what the text leaves out is today's. Nil when it is no date.
  public init?(parsing text: String, today: DateTime) {
    guard let date = DateParser.dateTime(text, today: today) else { return nil }
    self = date
  }
}
