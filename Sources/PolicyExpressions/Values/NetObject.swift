/// A reference that expressions can hold: a .NET object of the library or of the host.
public protocol NetObject: AnyObject {
  /// The type whose members the object has.
  var type: StaticType { get }
  /// What `ToString()` answers; the type's name unless the object knows better.
  var text: String { get throws }
  /// What `Equals` answers for two objects; the same object unless the type compares by content.
  func equals(_ other: any NetObject) -> Bool
  /// A number equal objects share.
  var hash: Int { get }
  /// About how many bytes it takes with all that it holds, so that evaluations can be limited; found at once.
  var footprint: Int { get }
}

extension NetObject {
  /// The type's full .NET name.
  public var text: String {
    Library.standard.fullName(of: type)
  }

  /// Whether it is the same object.
  public func equals(_ other: any NetObject) -> Bool {
    self === other
  }

  /// A number of this object.
  public var hash: Int {
    ObjectIdentifier(self).hashValue
  }

  /// What a small object takes.
  public var footprint: Int { 64 }
}

/// An object that `foreach` and LINQ can walk.
protocol Enumerable: NetObject {
  /// Walks the elements; the answered function gives one after the other, then nil.
  func makeIterator() -> () throws -> Value?
}

/// A collection that knows its size.
protocol Countable: Enumerable {
  var count: Int { get }
}
