/// A .NET exception on its way through a running expression.
public struct NetException: Error {
  /// The exception object that `catch` sees.
  let object: ExceptionObject
  /// Where it was thrown, as a byte offset, once known.
  var offset: Int?
  /// What it says, `Exception.Message`.
  public var message: String { object.message }

  /// Creates an exception from its .NET type, without namespace, and its message.
  public init(_ type: String, _ message: String) {
    object = ExceptionObject(type: .named(type), message: message)
  }

  private init(_ type: String, _ message: String, parameter: String) {
    object = ExceptionObject(
      type: .named(type), message: "\(message)\r\nParameter name: \(parameter)", parameter: parameter)
  }

  init(_ object: ExceptionObject) {
    self.object = object
  }

  func at(_ offset: Int) -> NetException {
    var placed = self
    placed.offset = self.offset ?? offset
    return placed
  }

  static var nullReference: NetException {
    NetException("NullReferenceException", "Object reference not set to an instance of an object.")
  }

  static var outOfRange: NetException {
    NetException("IndexOutOfRangeException", "Index was outside the bounds of the array.")
  }

  static func argumentOutOfRange(_ message: String, _ parameter: String) -> NetException {
    NetException("ArgumentOutOfRangeException", message, parameter: parameter)
  }

  static func argumentNull(_ parameter: String) -> NetException {
    NetException("ArgumentNullException", "Value cannot be null.", parameter: parameter)
  }

  static func format(_ message: String) -> NetException {
    NetException("FormatException", message)
  }

  static func overflow(_ message: String) -> NetException {
    NetException("OverflowException", message)
  }

  static func invalid(_ message: String) -> NetException {
    NetException("InvalidOperationException", message)
  }

  /// A spent limit; no `catch` of an expression stops it.
  static func budget(_ message: String) -> NetException {
    NetException(budgetType, message)
  }

  static var longText: NetException {
    .budget("A text has more than \(EvaluationLimits.longestText) bytes.")
  }

  static let budgetType = "ExpressionBudgetException"

  static func cast(_ value: Value, to type: StaticType) -> NetException {
    let library = Library.standard
    return NetException(
      "InvalidCastException",
      "Unable to cast object of type '\(library.fullName(of: value.type))' "
        + "to type '\(library.fullName(of: type))'.")
  }
}

/// The object behind an exception: what `catch (Exception e)` binds.
final class ExceptionObject: NetObject, Sendable {
  let type: StaticType
  let message: String
  let inner: ExceptionObject?
  /// The parameter that an `ArgumentException` is about.
  let parameter: String?

  init(type: StaticType, message: String, inner: ExceptionObject? = nil, parameter: String? = nil) {
    self.type = type
    self.message = message
    self.inner = inner
    self.parameter = parameter
  }

  var text: String {
    "\(Library.standard.fullName(of: type)): \(message)"
  }
}
