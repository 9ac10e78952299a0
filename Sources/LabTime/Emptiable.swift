/// A snapshot that can hold nothing, as that of a cache that is not used.
///
/// Most parts of most deployments remember nothing at the end of most steps, and a coder takes long for that.
public protocol Emptiable {
  /// Whether it holds nothing.
  var isEmpty: Bool { get }
  /// The JSON of one that holds nothing.
  static var emptyText: String { get }
}

extension Array: Emptiable {
  /// The JSON of an array of nothing.
  public static var emptyText: String { "[]" }
}

extension Dictionary: Emptiable where Key == String {
  /// The JSON of a dictionary of nothing.
  public static var emptyText: String { "{}" }
}

extension Optional: Emptiable {
  /// Whether it is nil.
  public var isEmpty: Bool { self == nil }
  /// The JSON of nil.
  public static var emptyText: String { "null" }
}
