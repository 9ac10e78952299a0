extension UInt8 {
  /// Whether the byte is one of XML's four blanks.
  var isBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }

  /// Whether the byte can begin a name; every byte of a character outside ASCII can.
  var isNameStart: Bool {
    (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
      || self == UInt8(ascii: "_") || self == UInt8(ascii: ":") || self >= 0x80
  }

  /// Whether the byte can go on with a name.
  var isNamePart: Bool {
    isNameStart || (self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9"))
      || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
  }
}
