/// As much of Swift's grammar as it takes to find the end of a call: strings, comments and brackets.
enum SwiftScan {
  /// A string literal: the texts between its interpolations.
  struct Literal {
    var parts: [[UInt8]]

    /// Whether the literal can have become a text, its interpolations standing for anything.
    func matches(_ text: String) -> Bool {
      let text = Array(text.utf8)
      guard let first = parts.first, let last = parts.last, parts.count > 1 else {
        return parts.first == text
      }
      // A name that is all interpolation says nothing.
      guard parts.contains(where: { !$0.isEmpty }), text.starts(with: first) else { return false }
      var place = first.count
      for part in parts.dropFirst().dropLast() {
        guard let found = Self.place(of: part, in: text, from: place) else { return false }
        place = found + part.count
      }
      return text.count - place >= last.count && text.suffix(last.count).elementsEqual(last)
    }

    private static func place(of part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
      guard text.count - start >= part.count else { return nil }
      return (start...text.count - part.count).first { text[$0..<$0 + part.count].elementsEqual(part) }
    }
  }

  static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The place behind the character, string or comment at a place.
  static func next(_ bytes: [UInt8], after index: Int) -> Int {
    if bytes[index] == UInt8(ascii: "\"") { return stringEnd(bytes, at: index) }
    guard bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.count else { return index + 1 }
    if bytes[index + 1] == UInt8(ascii: "/") {
      return bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
    }
    guard bytes[index + 1] == UInt8(ascii: "*") else { return index + 1 }
    var end = index + 2
    while end + 1 < bytes.count {
      if bytes[end] == UInt8(ascii: "*"), bytes[end + 1] == UInt8(ascii: "/") { return end + 2 }
      end += 1
    }
    return bytes.count
  }

  /// The bracket that closes the one at a place; nil when none does.
  static func closing(_ bytes: [UInt8], at start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index = next(bytes, after: index)
    }
    return nil
  }

  /// The literal of one line that begins at a place; nil when there is another thing.
  static func literal(_ bytes: [UInt8], at start: Int) -> Literal? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\""), !isTriple(bytes, at: start) else {
      return nil
    }
    var parts: [[UInt8]] = [[]]
    var index = start + 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): return Literal(parts: parts)
      case UInt8(ascii: "\\") where index + 1 < bytes.count:
        if bytes[index + 1] == UInt8(ascii: "("), let close = closing(bytes, at: index + 1) {
          parts.append([])
          index = close + 1
        } else {
          parts[parts.count - 1].append(bytes[index + 1])
          index += 2
        }
      default:
        parts[parts.count - 1].append(bytes[index])
        index += 1
      }
    }
    return nil
  }

  private static func isTriple(_ bytes: [UInt8], at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: "\"")
      && bytes[index + 2] == UInt8(ascii: "\"")
  }

  // Quotes within an interpolation belong to it; a hundred of them inside each other are nobody's.
  private static func stringEnd(_ bytes: [UInt8], at start: Int, depth: Int = 0) -> Int {
    let isTriple = isTriple(bytes, at: start)
    var index = start + (isTriple ? 3 : 1)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        if !isTriple { return index + 1 }
        if Self.isTriple(bytes, at: index) { return index + 3 }
        index += 1
      case UInt8(ascii: "\\") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "("):
        index = interpolationEnd(bytes, at: index + 1, depth: depth)
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return bytes.count
  }

  private static func interpolationEnd(_ bytes: [UInt8], at start: Int, depth: Int) -> Int {
    guard depth < 100 else { return bytes.count }
    var open = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")"): open -= 1
      case UInt8(ascii: "\""):
        index = stringEnd(bytes, at: index, depth: depth + 1)
        continue
      default: break
      }
      index += 1
      if open == 0 { return index }
    }
    return bytes.count
  }
}
