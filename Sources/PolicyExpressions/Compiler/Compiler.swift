/// Turns what was parsed into closures, and refuses what C# would refuse.
final class Compiler {
  let source: SourceText
  let library: Library
  let context: StaticType
  var function: FunctionScope
  /// Whether integer arithmetic throws on overflow.
  var isChecked = false
  /// How many `unchecked` surround the code; constants may overflow there.
  var uncheckedDepth = 0
  /// The notable host members that were used.
  var reads: Set<String> = []
  /// What `.receiver` stands for, innermost last.
  var receivers: [Operand] = []

  /// How many bodies of functions were compiled, and how many may be.
  var bodies = 0
  static let mostBodies = 5000

  init(source: SourceText, host: HostType) {
    self.source = source
    library = host.library
    context = host.type
    function = FunctionScope(parent: nil, result: nil)
  }

  func error(_ message: String, at offset: Int, hint: String? = nil) -> ExpressionError {
    source.error(message, at: offset, hint: hint)
  }

  /// Compiles the whole of `@(expression)`.
  func program(_ expr: Expr, result: StaticType) throws(ExpressionError) -> Program {
    let operand = try resultOperand(value(expr), as: result)
    return Program(slots: function.slots, code: operand.code)
  }

  /// Compiles the whole of `@{ statements }`.
  func program(_ statements: [Stmt], result: StaticType, end: Int) throws(ExpressionError) -> Program {
    let (step, endsOpen) = try block(statements)
    if endsOpen { throw error("Not all code paths return a value", at: end) }
    for operand in function.returned { _ = try resultOperand(operand, as: result) }
    return Program(slots: function.slots) { frame in
      _ = try step(frame)
      return frame.result
    }
  }

  /// Checks that a result can become what the policy needs; what only shows at run time passes.
  private func resultOperand(_ operand: Operand, as result: StaticType) throws(ExpressionError) -> Operand {
    if operand.type == .void {
      throw error("Cannot implicitly convert type 'void' to '\(result)'", at: operand.offset)
    }
    let isLost: Bool
    switch (result, operand.type.underlying) {
    case (.bool, let type): isLost = type.isNumeric
    case (.int, let type), (.double, let type): isLost = type == .bool
    default: isLost = false
    }
    if isLost {
      throw error("Cannot implicitly convert type '\(operand.type)' to '\(result)'", at: operand.offset)
    }
    return operand
  }
}
