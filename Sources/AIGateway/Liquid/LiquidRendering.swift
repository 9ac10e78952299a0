import PolicyExpressions

/// One rendering of a template: what its names stand for, what it has written, and what it may still use.
final class LiquidRendering {
  /// What was written so far.
  private(set) var output = ""
  /// The time of `"now" | Date`.
  let now: DateTime

  // `assign` and `capture` write here, whatever loop they stand in; loops have their own names before these.
  private var variables: [String: Value] = [:]
  private var loops: [[String: Value]] = []
  // What the template was given, and the counters of `increment`.
  private var given: [String: Value]

  private var stopped: [String: Int] = [:]
  private var turns: [String: Int] = [:]
  private var changes: [Int: String] = [:]
  private var steps = 1_000_000
  private var bytes = 64 << 20

  init(_ values: [String: Value], now: DateTime) {
    given = values
    self.now = now
  }

  /// Renders nodes in order.
  ///
  /// The recursion ends at the depth to which the parser lets tags be nested.
  func render(_ nodes: [LiquidNode]) throws(LiquidError) -> LiquidInterrupt? {
    for node in nodes {
      try spend(1, at: 0)
      switch node {
      case .text(let text): try write(text, at: 0)
      case .output(let output): try write(try value(of: output).liquidText, at: output.offset)
      case .assign(let name, let output): variables[name] = try value(of: output)
      case .capture(let name, let nodes):
        let (text, interrupt) = try captured(nodes)
        variables[name] = .string(text)
        if let interrupt { return interrupt }
      case .branches(let branches):
        for branch in branches {
          if let condition = branch.condition, try holds(condition) == branch.isNegated { continue }
          if let interrupt = try render(branch.nodes) { return interrupt }
          break
        }
      case .choice(let value, let whens):
        if let interrupt = try choose(try self.value(of: value), whens) { return interrupt }
      case .loop(let loop): try repeatNodes(of: loop)
      case .interrupt(let interrupt): return interrupt
      case .cycle(let cycle):
        let key = try value(of: cycle.name).liquidText
        let turn = turns[key, default: 0] % cycle.values.count
        turns[key] = turn + 1
        try write(try value(of: cycle.values[turn]).liquidText, at: cycle.offset)
      case .count(let name, let step, let offset):
        let before = given[name]?.integer ?? 0
        let (after, overflows) = before.addingReportingOverflow(step)
        if overflows { throw failure("Arithmetic operation resulted in an overflow.", at: offset) }
        given[name] = .long(after)
        try write(String(step > 0 ? before : after), at: offset)
      case .ifChanged(let nodes, let number):
        let (text, interrupt) = try captured(nodes)
        if changes.updateValue(text, forKey: number) != text { try write(text, at: 0) }
        if let interrupt { return interrupt }
      }
    }
    return nil
  }

  private func captured(_ nodes: [LiquidNode]) throws(LiquidError) -> (String, LiquidInterrupt?) {
    let outside = output
    output = ""
    defer { output = outside }
    let interrupt = try render(nodes)
    return (output, interrupt)
  }

  // Every `when` with the value is rendered, and `else` when none before it was.
  private func choose(_ value: Value, _ whens: [LiquidWhen]) throws(LiquidError) -> LiquidInterrupt? {
    var found = false
    for when in whens {
      var matches = !found
      if let values = when.values {
        matches = false
        for candidate in values where try equal(value, .null, candidate) {
          matches = true
          break
        }
        if matches { found = true }
      }
      if matches, let interrupt = try render(when.nodes) { return interrupt }
    }
    return nil
  }

  private func repeatNodes(of loop: LiquidLoop) throws(LiquidError) {
    let items = try items(of: loop)
    guard !items.isEmpty else {
      _ = try render(loop.otherwise)
      return
    }
    loops.append([:])
    defer { loops.removeLast() }
    for (index, item) in items.enumerated() {
      try spend(1, at: loop.offset)
      loops[loops.count - 1][loop.variable] = item
      loops[loops.count - 1]["forloop"] = .object(
        LiquidObject([
          ("name", .string(loop.name)), ("length", .long(Int64(items.count))),
          ("index", .long(Int64(index + 1))), ("index0", .long(Int64(index))),
          ("rindex", .long(Int64(items.count - index))), ("rindex0", .long(Int64(items.count - index - 1))),
          ("first", .bool(index == 0)), ("last", .bool(index == items.count - 1)),
        ]))
      if index > 0 { try write(loop.separator, at: loop.offset) }
      if try render(loop.nodes) == .leaveLoop { break }
    }
  }

  private func items(of loop: LiquidLoop) throws(LiquidError) -> ArraySlice<Value> {
    var items = try elements(of: try value(of: loop.collection), at: loop.offset)?[...] ?? []
    let start =
      switch loop.start {
      case nil: 0
      case .element(let expression): try integer(try value(of: expression), at: loop.offset)
      case .whereItStopped: stopped[loop.name, default: 0]
      }
    items = items.dropFirst(max(0, start))
    if let limit = loop.limit {
      items = items.prefix(max(0, try integer(try value(of: limit), at: loop.offset)))
    }
    stopped[loop.name] = max(0, start) + items.count
    return loop.isReversed ? items.reversed()[...] : items
  }

  // MARK: Names

  /// What a name stands for: a loop's own, an assigned one, or one that the template was given.
  func lookUp(_ name: String) -> Value {
    for names in loops.reversed() {
      if let value = names[name] { return value }
    }
    return variables[name] ?? given[name] ?? .null
  }

  // MARK: The budget

  /// Writes text.
  private func write(_ text: String, at offset: Int) throws(LiquidError) {
    try spend(bytes: text.utf8.count, at: offset)
    output += text
  }

  /// Counts steps; an endless loop ends here.
  func spend(_ count: Int, at offset: Int) throws(LiquidError) {
    guard count <= steps else {
      throw failure("the template takes more than 1,000,000 steps", at: offset)
    }
    steps -= count
  }

  /// Counts bytes of text that are made, whether they are written or not.
  func spend(bytes count: Int, at offset: Int) throws(LiquidError) {
    guard count <= bytes else { throw failure("the template makes more than 64 MB of text", at: offset) }
    bytes -= count
  }

  /// How many more bytes of text may be made.
  var bytesLeft: Int { bytes }

  /// How many more steps may be taken.
  var stepsLeft: Int { steps }

  /// An error of this rendering.
  func failure(_ message: String, at offset: Int) -> LiquidError {
    LiquidError(message: message, offset: offset)
  }
}
