/// The entries of a dictionary as a snapshot has them: in an order that is the same in every process.
public struct OrderedEntries<Key: Hashable & Codable & Sendable, Value: Codable & Sendable>: Sendable {
  private struct Entry: Codable, Sendable {
    let key: Key
    let value: Value
  }

  private let entries: [Entry]

  /// The entries of a dictionary, in the order of what their keys are printed as.
  public init(_ dictionary: [Key: Value]) {
    entries = dictionary.map { (text: "\($0.key)", entry: Entry(key: $0.key, value: $0.value)) }
      .sorted { $0.text < $1.text }.map { $0.entry }
  }

  /// The dictionary again.
  public var dictionary: [Key: Value] {
    Dictionary(entries.map { ($0.key, $0.value) }) { _, last in last }
  }
}

extension OrderedEntries: Emptiable {
  /// Whether there are none.
  public var isEmpty: Bool { entries.isEmpty }
  /// The JSON of none.
  public static var emptyText: String { "[]" }
}

extension OrderedEntries: Codable {
  /// Reads an array of keys and values.
  public init(from decoder: any Decoder) throws {
    entries = try [Entry](from: decoder)
  }

  /// Writes an array of keys and values.
  public func encode(to encoder: any Encoder) throws {
    try entries.encode(to: encoder)
  }
}
