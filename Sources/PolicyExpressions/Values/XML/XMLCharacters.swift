extension Unicode.Scalar {
  /// Whether XML 1.0 allows the character at all.
  var isXMLCharacter: Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Whether a name without a colon may begin with the character: `NameStartChar` of XML 1.0, 5th edition, but for
  /// the characters beyond U+FFFF, which .NET has in no name.
  var startsXMLName: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0x5F: true
    case 0..<0xC0, 0xD7, 0xF7: false
    case 0xC0...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF,
      0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD:
      true
    default: false
    }
  }

  /// Whether a name without a colon may go on with the character.
  var continuesXMLName: Bool {
    switch value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: startsXMLName
    }
  }

  /// The character's number as XmlException writes it: `0x0A`.
  var xmlHexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
  }
}

extension String {
  /// Whether the text is empty or all XML white space.
  var isXMLBlank: Bool {
    utf8.allSatisfy(\.isXMLBlank)
  }
}

extension UInt8 {
  /// XML's white space.
  var isXMLBlank: Bool {
    self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09
  }
}
