extension Library {
  /// `System.Exception` and the constructors of one of its kind.
  static func exceptionMembers(_ name: String) -> [Member] {
    let standard = "Exception of type '\(exceptionNamespaces[name] ?? "System").\(name)' was thrown."
    let make: @Sendable (Call) -> Value = { call in
      .object(
        ExceptionObject(
          type: .named(name), message: call.optionalString(0) ?? standard,
          inner: call.argument(1).object as? ExceptionObject))
    }
    let members = [
      Member("new()") { make($0) },
      Member("new(string message)") { make($0) },
      Member("new(string message, Exception innerException)") { make($0) },
    ]
    switch name {
    case "ArgumentException":
      return members + [
        Member("new(string message, string paramName)") { argument(name, $0, message: 0, parameter: 1) },
        Member("string ParamName") { Value(try $0.this(ExceptionObject.self).parameter) },
      ]
    case "ArgumentNullException", "ArgumentOutOfRangeException":
      return [
        Member("new()") { argument(name, $0, message: 1, parameter: 0) },
        Member("new(string paramName)") { argument(name, $0, message: 1, parameter: 0) },
        Member("new(string paramName, string message)") { argument(name, $0, message: 1, parameter: 0) },
        members[2],
      ]
    default: return members
    }
  }

  /// An exception about a parameter, which its message then names.
  private static func argument(_ name: String, _ call: Call, message: Int, parameter: Int) -> Value {
    let standard =
      name == "ArgumentNullException"
      ? "Value cannot be null." : "Specified argument was out of the range of valid values."
    let message = call.optionalString(message) ?? standard
    let parameter = call.optionalString(parameter)
    let shown = parameter.map { $0.isEmpty ? message : "\(message)\r\nParameter name: \($0)" } ?? message
    return .object(ExceptionObject(type: .named(name), message: shown, parameter: parameter))
  }

  /// What every exception has.
  static let exceptionBaseMembers: [Member] =
    exceptionMembers("Exception") + [
      Member("string Message") { .string(try $0.this(ExceptionObject.self).message) },
      Member("Exception InnerException") { call in
        try call.this(ExceptionObject.self).inner.map(Value.object) ?? .null
      },
      Member("string StackTrace") { _ in .string("") },
      Member("string Source") { _ in .string("") },
      Member("Exception GetBaseException()") { call in
        var exception: ExceptionObject = try call.this()
        while let inner = exception.inner { exception = inner }
        return .object(exception)
      },
    ]

  private static let exceptionNamespaces: [String: String] = Dictionary(
    exceptions.map { ($0.name, $0.namespace) }, uniquingKeysWith: { $1 })

  /// The exceptions that expressions can name, with the class above each.
  static let exceptions: [(namespace: String, name: String, base: String)] = [
    ("System", "SystemException", "Exception"), ("System", "ApplicationException", "Exception"),
    ("System", "ArithmeticException", "SystemException"),
    ("System", "DivideByZeroException", "ArithmeticException"),
    ("System", "OverflowException", "ArithmeticException"), ("System", "FormatException", "SystemException"),
    ("System", "UriFormatException", "FormatException"), ("System", "ArgumentException", "SystemException"),
    ("System", "ArgumentNullException", "ArgumentException"),
    ("System", "ArgumentOutOfRangeException", "ArgumentException"),
    ("System", "InvalidCastException", "SystemException"),
    ("System", "InvalidOperationException", "SystemException"),
    ("System", "ObjectDisposedException", "InvalidOperationException"),
    ("System", "NullReferenceException", "SystemException"),
    ("System", "IndexOutOfRangeException", "SystemException"),
    ("System", "NotSupportedException", "SystemException"),
    ("System", "NotImplementedException", "SystemException"),
    ("System", "TimeZoneNotFoundException", "Exception"),
    ("System", "OutOfMemoryException", "SystemException"), ("System", "TimeoutException", "SystemException"),
    ("System.Text.RegularExpressions", "RegexMatchTimeoutException", "TimeoutException"),
    ("System.Security.Cryptography", "CryptographicException", "SystemException"),
    ("System.Collections.Generic", "KeyNotFoundException", "SystemException"),
    ("System.Xml", "XmlException", "SystemException"),
    ("Newtonsoft.Json", "JsonException", "Exception"),
    ("Newtonsoft.Json", "JsonReaderException", "JsonException"),
    ("Newtonsoft.Json", "JsonWriterException", "JsonException"),
    ("Newtonsoft.Json", "JsonSerializationException", "JsonException"),
  ]

  static let exceptionDeclarations: [(String, [Member])] =
    [("class System.Exception", exceptionBaseMembers)]
    + exceptions.map { ("class \($0.namespace).\($0.name) : \($0.base)", exceptionMembers($0.name)) }
}
