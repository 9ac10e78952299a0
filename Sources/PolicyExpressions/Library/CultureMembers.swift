extension Library {
  /// `System.Globalization.CultureInfo`: the invariant culture under all its names.
  static let cultureMembers: [Member] = [
    Member("new(string name)") { _ in .object(InvariantCulture()) },
    Member("static CultureInfo InvariantCulture") { _ in .object(InvariantCulture()) },
    Member("static CultureInfo CurrentCulture") { _ in .object(InvariantCulture()) },
    Member("string Name") { _ in .string("") },
  ]

  /// `System.StringComparer`
  static let stringComparerMembers: [Member] =
    ["Ordinal", "InvariantCulture", "CurrentCulture"].flatMap { name in
      [
        Member("static StringComparer \(name)") { _ in
          .object(StringComparerObject(ignoresCase: false, isOrdinal: name == "Ordinal"))
        },
        Member("static StringComparer \(name)IgnoreCase") { _ in
          .object(StringComparerObject(ignoresCase: true, isOrdinal: name == "Ordinal"))
        },
      ]
    } + [
      Member("int Compare(string x, string y)") { call in
        let comparer: StringComparerObject = try call.this()
        guard let x = call.optionalString(0), let y = call.optionalString(1) else {
          return .int(Int32(try call.order(call.argument(0), call.argument(1))))
        }
        return .int(Int32(comparer.compare(x, y).signum()))
      },
      Member("bool Equals(string x, string y)") { call in
        let ignoresCase = try call.this(StringComparerObject.self).ignoresCase
        return .bool(
          DictionaryObject.Key(value: call.argument(0), ignoresCase: ignoresCase)
            == DictionaryObject.Key(value: call.argument(1), ignoresCase: ignoresCase))
      },
    ]

  /// `System.Type`
  static let typeMembers: [Member] = [
    Member("string Name") { call in
      let full = try call.this(TypeObject.self).text
      return .string(full.split(separator: ".").last.map(String.init) ?? full)
    },
    Member("string FullName") { .string(try $0.this(TypeObject.self).text) },
  ]
}

/// A `CultureInfo`.
private final class InvariantCulture: NetObject {
  var type: StaticType { .named("CultureInfo") }
  var text: String { "" }
}
