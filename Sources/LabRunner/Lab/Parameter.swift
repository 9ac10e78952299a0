import Synchronization

/// A number or word of a lab that `-p name=value` changes.
///
/// ```swift
/// @Parameter("Requests to send") var requests = 10
/// ```
@propertyWrapper
public struct Parameter<Value: ParameterValue>: LabParameter {
  /// What the parameter means.
  public let help: String
  /// Its name; empty until the lab is asked for its parameters.
  public private(set) var name = ""
  private let range: ClosedRange<Value>?
  private let standard: Value
  private let current: Current

  // The value outlives copies of the lab, so that a parameter found by reflection sets the lab's own.
  private final class Current: Sendable {
    let value: Mutex<Value>

    init(_ value: Value) {
      self.value = Mutex(value)
    }
  }

  /// Creates a parameter with its default, its meaning and, if not every value will do, the range of those that do.
  public init(wrappedValue: Value, _ help: String, in range: ClosedRange<Value>? = nil) {
    self.help = help
    self.range = range
    standard = wrappedValue
    current = Current(wrappedValue)
  }

  /// The value now.
  public var wrappedValue: Value {
    current.value.withLock { $0 }
  }

  /// The kind of value, in words.
  public var type: String { Value.kind }
  /// The default as text.
  public var standardText: String { standard.text }
  /// The value now as text.
  public var text: String { wrappedValue.text }

  /// The values allowed, in words; nil when every value of the type is.
  public var allowed: String? {
    range.map { "\($0.lowerBound.text) to \($0.upperBound.text)" }
  }

  /// Sets the value from text.
  public func set(_ text: String) throws(LabError) {
    guard let value = Value(parameter: text) else {
      throw LabError(
        .usage, "the parameter '\(name)' takes \(Value.kind), not '\(text)'",
        hint: "for example -p \(name)=\(standardText)")
    }
    if let range, !range.contains(value) {
      throw LabError(.usage, "\(name)=\(text) is out of range", hint: "use \(allowed ?? "another value")")
    }
    current.value.withLock { $0 = value }
  }

  /// The same parameter under its property's name.
  public func named(_ name: String) -> any LabParameter {
    var copy = self
    copy.name = name
    return copy
  }
}

/// A parameter of a lab, whatever its type.
public protocol LabParameter: Sendable {
  /// The name on the command line.
  var name: String { get }
  /// What it means.
  var help: String { get }
  /// The kind of value, in words.
  var type: String { get }
  /// The values allowed, in words; nil when every value of the type is.
  var allowed: String? { get }
  /// The default as text.
  var standardText: String { get }
  /// The value now as text.
  var text: String { get }
  /// Sets the value from text; throws when the text is no such value or out of range.
  func set(_ text: String) throws(LabError)
  /// The same parameter under a name.
  func named(_ name: String) -> any LabParameter
}

/// A type that a lab's parameter can have.
public protocol ParameterValue: Comparable, Sendable {
  /// The kind of value in words, such as `a whole number`.
  static var kind: String { get }
  /// Reads the value from text; nil when the text is none.
  init?(parameter text: String)
  /// The value as text that ``init(parameter:)`` reads.
  var text: String { get }
}

extension Int: ParameterValue {
  /// In words.
  public static var kind: String { "a whole number" }
  /// Reads decimal digits.
  public init?(parameter text: String) { self.init(text) }
  /// Decimal digits.
  public var text: String { String(self) }
}

extension Double: ParameterValue {
  /// In words.
  public static var kind: String { "a number" }
  /// Reads a finite decimal number.
  public init?(parameter text: String) {
    guard let value = Double(text), value.isFinite else { return nil }
    self = value
  }
  /// The shortest decimal that reads back as the same number.
  public var text: String { description }
}

extension String: ParameterValue {
  /// In words.
  public static var kind: String { "text" }
  /// Any text.
  public init?(parameter text: String) { self = text }
  /// The text itself.
  public var text: String { self }
}
