extension Library {
  /// The static members of `System.String`.
  static let stringStatics: [Member] = [
    Member(constant: "string Empty", .string("")),
    Member("static bool IsNullOrEmpty(string value)") { call in
      guard case .string(let text) = call.argument(0) else { return .bool(true) }
      return .bool(text.isEmpty)
    },
    Member("static bool IsNullOrWhiteSpace(string value)") { call in
      .bool(call.optionalString(0)?.unicodeScalars.allSatisfy(\.properties.isWhitespace) ?? true)
    },
    Member("static string Format(string format, params object[] args)") { call in
      .string(try CompositeFormat.format(call.string(0, "format"), call.elements(1, "args"), call.scope))
    },
    Member("static string Format(IFormatProvider provider, string format, params object[] args)") { call in
      .string(try CompositeFormat.format(call.string(1, "format"), call.elements(2, "args"), call.scope))
    },
    Member("static string Join(string separator, params string[] value)") { try NetString.join($0) },
    Member("static string Join(string separator, params object[] values)") { try NetString.join($0) },
    Member("static string Join<T>(string separator, IEnumerable<T> values)") { try NetString.join($0) },
    Member("static string Concat(params object[] args)") {
      .string(try NetString.concat($0.elements(0, "args"), $0))
    },
    Member("static string Concat(params string[] values)") {
      .string(try NetString.concat($0.elements(0, "values"), $0))
    },
    Member("static string Concat<T>(IEnumerable<T> values)") {
      .string(try NetString.concat($0.elements(0, "values"), $0))
    },
    Member("static bool Equals(string a, string b)") {
      .bool(Equality.equals($0.argument(0), $0.argument(1)))
    },
    Member("static bool Equals(string a, string b, StringComparison comparisonType)") { call in
      guard let a = call.optionalString(0), let b = call.optionalString(1) else {
        return .bool(call.argument(0).isNull && call.argument(1).isNull)
      }
      return .bool(Equality.equal(call.folded(a, 2), call.folded(b, 2)))
    },
    Member("static int Compare(string strA, string strB)") {
      .int(try NetString.compare($0, ignoreCase: false))
    },
    Member("static int Compare(string strA, string strB, bool ignoreCase)") { call in
      .int(try NetString.compare(call, ignoreCase: call.bool(2)))
    },
    Member("static int Compare(string strA, string strB, StringComparison comparisonType)") { call in
      guard case .enumeration(let comparison) = call.argument(2), comparison.name.hasPrefix("Ordinal"),
        let a = call.optionalString(0), let b = call.optionalString(1)
      else { return .int(try NetString.compare(call, ignoreCase: call.folded("A", 2) == "a")) }
      return .int(
        Int32(Equality.compareOrdinal(call.folded(a, 2).uppercased(), call.folded(b, 2).uppercased())))
    },
    Member("static int CompareOrdinal(string strA, string strB)") { call in
      .int(Int32(Equality.compareOrdinal(try call.string(0), try call.string(1))))
    },
    Member("static string Copy(string str)") { .string(try $0.string(0, "str")) },
  ]
}
