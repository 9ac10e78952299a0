/// A dictionary of the host that expressions may read, such as headers or variables.
///
/// It is an `IReadOnlyDictionary<string, T>` with API Management's `GetValueOrDefault`; nothing is copied.
public protocol HostDictionary: NetObject {
  /// What the values are: `.string`, `.array(.string)`, `.object` …
  var valueType: StaticType { get }
  /// The value of a key, or nil; how keys compare is the host's business.
  func value(forKey key: String) -> Value?
  /// The keys in order.
  var keys: [String] { get }
  /// The number of keys.
  var count: Int { get }
}

extension HostDictionary {
  /// `IReadOnlyDictionary<string, T>`
  public var type: StaticType {
    .named("IReadOnlyDictionary", [.string, valueType])
  }
}
