extension Library {
  /// `System.Char`
  static let charMembers: [Member] = [
    Member(constant: "char MinValue", .char(.min)),
    Member(constant: "char MaxValue", .char(.max)),
    Member("static bool IsDigit(char c)") { .bool(scalar($0).properties.generalCategory == .decimalNumber) },
    Member("static bool IsNumber(char c)") { .bool(scalar($0).properties.numericType != nil) },
    Member("static bool IsLetter(char c)") { .bool(isLetter(scalar($0))) },
    Member("static bool IsLetterOrDigit(char c)") { call in
      .bool(isLetter(scalar(call)) || scalar(call).properties.generalCategory == .decimalNumber)
    },
    Member("static bool IsWhiteSpace(char c)") { .bool(scalar($0).properties.isWhitespace) },
    Member("static bool IsUpper(char c)") {
      .bool(scalar($0).properties.generalCategory == .uppercaseLetter)
    },
    Member("static bool IsLower(char c)") {
      .bool(scalar($0).properties.generalCategory == .lowercaseLetter)
    },
    Member("static bool IsPunctuation(char c)") { call in
      let punctuation: [Unicode.GeneralCategory] = [
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation,
      ]
      return .bool(punctuation.contains(scalar(call).properties.generalCategory))
    },
    Member("static char ToUpper(char c)") { .char(mapped($0) { $0.uppercased() }) },
    Member("static char ToUpperInvariant(char c)") { .char(mapped($0) { $0.uppercased() }) },
    Member("static char ToLower(char c)") { .char(mapped($0) { $0.lowercased() }) },
    Member("static char ToLowerInvariant(char c)") { .char(mapped($0) { $0.lowercased() }) },
    Member("static string ToString(char c)") { .string(try $0.argument(0).text()) },
    Member("static double GetNumericValue(char c)") { .double(scalar($0).properties.numericValue ?? -1) },
    Member("int CompareTo(char value)") {
      .int(Int32(truncatingIfNeeded: ($0.receiver.integer ?? 0) - Int64($0.int(0))))
    },
  ]

  private static func scalar(_ call: Call) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(truncatingIfNeeded: call.int(0))) ?? "\u{FFFD}"
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  private static func mapped(_ call: Call, _ map: (String) -> String) -> UInt16 {
    let units = Array(map(String(scalar(call))).utf16)
    return units.count == 1 ? units[0] : UInt16(truncatingIfNeeded: call.int(0))
  }
}
