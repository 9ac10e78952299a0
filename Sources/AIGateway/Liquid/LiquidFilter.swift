import PolicyExpressions

/// A filter: `{{ value | Name: argument, argument }}`.
struct LiquidFilter: Sendable {
  /// The name in Pascal case.
  let name: String
  /// How many arguments it takes.
  let arguments: ClosedRange<Int>
  /// What it does.
  let body: @Sendable (FilterCall) throws -> Value

  init(
    _ name: String, _ arguments: ClosedRange<Int> = 0...0,
    _ body: @escaping @Sendable (FilterCall) throws -> Value
  ) {
    self.name = name
    self.arguments = arguments
    self.body = body
  }

  /// The name as Ruby's Liquid has it: `newline_to_br`.
  var rubyName: String {
    var result = ""
    for character in name {
      if character.isUppercase, !result.isEmpty { result += "_" }
      result += character.lowercased()
    }
    return result
  }
}

/// What a filter works on.
struct FilterCall {
  /// The value before the bar.
  let input: Value
  /// The rendering, whose budget a filter spends.
  let rendering: LiquidRendering
  private let arguments: [Value]
  private let offset: Int

  init(_ input: Value, _ arguments: [Value], _ rendering: LiquidRendering, at offset: Int) {
    self.input = input
    self.arguments = arguments
    self.rendering = rendering
    self.offset = offset
  }

  /// An argument; null when it was not given.
  subscript(index: Int) -> Value {
    arguments.indices.contains(index) ? arguments[index] : .null
  }

  /// The input as .NET converts it to a string; nil for null.
  var text: String? { input.isNull ? nil : input.filterText }

  /// An argument as text; empty for null.
  func text(_ index: Int) -> String { self[index].filterText }

  /// An argument as a whole number, or a default when it was not given.
  func integer(_ index: Int, default value: Int) throws(LiquidError) -> Int {
    arguments.indices.contains(index) ? try rendering.integer(self[index], at: offset) : value
  }

  /// The elements of the input, those of sequences inside it among them; a single value is its own element.
  func flattened() throws(LiquidError) -> [Value] {
    try flatten(input, depth: 0)
  }

  private func flatten(_ value: Value, depth: Int) throws(LiquidError) -> [Value] {
    guard depth < 64, value.isList, let elements = try rendering.elements(of: value, at: offset) else {
      return [value]
    }
    var result: [Value] = []
    for element in elements { result += try flatten(element, depth: depth + 1) }
    return result
  }

  /// The elements of the input; nil when it is no sequence.
  func elements() throws(LiquidError) -> [Value]? {
    try rendering.elements(of: input, at: offset)
  }

  /// Refuses to make more text than the rendering may.
  func reserve(_ count: Int, times factor: Int = 1) throws(LiquidError) {
    let (bytes, overflows) = count.multipliedReportingOverflow(by: factor)
    guard !overflows, bytes <= rendering.bytesLeft else {
      throw failure("the template makes more than 64 MB of text")
    }
  }

  func failure(_ message: String) -> LiquidError {
    rendering.failure(message, at: offset)
  }
}

extension Value {
  /// The text that a filter takes a value for.
  var filterText: String {
    if case .object = unwrapped { return liquidText }
    return unwrapped.attributeText
  }
}
