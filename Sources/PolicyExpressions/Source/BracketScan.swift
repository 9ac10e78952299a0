/// One pass over C# text that keeps a stack of what is open; never recursive, so nesting has no limit.
struct BracketScan {
  /// What is open around the current byte.
  private enum Open {
    /// Code inside `(`, `[` or `{`, closed by the byte.
    case bracket(UInt8)
    /// An interpolated string.
    case interpolated(verbatim: Bool)
    /// A hole of an interpolated string.
    case hole
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var index: Int
  private var open: [Open] = []

  init(bytes: UnsafeBufferPointer<UInt8>, index: Int) {
    self.bytes = bytes
    self.index = index
  }

  func peek(_ ahead: Int = 0) -> UInt8? {
    let position = index + ahead
    return position >= 0 && position < bytes.count ? bytes[position] : nil
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Scans from an opening bracket to just after the one that closes it.
  mutating func run() -> Bool {
    repeat {
      let understood: Bool
      if case .interpolated(let verbatim) = open.last {
        understood = stepText(verbatim: verbatim)
      } else {
        understood = stepCode()
      }
      guard understood else { return false }
    } while !open.isEmpty
    return true
  }

  private mutating func stepCode() -> Bool {
    guard let byte = peek() else { return false }
    switch byte {
    case UInt8(ascii: "("): opened(by: ")")
    case UInt8(ascii: "["): opened(by: "]")
    case UInt8(ascii: "{"): opened(by: "}")
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return closed(by: byte)
    case UInt8(ascii: "\""): return skipString()
    case UInt8(ascii: "'"): return skipCharacter()
    case UInt8(ascii: "/"): return skipCommentOrSlash()
    case UInt8(ascii: "@"), UInt8(ascii: "$"): return stepPrefix()
    default: index += 1
    }
    return true
  }

  private mutating func opened(by closing: Unicode.Scalar) {
    open.append(.bracket(UInt8(ascii: closing)))
    index += 1
  }

  private mutating func closed(by byte: UInt8) -> Bool {
    switch open.last {
    case .bracket(byte): break
    case .hole where byte == UInt8(ascii: "}"): break
    default: return false
    }
    open.removeLast()
    index += 1
    return true
  }

  /// `@"`, `$"`, `$@"` and `@$"` start strings; any other use of the two is plain code.
  private mutating func stepPrefix() -> Bool {
    var verbatim = false
    var interpolated = false
    var length = 0
    while length < 2, let byte = peek(length) {
      if byte == UInt8(ascii: "@"), !verbatim {
        verbatim = true
      } else if byte == UInt8(ascii: "$"), !interpolated {
        interpolated = true
      } else {
        break
      }
      length += 1
    }
    guard peek(length) == UInt8(ascii: "\"") else {
      index += 1
      return true
    }
    index += length
    if interpolated {
      index += 1
      open.append(.interpolated(verbatim: verbatim))
      return true
    }
    return skipVerbatim()
  }

  private mutating func stepText(verbatim: Bool) -> Bool {
    guard let byte = peek() else { return false }
    switch byte {
    case UInt8(ascii: "\\") where !verbatim:
      index += 2
    case UInt8(ascii: "\""):
      if verbatim, peek(1) == UInt8(ascii: "\"") {
        index += 2
      } else {
        index += 1
        open.removeLast()
      }
    case UInt8(ascii: "{"):
      if peek(1) == UInt8(ascii: "{") {
        index += 2
      } else {
        index += 1
        open.append(.hole)
      }
    default:
      index += 1
    }
    return true
  }

  private mutating func skipString() -> Bool {
    index += 1
    while let byte = peek() {
      index += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return true }
    }
    return false
  }

  private mutating func skipVerbatim() -> Bool {
    index += 1
    while let byte = peek() {
      index += 1
      guard byte == UInt8(ascii: "\"") else { continue }
      guard peek() == UInt8(ascii: "\"") else { return true }
      index += 1
    }
    return false
  }

  private mutating func skipCharacter() -> Bool {
    index += 1
    while let byte = peek(), byte != 0x0A {
      index += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "'") { return true }
    }
    return false
  }

  private mutating func skipCommentOrSlash() -> Bool {
    switch peek(1) {
    case UInt8(ascii: "/"):
      while let byte = peek(), byte != 0x0A { index += 1 }
      return true
    case UInt8(ascii: "*"):
      index += 2
      while peek() != nil {
        if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
          index += 2
          return true
        }
        index += 1
      }
      return false
    default:
      index += 1
      return true
    }
  }
}
