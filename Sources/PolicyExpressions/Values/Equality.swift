/// When values are equal, and how they are ordered, as `Equals` and `Compare` have it.
enum Equality {
  /// `Equals`: the same type and the same value; strings by their UTF-16 units.
  static func equals(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.char(let a), .char(let b)): a == b
    case (.sbyte(let a), .sbyte(let b)): a == b
    case (.byte(let a), .byte(let b)): a == b
    case (.short(let a), .short(let b)): a == b
    case (.ushort(let a), .ushort(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.uint(let a), .uint(let b)): a == b
    case (.long(let a), .long(let b)): a == b
    case (.ulong(let a), .ulong(let b)): a == b
    case (.float(let a), .float(let b)): a == b || (a.isNaN && b.isNaN)
    case (.double(let a), .double(let b)): a == b || (a.isNaN && b.isNaN)
    case (.decimal(let a), .decimal(let b)): NetDecimal.order(a, b) == 0
    case (.string(let a), .string(let b)): equal(a, b)
    case (.dateTime(let a), .dateTime(let b)): a.ticks == b.ticks
    case (.dateTimeOffset(let a), .dateTimeOffset(let b)): a.utcTicks == b.utcTicks
    case (.timeSpan(let a), .timeSpan(let b)): a == b
    case (.guid(let a), .guid(let b)): a == b
    case (.enumeration(let a), .enumeration(let b)): a == b
    case (.object(let a), .object(let b)): a === b || a.equals(b)
    default: false
    }
  }

  /// Ordinal equality. Swift's `==` would also call two spellings of one character equal.
  static func equal(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    let compared = left.utf8.withContiguousStorageIfAvailable { a in
      right.utf8.withContiguousStorageIfAvailable { b in a.elementsEqual(b) }
    }
    return (compared ?? nil) ?? left.utf8.elementsEqual(right.utf8)
  }

  static func hash(_ value: Value) -> Int {
    switch value {
    case .null: 0
    case .string(let text): Int(hash(of: text))
    case .bool(let truth): truth ? 1 : 0
    case .double(let number): Int(truncatingIfNeeded: number.bitPattern ^ (number.bitPattern >> 32))
    case .float(let number): Int(truncatingIfNeeded: number.bitPattern)
    case .decimal(let number): hash(.double(number.double))
    case .ulong(let number): Int(truncatingIfNeeded: number ^ (number >> 32))
    case .dateTime(let date): Int(truncatingIfNeeded: date.ticks ^ (date.ticks >> 32))
    case .dateTimeOffset(let date): Int(truncatingIfNeeded: date.utcTicks ^ (date.utcTicks >> 32))
    case .timeSpan(let span): Int(truncatingIfNeeded: span.ticks ^ (span.ticks >> 32))
    case .guid(let guid): Int(guid.hash)
    case .object(let object): object.hash
    default: Int(truncatingIfNeeded: value.integer ?? 0)
    }
  }

  /// A hash of a text that is the same in every process, as results must be.
  static func hash(of text: String) -> Int32 {
    var hash: UInt32 = 5381
    for unit in text.utf16 { hash = (hash &* 33) ^ UInt32(unit) }
    return Int32(bitPattern: hash)
  }

  /// `Comparer.Default`: numbers and dates by size, strings as ``compare(_:_:ignoreCase:)`` does, null first.
  static func compare(_ left: Value, _ right: Value) throws -> Int {
    switch (left, right) {
    case (.null, .null): return 0
    case (.null, _): return -1
    case (_, .null): return 1
    case (.string(let a), .string(let b)): return compare(a, b)
    case (.bool(let a), .bool(let b)): return order(a ? 1 : 0, b ? 1 : 0)
    case (.dateTime(let a), .dateTime(let b)): return order(a.ticks, b.ticks)
    case (.dateTimeOffset(let a), .dateTimeOffset(let b)): return order(a.utcTicks, b.utcTicks)
    case (.timeSpan(let a), .timeSpan(let b)): return order(a.ticks, b.ticks)
    case (.guid(let a), .guid(let b)): return compareOrdinal(a.text("D"), b.text("D"))
    case (.object(let a as JValue), .object(let b as JValue)): return try compare(a.value, b.value)
    case (.object(let a as TupleObject), .object(let b as TupleObject)): return try a.compare(b)
    default:
      if let a = left.integer, let b = right.integer { return order(a, b) }
      if case .decimal(let a) = left, case .decimal(let b) = right { return NetDecimal.order(a, b) }
      if case .ulong(let a) = left, case .ulong(let b) = right { return order(a, b) }
      if let a = left.number, let b = right.number { return order(a, b) }
      throw NetException("ArgumentException", "At least one object must implement IComparable.")
    }
  }

  static func order<T: Comparable>(_ left: T, _ right: T) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }

  /// Ordinal comparison, by UTF-16 units.
  static func compareOrdinal(_ left: String, _ right: String) -> Int {
    var a = left.utf16.makeIterator()
    var b = right.utf16.makeIterator()
    while true {
      switch (a.next(), b.next()) {
      case (nil, nil): return 0
      case (nil, _): return -1
      case (_, nil): return 1
      case (let x?, let y?): if x != y { return Int(x) - Int(y) }
      }
    }
  }

  /// Comparison as the invariant culture has it for letters: alphabetical first, then lower case before upper.
  static func compare(_ left: String, _ right: String, ignoreCase: Bool = false) -> Int {
    let folded = compareOrdinal(foldedForOrder(left), foldedForOrder(right))
    if folded != 0 || ignoreCase { return folded.signum() }
    return -compareOrdinal(left, right).signum()
  }

  /// Letters without case; punctuation sorts before digits, digits before letters.
  private static func foldedForOrder(_ text: String) -> String {
    var folded = ""
    for scalar in text.lowercased().unicodeScalars {
      let rank: Unicode.Scalar =
        scalar.properties.isAlphabetic ? "c" : scalar.properties.numericType != nil ? "b" : "a"
      folded.unicodeScalars.append(rank)
      folded.unicodeScalars.append(scalar)
    }
    return folded
  }
}
