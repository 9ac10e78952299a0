/// Something in a template that has a value.
indirect enum LiquidExpression: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case real(Double)
  case text(String)
  /// `empty` and `blank`, which mean something only beside `==` and `!=`
  case empty, blank
  /// `(1..5)`
  case range(LiquidExpression, LiquidExpression, offset: Int)
  /// `body.items[0]["first name"]`
  case path(LiquidExpression, [Step], offset: Int)

  /// One step into a value.
  enum Step: Sendable {
    /// `.name`; also `size`, `first` and `last` of a sequence
    case name(String)
    /// `[expression]`
    case index(LiquidExpression)
  }
}

/// `a == b and c contains d`: comparisons from left to right, where the rest of the line is one operand.
struct LiquidCondition: Sendable {
  var first: Comparison
  /// The other comparisons; `and` and `or` bind alike and to the right, as in every Liquid.
  var rest: [(isAnd: Bool, comparison: Comparison)] = []

  /// One comparison, or one value alone.
  struct Comparison: Sendable {
    let left: LiquidExpression
    var right: (operation: Operation, value: LiquidExpression)?
    let offset: Int
  }

  /// What stands between two values.
  enum Operation: String, Sendable, CaseIterable {
    case equal = "=="
    case unequal = "!="
    case different = "<>"
    case less = "<"
    case greater = ">"
    case atMost = "<="
    case atLeast = ">="
    case contains
    case startsWith
    case endsWith
    case hasKey
    case hasValue
  }
}
