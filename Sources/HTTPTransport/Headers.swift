/// Header fields in the order they were added; names compare without case (RFC 9110, 5.1).
public struct Headers: Sendable, Hashable, Codable {
  /// One field line.
  public struct Field: Sendable, Hashable, Codable {
    /// The name as it was written.
    public var name: String
    /// The value, without the blanks around it.
    public var value: String

    /// Creates a field from a name and its value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The field lines, in order.
  public private(set) var fields: [Field]

  /// Creates headers from field lines.
  public init(_ fields: [Field] = []) {
    self.fields = fields
  }

  /// The first value of a name; assigning replaces all of its values, nil removes them.
  public subscript(name: String) -> String? {
    get { fields.first { $0.name.equalsIgnoringCase(name) }?.value }
    set { set(name, to: newValue.map { [$0] } ?? []) }
  }

  /// Every value of a name, in order.
  public subscript(all name: String) -> [String] {
    fields.compactMap { $0.name.equalsIgnoringCase(name) ? $0.value : nil }
  }

  /// Whether there is a field of this name.
  public func contains(_ name: String) -> Bool {
    fields.contains { $0.name.equalsIgnoringCase(name) }
  }

  /// Adds a field line after the others.
  public mutating func append(_ name: String, _ value: String) {
    fields.append(Field(name, value))
  }

  /// Puts one line for each value in place of the first line of that name, and removes its other lines.
  public mutating func set(_ name: String, to values: [String]) {
    guard let first = fields.firstIndex(where: { $0.name.equalsIgnoringCase(name) }) else {
      fields.append(contentsOf: values.map { Field(name, $0) })
      return
    }
    var kept = Array(fields[..<first])
    kept.append(contentsOf: values.map { Field(name, $0) })
    kept.append(contentsOf: fields[first...].lazy.filter { !$0.name.equalsIgnoringCase(name) })
    fields = kept
  }

  /// Removes every field of a name.
  public mutating func remove(_ name: String) {
    fields.removeAll { $0.name.equalsIgnoringCase(name) }
  }

  /// The names in order of first appearance, each once, as first written.
  public var names: [String] {
    var seen: [String] = []
    for field in fields where !seen.contains(where: { $0.equalsIgnoringCase(field.name) }) {
      seen.append(field.name)
    }
    return seen
  }
}

extension Headers: ExpressibleByDictionaryLiteral {
  /// Creates headers from name and value pairs, in order; a name may stand more than once.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements.map { Field($0.0, $0.1) })
  }
}

extension String {
  /// Whether two header names are the same: ASCII letters compare without case.
  package func equalsIgnoringCase(_ other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    var left = utf8.makeIterator()
    var right = other.utf8.makeIterator()
    while let a = left.next(), let b = right.next() {
      if a != b, a.asciiLowercased != b.asciiLowercased { return false }
    }
    return true
  }
}

extension UInt8 {
  fileprivate var asciiLowercased: UInt8 {
    self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
  }
}
