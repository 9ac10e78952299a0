/// What .NET's string does by UTF-16 units.
enum NetString {
  /// The place of a UTF-16 unit; the string's own index is fast for ASCII.
  private static func place(_ text: String, _ offset: Int) -> String.Index {
    text.utf16.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) ?? text.endIndex
  }

  /// Capital letters, each for one: .NET leaves what has no single one, such as `ß`.
  static func upper(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.uppercased() }
    var result = ""
    for scalar in text.unicodeScalars {
      let mapping = scalar.properties.uppercaseMapping
      if mapping.unicodeScalars.count == 1 {
        result += mapping
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func unit(_ text: String, _ index: Int) throws -> UInt16 {
    guard index >= 0, index < text.utf16.count else { throw NetException.outOfRange }
    return text.utf16[place(text, index)]
  }

  static func substring(_ text: String, _ start: Int, _ length: Int) throws -> String {
    let count = text.utf16.count
    guard start >= 0 else {
      throw NetException.argumentOutOfRange("StartIndex cannot be less than zero.", "startIndex")
    }
    guard start <= count else {
      throw NetException.argumentOutOfRange(
        "startIndex cannot be larger than length of string.", "startIndex")
    }
    guard length >= 0 else {
      throw NetException.argumentOutOfRange("Length cannot be less than zero.", "length")
    }
    guard length <= count - start else {
      throw NetException.argumentOutOfRange(
        "Index and length must refer to a location within the string.", "length")
    }
    let slice = text.utf16[place(text, start)..<place(text, start + length)]
    return String(slice) ?? String(decoding: slice, as: UTF16.self)
  }

  static func count(_ value: Int, _ parameter: String) throws -> Int {
    guard value >= 0 else {
      throw NetException.argumentOutOfRange("'\(parameter)' must be non-negative.", parameter)
    }
    return value
  }

  static func text(of units: [Value]) -> String {
    String(decoding: units.compactMap { $0.integer.map(UInt16.init(truncatingIfNeeded:)) }, as: UTF16.self)
  }

  /// The byte offset of a text in another, from a byte offset on.
  static func find(_ wanted: String, in text: String, from start: Int = 0) -> Int? {
    var text = text
    var wanted = wanted
    return text.withUTF8 { bytes in wanted.withUTF8 { find($0, in: bytes, from: start) } }
  }

  private static func find(
    _ wanted: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard let first = wanted.first else { return start }
    var index = start
    while index + wanted.count <= bytes.count {
      if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) { return index }
      index += 1
    }
    return nil
  }

  static func starts(_ text: String, with prefix: String) -> Bool {
    text.utf8.starts(with: prefix.utf8)
  }

  static func ends(_ text: String, with suffix: String) -> Bool {
    text.utf8.count >= suffix.utf8.count && text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  static func index(of wanted: String, in text: String) -> Int32 {
    guard let found = find(wanted, in: text) else { return -1 }
    return units(before: found, in: text)
  }

  static func index(of wanted: String, in text: String, from start: Int) throws -> Int32 {
    guard start >= 0, start <= text.utf16.count else {
      throw NetException.argumentOutOfRange(
        "Index was out of range. Must be non-negative and less than the size of the collection.", "startIndex"
      )
    }
    let offset = text.utf8.distance(from: text.startIndex, to: place(text, start))
    guard let found = find(wanted, in: text, from: offset) else { return -1 }
    return units(before: found, in: text)
  }

  static func lastIndex(of wanted: String, in text: String) -> Int32 {
    var last: Int?
    var start = 0
    while let found = find(wanted, in: text, from: start), found < text.utf8.count {
      last = found
      start = found + 1
    }
    if wanted.isEmpty { return Int32(max(0, text.utf16.count - 1)) }
    return last.map { units(before: $0, in: text) } ?? -1
  }

  private static func units(before offset: Int, in text: String) -> Int32 {
    let index = text.utf8.index(text.startIndex, offsetBy: offset)
    return Int32(truncatingIfNeeded: text.utf16.distance(from: text.startIndex, to: index))
  }

  static func replace(
    _ old: String, _ new: String, in text: String, _ scope: EvaluationScope
  ) throws -> String {
    var bytes: [UInt8] = []
    var start = 0
    let source = Array(text.utf8)
    let wanted = Array(old.utf8)
    while let found = source.withUnsafeBufferPointer({ source in
      wanted.withUnsafeBufferPointer { find($0, in: source, from: start) }
    }) {
      bytes += source[start..<found]
      bytes += new.utf8
      start = found + wanted.count
      try scope.work(64 + new.utf8.count)
      try scope.afford(bytes.count)
    }
    guard start > 0 else { return text }
    bytes += source[start...]
    return String(decoding: bytes, as: UTF8.self)
  }

  static func trim(_ text: String, _ units: [UInt16]?, start: Bool, end: Bool) -> String {
    func isTrimmed(_ scalar: Unicode.Scalar) -> Bool {
      guard let units else { return scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
      return UInt16(exactly: scalar.value).map(units.contains) ?? false
    }
    var scalars = text.unicodeScalars[...]
    if start { scalars = scalars.drop(while: isTrimmed) }
    if end { while let last = scalars.last, isTrimmed(last) { scalars.removeLast() } }
    return String(scalars)
  }

  /// Trims the characters of a `params char[]`; none means white space.
  static func trim(_ call: Call, start: Bool, end: Bool) throws -> String {
    let units =
      call.argument(0).isNull
      ? [] : try call.elements(0).compactMap { $0.integer.map(UInt16.init(truncatingIfNeeded:)) }
    return trim(try call.text(), units.isEmpty ? nil : units, start: start, end: end)
  }

  static func pad(_ call: Call, left: Bool) throws -> String {
    let text = try call.text()
    guard call.int(0) >= 0 else {
      throw NetException.argumentOutOfRange("Non-negative number required.", "totalWidth")
    }
    let missing = call.int(0) - text.utf16.count
    guard missing > 0 else { return text }
    try call.scope.afford(missing)
    let filler = String(
      repeating: call.arguments.count > 1 ? try call.argument(1).text() : " ", count: missing)
    return left ? filler + text : text + filler
  }

  static func compare(_ call: Call, ignoreCase: Bool) throws -> Int32 {
    guard let a = call.optionalString(0), let b = call.optionalString(1) else {
      return Int32(try Equality.compare(call.argument(0), call.argument(1)))
    }
    return Int32(Equality.compare(a, b, ignoreCase: ignoreCase))
  }

  static func concat(_ values: [Value], _ call: Call) throws -> String {
    var text = ""
    for value in values where !value.isNull {
      let piece = try value.text()
      try call.scope.afford(text.utf8.count + piece.utf8.count)
      text += piece
    }
    return text
  }

  static func join(_ call: Call) throws -> Value {
    let separator = call.optionalString(0) ?? ""
    var text = ""
    for (index, value) in try call.elements(1, "values").enumerated() {
      let piece = try value.isNull ? "" : value.text()
      try call.scope.afford(text.utf8.count + separator.utf8.count + piece.utf8.count)
      if index > 0 { text += separator }
      text += piece
    }
    return .string(text)
  }

  /// `Split` in all its forms; the separators are characters, strings, or white space when there are none.
  static func split(_ call: Call, count: Int?, options: Int?) throws -> Value {
    let text = try call.text()
    let separators =
      call.argument(0).isNull
      ? [] : try call.elements(0).map { try $0.isNull ? "" : $0.text() }.filter { !$0.isEmpty }
    var limit = count.map { call.int($0) } ?? Int.max
    guard limit >= 0 else {
      throw NetException.argumentOutOfRange("Count cannot be less than zero.", "count")
    }
    let dropsEmpty = options.map { call.argument($0).integer == 1 } ?? false
    if limit == 0 { return .strings([]) }
    let bytes = Array(text.utf8)
    let wanted = separators.isEmpty ? whiteSpace : separators.map { Array($0.utf8) }
    var parts: [String] = []
    var start = 0
    var index = 0
    while index < bytes.count, limit > 1 {
      guard let hit = wanted.first(where: { bytes[index...].starts(with: $0) }) else {
        index += 1
        continue
      }
      if index > start || !dropsEmpty {
        try call.scope.afford(parts.count * MemoryLayout<Value>.stride)
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        limit -= 1
      }
      index += hit.count
      start = index
    }
    if dropsEmpty, limit == 1 {
      // The last part starts after the separators that would only make empty ones.
      while let hit = wanted.first(where: { bytes[start...].starts(with: $0) }) { start += hit.count }
    }
    if start < bytes.count || !dropsEmpty { parts.append(String(decoding: bytes[start...], as: UTF8.self)) }
    try call.scope.allocate(text.utf8.count)
    return .strings(parts)
  }

  private static let whiteSpace: [[UInt8]] = [" ", "\t", "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{A0}"]
    .map { Array($0.utf8) }
}
