/// An object of the host that has only properties, so that it can be written as JSON.
public protocol HostRecord: NetObject {
  /// The properties, in order.
  var fields: [(name: String, value: Value)] { get }
}
