/// A JSON string, number, bool, null or date.
public final class JValue: JToken {
  var value: Value

  /// Creates a token of a value.
  public init(_ value: Value) {
    switch value {
    case .int(let int): self.value = .long(Int64(int))
    case .sbyte, .byte, .short, .ushort, .uint: self.value = .long(value.integer ?? 0)
    case .char: self.value = .string((try? value.text()) ?? "")
    case .enumeration(let enumeration): self.value = .long(Int64(enumeration.raw))
    default: self.value = value
    }
    super.init()
  }

  /// The value's .NET type.
  public override var type: StaticType { .named("JValue") }

  /// The value's own text: a string without quotes, nothing for null.
  public override var text: String {
    (try? value.text()) ?? ""
  }

  override var copy: JToken { JValue(value) }

  override var kind: String {
    switch value {
    case .null: "Null"
    case .string: "String"
    case .bool: "Boolean"
    case .double, .float, .decimal: "Float"
    case .dateTime, .dateTimeOffset: "Date"
    case .guid: "Guid"
    case .timeSpan: "TimeSpan"
    case .object(let object): object is UriObject ? "Uri" : "Bytes"
    default: "Integer"
    }
  }

  func hasValue(of other: JValue) -> Bool {
    if let a = value.number, let b = other.value.number, kind == other.kind { return a == b }
    return Equality.equals(value, other.value)
  }

  /// `JValue.Equals` compares the values, unlike other tokens' `Equals`.
  public override func equals(_ other: any NetObject) -> Bool {
    (other as? JValue).map(hasValue) ?? false
  }

  /// A hash of the value.
  public override var hash: Int { Equality.hash(value) }
}
