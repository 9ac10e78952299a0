extension Library {
  /// `System.Text.StringBuilder`
  static let stringBuilderMembers: [Member] = [
    Member("new()") { _ in .object(StringBuilderObject("")) },
    Member("new(int capacity)") { _ in .object(StringBuilderObject("")) },
    Member("new(string value)") { .object(StringBuilderObject($0.optionalString(0) ?? "")) },
    Member(
      "int Length",
      set: { call, value in
        let builder: StringBuilderObject = try call.this()
        let count = builder.text.utf16.count
        let wanted = try NetString.count(Int(value.integer ?? 0), "value")
        try call.scope.afford(max(0, wanted - count))
        builder.text =
          wanted > count
          ? builder.text + String(repeating: "\0", count: wanted - count)
          : try NetString.substring(builder.text, 0, wanted)
      }
    ) {
      .int(Int32(truncatingIfNeeded: try $0.this(StringBuilderObject.self).text.utf16.count))
    },
    Member("char this[int index]") { call in
      .char(try NetString.unit(call.this(StringBuilderObject.self).text, call.int(0)))
    },
    Member("StringBuilder Append(string value)") { try append($0, $0.optionalString(0) ?? "") },
    Member("StringBuilder Append(char value)") { try append($0, $0.argument(0).text()) },
    Member("StringBuilder Append(char value, int repeatCount)") { call in
      let count = try NetString.count(call.int(1), "repeatCount")
      try call.scope.afford(count)
      return try append(call, String(repeating: try call.argument(0).text(), count: count))
    },
    Member("StringBuilder Append(object value)") {
      try append($0, $0.argument(0).isNull ? "" : $0.argument(0).text())
    },
    Member("StringBuilder AppendLine()") { try append($0, "\r\n") },
    Member("StringBuilder AppendLine(string value)") {
      try append($0, ($0.optionalString(0) ?? "") + "\r\n")
    },
    Member("StringBuilder AppendFormat(string format, params object[] args)") { call in
      try append(call, CompositeFormat.format(call.string(0, "format"), call.elements(1), call.scope))
    },
    Member("StringBuilder Insert(int index, string value)") { call in
      let builder: StringBuilderObject = try call.this()
      let count = builder.text.utf16.count
      builder.text =
        try NetString.substring(builder.text, 0, call.int(0)) + (call.optionalString(1) ?? "")
        + NetString.substring(builder.text, call.int(0), count - call.int(0))
      return call.receiver
    },
    Member("StringBuilder Remove(int startIndex, int length)") { call in
      let builder: StringBuilderObject = try call.this()
      let end = call.int(0) + call.int(1)
      builder.text =
        try NetString.substring(builder.text, 0, call.int(0))
        + NetString.substring(builder.text, end, builder.text.utf16.count - end)
      return call.receiver
    },
    Member("StringBuilder Replace(string oldValue, string newValue)") { call in
      let builder: StringBuilderObject = try call.this()
      builder.text = try NetString.replace(
        call.string(0, "oldValue"), call.optionalString(1) ?? "", in: builder.text, call.scope)
      return call.receiver
    },
    Member("StringBuilder Clear()") { call in
      try call.this(StringBuilderObject.self).text = ""
      return call.receiver
    },
  ]

  private static func append(_ call: Call, _ text: String) throws -> Value {
    try call.scope.afford(text.utf8.count)
    try call.this(StringBuilderObject.self).text += text
    return call.receiver
  }
}

/// A `StringBuilder`.
private final class StringBuilderObject: NetObject {
  var text: String

  init(_ text: String) {
    self.text = text
  }

  var type: StaticType { .named("StringBuilder") }
  var footprint: Int { 64 + text.utf8.count }
}
