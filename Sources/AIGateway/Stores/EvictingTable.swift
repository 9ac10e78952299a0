import LabTime

/// What may be forgotten when it is idle.
protocol Evictable: Sendable {
  /// Whether forgetting it would make no difference from now on.
  mutating func isIdle(at now: Instant) -> Bool
}

/// Values by key that do not pile up: idle ones are let go of as the table grows.
struct EvictingTable<Key: Hashable & Sendable, Value: Evictable>: Sendable {
  private var values: [Key: Value]
  private var sweepAt = 1024

  /// A table of some values.
  init(_ values: [Key: Value] = [:]) {
    self.values = values
  }

  /// How many keys are kept.
  var count: Int { values.count }

  /// The values that a test holds for.
  func values(where test: (Value) -> Bool) -> [Key: Value] { values.filter { test($0.value) } }

  /// Reads or changes the value of a key, made first where there is none.
  mutating func withValue<Result>(
    of key: Key, default value: @autoclosure () -> Value, at now: Instant, _ body: (inout Value) -> Result
  ) -> Result {
    sweepIfGrown(at: now)
    return body(&values[key, default: value()])
  }

  /// The value of a key.
  subscript(key: Key) -> Value? { values[key] }

  /// Puts a value in place of the one that a key has; nil removes it.
  mutating func set(_ key: Key, to value: Value?, at now: Instant) {
    sweepIfGrown(at: now)
    values[key] = value
  }

  // Idle keys are looked for when the keys have doubled since the last time: the cost per key is constant.
  private mutating func sweepIfGrown(at now: Instant) {
    guard values.count >= sweepAt else { return }
    for key in values.keys where values[key]?.isIdle(at: now) == true { values[key] = nil }
    sweepAt = max(1024, values.count * 2)
  }
}

extension EvictingTable: Emptiable {
  var isEmpty: Bool { values.isEmpty }
  static var emptyText: String { "[]" }
}

extension EvictingTable: Codable where Key: Codable, Value: Codable {
  init(from decoder: any Decoder) throws {
    values = try OrderedEntries(from: decoder).dictionary
    sweepAt = max(1024, values.count)
  }

  func encode(to encoder: any Encoder) throws {
    try OrderedEntries(values).encode(to: encoder)
  }
}
