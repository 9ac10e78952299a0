extension MarkupReader {
  /// Appends literal text with its entities decoded.
  func appendDecoded(_ range: Range<Int>, to text: inout SourceText) throws(Failure) {
    var copied = range.lowerBound
    var next = range.lowerBound
    while next < range.upperBound {
      guard bytes[next] == UInt8(ascii: "&"), document.value(at: next) == nil else {
        next += 1
        continue
      }
      guard let (scalar, length) = Self.entity(bytes[next..<range.upperBound]) else {
        if format == .xml { throw .notWellFormed }
        next += 1
        continue
      }
      text.append(copied..<next, of: document)
      text.append(scalar, at: next)
      next += length
      copied = next
    }
    text.append(copied..<range.upperBound, of: document)
  }

  /// The character that an entity at the beginning of these bytes stands for, and the entity's length.
  ///
  /// Source: XML 1.0, 4.1 and 4.6: five names, and `&#38;` or `&#x26;` by number.
  static func entity(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    // The longest is &#x0010FFFF; with some leading zeros.
    guard let end = bytes.prefix(16).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)
    let length = end + 1 - bytes.startIndex
    switch name {
    case "lt": return ("<", length)
    case "gt": return (">", length)
    case "amp": return ("&", length)
    case "quot": return ("\"", length)
    case "apos": return ("'", length)
    default: break
    }
    let number: UInt32?
    if name.hasPrefix("#x") {
      number = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
      number = UInt32(name.dropFirst())
    } else {
      number = nil
    }
    guard let number, number != 0, let scalar = Unicode.Scalar(number) else { return nil }
    return (scalar, length)
  }
}
