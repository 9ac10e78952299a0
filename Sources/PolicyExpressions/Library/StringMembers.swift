import Foundation

extension Library {
  /// `System.String`: what a string can do.
  static let stringMembers: [Member] = [
    Member("new(char c, int count)") { call in
      let count = try NetString.count(call.int(1), "count")
      try call.scope.afford(count)
      return .string(String(repeating: try call.argument(0).text(), count: count))
    },
    Member("new(char[] value)") { .string(try NetString.text(of: $0.elements(0))) },
    Member("int Length") { .int(Int32(truncatingIfNeeded: try $0.text().utf16.count)) },
    Member("char this[int index]") { .char(try NetString.unit($0.text(), $0.int(0))) },
    Member("bool Contains(string value)") {
      .bool(NetString.find(try $0.string(0), in: try $0.text()) != nil)
    },
    Member("bool StartsWith(string value)") {
      .bool(NetString.starts(try $0.text(), with: try $0.string(0)))
    },
    Member("bool StartsWith(string value, StringComparison comparisonType)") { call in
      .bool(NetString.starts(call.folded(try call.text(), 1), with: call.folded(try call.string(0), 1)))
    },
    Member("bool EndsWith(string value)") { .bool(NetString.ends(try $0.text(), with: try $0.string(0))) },
    Member("bool EndsWith(string value, StringComparison comparisonType)") { call in
      .bool(NetString.ends(call.folded(try call.text(), 1), with: call.folded(try call.string(0), 1)))
    },
    Member("int IndexOf(char value)") {
      .int(NetString.index(of: try $0.argument(0).text(), in: try $0.text()))
    },
    Member("int IndexOf(char value, int startIndex)") { call in
      .int(try NetString.index(of: call.argument(0).text(), in: call.text(), from: call.int(1)))
    },
    Member("int IndexOf(string value)") { .int(NetString.index(of: try $0.string(0), in: try $0.text())) },
    Member("int IndexOf(string value, int startIndex)") { call in
      .int(try NetString.index(of: call.string(0), in: call.text(), from: call.int(1)))
    },
    Member("int IndexOf(string value, StringComparison comparisonType)") { call in
      .int(NetString.index(of: call.folded(try call.string(0), 1), in: call.folded(try call.text(), 1)))
    },
    Member("int LastIndexOf(char value)") {
      .int(NetString.lastIndex(of: try $0.argument(0).text(), in: try $0.text()))
    },
    Member("int LastIndexOf(string value)") {
      .int(NetString.lastIndex(of: try $0.string(0), in: try $0.text()))
    },
    Member("int IndexOfAny(char[] anyOf)") { call in
      let units = try call.elements(0).compactMap(\.integer)
      let found = try call.text().utf16.enumerated().first { units.contains(Int64($0.element)) }
      return .int(Int32(truncatingIfNeeded: found?.offset ?? -1))
    },
    Member("string Substring(int startIndex)") { call in
      let text = try call.text()
      return .string(try NetString.substring(text, call.int(0), text.utf16.count - call.int(0)))
    },
    Member("string Substring(int startIndex, int length)") { call in
      .string(try NetString.substring(call.text(), call.int(0), call.int(1)))
    },
    Member("string Remove(int startIndex)") { .string(try NetString.substring($0.text(), 0, $0.int(0))) },
    Member("string Remove(int startIndex, int count)") { call in
      let text = try call.text()
      let end = call.int(0) + call.int(1)
      return .string(
        try NetString.substring(text, 0, call.int(0)) + NetString.substring(text, end, text.utf16.count - end)
      )
    },
    Member("string Insert(int startIndex, string value)") { call in
      let text = try call.text()
      let start = call.int(0)
      return .string(
        try NetString.substring(text, 0, start) + call.string(1)
          + NetString.substring(text, start, text.utf16.count - start))
    },
    Member("string Replace(string oldValue, string newValue)") { call in
      let old = try call.string(0, "oldValue")
      guard !old.isEmpty else {
        throw NetException(
          "ArgumentException", "String cannot be of zero length.\r\nParameter name: oldValue")
      }
      return .string(try NetString.replace(old, call.optionalString(1) ?? "", in: call.text(), call.scope))
    },
    Member("string Replace(char oldChar, char newChar)") { call in
      .string(
        try NetString.replace(call.argument(0).text(), call.argument(1).text(), in: call.text(), call.scope))
    },
    Member("string ToLower()") { .string(try $0.text().lowercased()) },
    Member("string ToLowerInvariant()") { .string(try $0.text().lowercased()) },
    Member("string ToUpper()") { .string(NetString.upper(try $0.text())) },
    Member("string ToUpperInvariant()") { .string(NetString.upper(try $0.text())) },
    Member("string Trim()") { .string(NetString.trim(try $0.text(), nil, start: true, end: true)) },
    Member("string Trim(params char[] trimChars)") {
      .string(try NetString.trim($0, start: true, end: true))
    },
    Member("string TrimStart(params char[] trimChars)") {
      .string(try NetString.trim($0, start: true, end: false))
    },
    Member("string TrimEnd(params char[] trimChars)") {
      .string(try NetString.trim($0, start: false, end: true))
    },
    Member("string PadLeft(int totalWidth)") { .string(try NetString.pad($0, left: true)) },
    Member("string PadLeft(int totalWidth, char paddingChar)") { .string(try NetString.pad($0, left: true)) },
    Member("string PadRight(int totalWidth)") { .string(try NetString.pad($0, left: false)) },
    Member("string PadRight(int totalWidth, char paddingChar)") {
      .string(try NetString.pad($0, left: false))
    },
    Member("char[] ToCharArray()") { call in
      let text = try call.text()
      try call.scope.afford(text.utf8.count * MemoryLayout<Value>.stride)
      return .object(ArrayObject(text.utf16.map(Value.char), of: .char))
    },
    Member("bool Equals(string value)") { .bool(Equality.equals($0.receiver, $0.argument(0))) },
    Member("bool Equals(string value, StringComparison comparisonType)") { call in
      guard let other = call.optionalString(0) else { return .bool(false) }
      return .bool(Equality.equal(call.folded(try call.text(), 1), call.folded(other, 1)))
    },
    Member("int CompareTo(string strB)") { .int(Int32(try Equality.compare($0.receiver, $0.argument(0)))) },
    Member("string Normalize(NormalizationForm normalizationForm)") { call in
      switch call.int(0) {
      case 2: return .string(try call.text().decomposedStringWithCanonicalMapping)
      case 5: return .string(try call.text().precomposedStringWithCompatibilityMapping)
      case 6: return .string(try call.text().decomposedStringWithCompatibilityMapping)
      default: return .string(try call.text().precomposedStringWithCanonicalMapping)
      }
    },
    Member("string Normalize()") { .string(try $0.text().precomposedStringWithCanonicalMapping) },
    Member("string[] Split(params char[] separator)") { try NetString.split($0, count: nil, options: nil) },
    Member("string[] Split(char[] separator, int count)") { try NetString.split($0, count: 1, options: nil) },
    Member("string[] Split(char[] separator, StringSplitOptions options)") {
      try NetString.split($0, count: nil, options: 1)
    },
    Member("string[] Split(char[] separator, int count, StringSplitOptions options)") {
      try NetString.split($0, count: 1, options: 2)
    },
    Member("string[] Split(string[] separator, StringSplitOptions options)") {
      try NetString.split($0, count: nil, options: 1)
    },
    Member("string[] Split(string[] separator, int count, StringSplitOptions options)") {
      try NetString.split($0, count: 1, options: 2)
    },
  ]
}

extension Call {
  /// A text in the case that a StringComparison argument compares in.
  func folded(_ text: String, _ index: Int) -> String {
    guard case .enumeration(let comparison) = argument(index), comparison.name.hasSuffix("IgnoreCase") else {
      return text
    }
    return text.lowercased()
  }
}
