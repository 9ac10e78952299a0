import PolicyExpressions

extension LiquidFilters {
  /// Filters of sequences, and those that make one or count in one.
  static let lists: [LiquidFilter] = [
    LiquidFilter("Size") { call in
      if let text = call.input.string { return .long(Int64(text.utf16.count)) }
      return .long(Int64(try call.elements()?.count ?? 0))
    },
    LiquidFilter("First") { try $0.elements()?.first ?? .null },
    LiquidFilter("Last") { try $0.elements()?.last ?? .null },
    LiquidFilter("Join", 0...1) { call in
      guard let elements = try call.elements() else { return call.input }
      let glue = call[0].isNull ? " " : call.text(0)
      try call.reserve(glue.utf8.count, times: elements.count)
      return .string(elements.map(\.filterText).joined(separator: glue))
    },
    LiquidFilter("Split", 1...1) { call in
      guard let text = call.text, !text.trimmingBlanks.isEmpty else {
        return .array([call.input], of: .string)
      }
      let pattern = call.text(0)
      try call.rendering.spend(text.utf8.count / 16, at: 0)
      let parts =
        pattern.isEmpty
        ? text.map { String($0) }
        : text.split(separator: pattern, omittingEmptySubsequences: true).map(String.init)
      return .strings(parts)
    },
    LiquidFilter("Slice", 1...2) { call in
      let length = max(0, try call.integer(1, default: 1))
      var start = try call.integer(0, default: 0)
      guard let text = call.input.string else { return call.input }
      let units = Array(text.utf16)
      if start > units.count { return .null }
      var count = length
      if start < 0 {
        start += units.count
        if start < 0 {
          count = max(0, count + start)
          start = 0
        }
      }
      return .string(String(decoding: units.dropFirst(start).prefix(count), as: UTF16.self))
    },
    LiquidFilter("Map", 1...1) { call in
      guard let elements = try call.elements() else { return .null }
      return .array(elements.map { $0.member(call.text(0)) ?? .null }, of: .object)
    },
    LiquidFilter("Compact") { call in
      if call.input.isNull { return .null }
      return .array(try call.flattened().filter { !$0.isNull }, of: .object)
    },
    LiquidFilter("Uniq") { call in
      if call.input.isNull { return .null }
      var seen: Set<String> = []
      // Equal elements have the same type and the same text.
      return .array(
        try call.flattened().filter { seen.insert("\($0.type):\($0.filterText)").inserted }, of: .object)
    },
    LiquidFilter("Sort", 0...1, sort),
  ]

  // Without regard to case, null first; equal elements keep their order.
  @Sendable private static func sort(_ call: FilterCall) throws -> Value {
    if call.input.isNull { return .null }
    let property = call.text(0)
    let elements = try call.flattened()
    try call.rendering.spend(elements.count, at: 0)
    let keys = elements.map { SortKey((property.isEmpty ? $0 : $0.member(property) ?? .null).unwrapped) }
    for (key, next) in zip(keys, keys.dropFirst()) where key.order(before: next) == nil {
      throw call.failure("Sort: '\(key.value.liquidText)' and '\(next.value.liquidText)' cannot be compared")
    }
    let order = keys.indices.sorted { left, right in
      let result = keys[left].order(before: keys[right]) ?? 0
      return result == 0 ? left < right : result < 0
    }
    return .array(order.map { elements[$0] }, of: .object)
  }

  private struct SortKey {
    let value: Value
    private let capitals: String?

    init(_ value: Value) {
      self.value = value
      capitals = value.string?.uppercased()
    }

    /// Below, at or above zero; nil when the two cannot be compared.
    func order(before other: SortKey) -> Int? {
      if value.isNull || other.value.isNull { return value.isNull ? (other.value.isNull ? 0 : -1) : 1 }
      if let capitals, let others = other.capitals {
        return capitals == others ? 0 : capitals < others ? -1 : 1
      }
      return capitals == nil && other.capitals == nil ? value.liquidOrder(to: other.value) : nil
    }
  }
}
