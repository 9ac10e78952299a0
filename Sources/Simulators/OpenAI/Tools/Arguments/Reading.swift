import OpenAI

/// The values that were read for a function's slots.
struct Reading {
  enum Value {
    case one(JSON)
    /// One for each call: the elements of a list where the function takes one.
    case each([JSON])
  }

  /// By the slots' places.
  var values: [Int: Value] = [:]
  /// The required slots without a value.
  var missing: [Slot] = []
  /// How many of the values were mentions of a kind that few texts have, such as an address.
  var strongCount = 0
  /// Which of the text's mentions are values.
  var mentions: Set<Int> = []
  /// The words that the values were read from.
  var words: Set<Int> = []

  /// The arguments, one object for each call.
  func arguments(_ slots: [Slot]) -> [JSON] {
    let count = values.values.map { if case .each(let list) = $0 { list.count } else { 1 } }.max() ?? 1
    return (0..<max(1, count)).map { call in
      var object = JSONObject()
      for (index, slot) in slots.enumerated() {
        switch values[index] {
        case .one(let value): object.set(value, at: slot.path[...])
        case .each(let list): if list.indices.contains(call) { object.set(list[call], at: slot.path[...]) }
        case nil: break
        }
      }
      return .object(object)
    }
  }
}

extension JSONObject {
  /// Sets a value inside objects, which are made where they are missing. A path is as long as a schema is deep,
  /// which is limited.
  mutating func set(_ value: JSON, at path: ArraySlice<String>) {
    guard let name = path.first else { return }
    guard path.count > 1 else {
      self[name] = value
      return
    }
    var inner = self[name]?.object ?? JSONObject()
    inner.set(value, at: path.dropFirst())
    self[name] = .object(inner)
  }
}
