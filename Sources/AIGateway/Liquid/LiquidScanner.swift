/// Cuts a template into text, `{{ output }}` and `{% tag %}`.
struct LiquidScanner {
  /// A piece of a template.
  enum Piece {
    case text(String)
    /// What stands between `{{` and `}}`.
    case output(Range<Int>)
    /// A tag's name, what follows it up to `%}`, and where the tag begins.
    case tag(String, Range<Int>, at: Int)
  }

  let bytes: [UInt8]
  private var position = 0
  // Whether the piece before ended in `-}}` or `-%}`.
  private var stripsStart = false

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The next piece; nil at the end.
  mutating func next() throws(LiquidError) -> Piece? {
    while position < bytes.count {
      let start = position
      guard let open = openBraces(from: start) else {
        position = bytes.count
        return text(start..<bytes.count)
      }
      if open > start {
        position = open
        if let text = text(start..<open) { return text }
      }
      return try braces()
    }
    return nil
  }

  // `{{-` takes the blanks before it away, `-}}` the line end or else the blanks after it: DotLiquid's way up
  // to version 2.1, where Ruby takes all blanks and line ends.
  private mutating func text(_ range: Range<Int>) -> Piece? {
    let start = stripped(range.lowerBound)
    var end = range.upperBound
    if end + 2 < bytes.count, bytes[end + 2] == UInt8(ascii: "-") {
      while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    }
    return start < end ? .text(String(decoding: bytes[start..<end], as: UTF8.self)) : nil
  }

  // Where the text that begins here begins after `-}}`.
  private mutating func stripped(_ start: Int) -> Int {
    guard stripsStart else { return start }
    stripsStart = false
    if bytes[start...].starts(with: "\r\n".utf8) { return start + 2 }
    if start < bytes.count, bytes[start] == 0x0A { return start + 1 }
    return bytes[start...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.count
  }

  private func openBraces(from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "{"),
        bytes[index + 1] == UInt8(ascii: "{") || bytes[index + 1] == UInt8(ascii: "%")
      {
        return index
      }
      index += 1
    }
    return nil
  }

  // At `{{` or `{%`.
  private mutating func braces() throws(LiquidError) -> Piece {
    let start = position
    let isTag = bytes[start + 1] == UInt8(ascii: "%")
    position += 2
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    let content = position
    let close: (UInt8, UInt8) = (UInt8(ascii: isTag ? "%" : "}"), UInt8(ascii: "}"))
    var quote: UInt8?
    while position + 1 < bytes.count {
      let byte = bytes[position]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == close.0, bytes[position + 1] == close.1 {
        var end = position
        stripsStart = end > content && bytes[end - 1] == UInt8(ascii: "-")
        if stripsStart { end -= 1 }
        position += 2
        return isTag ? try tag(content..<end, at: start) : .output(content..<end)
      }
      position += 1
    }
    throw LiquidError(
      message: "\(isTag ? "{%" : "{{") is not closed", hint: "\(isTag ? "%}" : "}}") was expected",
      offset: start)
  }

  private func tag(_ range: Range<Int>, at start: Int) throws(LiquidError) -> Piece {
    var cursor = LiquidCursor(bytes, range)
    let name = try cursor.requiredName("the name of a tag was expected")
    return .tag(name, cursor.position..<range.upperBound, at: start)
  }

  /// The text up to a tag of a name, which is passed over: what stands in `raw` and `comment`.
  mutating func rawText(upTo name: String, openedAt start: Int) throws(LiquidError) -> String {
    let first = stripped(position)
    position = first
    while position < bytes.count {
      guard let open = openBraces(from: position) else { break }
      position = open + 2
      guard bytes[open + 1] == UInt8(ascii: "%") else { continue }
      var cursor = LiquidCursor(bytes, position..<bytes.count)
      _ = cursor.take("-")
      cursor.skipBlanks()
      guard cursor.name() == name else { continue }
      let strips = cursor.take("-")
      guard cursor.take("%"), cursor.peek() == UInt8(ascii: "}") else { continue }
      position = cursor.position + 1
      stripsStart = strips
      return String(decoding: bytes[first..<open], as: UTF8.self)
    }
    throw LiquidError(message: "the tag is not closed", hint: "{% \(name) %} was expected", offset: start)
  }
}
