/// A compiled expression, ready to run.
struct Program: Sendable {
  let slots: Int
  let code: Code

  /// Runs the code once; what is thrown and not caught is a failure with its place.
  func run(in scope: EvaluationScope, source: SourceText) throws(ExpressionFailure) -> Value {
    scope.reset()
    let frame = Frame(slots: slots, parent: nil, scope: scope)
    // Lambdas kept in variables refer to the frame that holds them.
    defer { frame.slots = [] }
    do {
      let value = try code(frame)
      guard case .object(let sequence as LazySequence) = value else { return value }
      return .object(try sequence.list())
    } catch let exception as NetException {
      let place = source.place(of: exception.offset ?? 0)
      throw ExpressionFailure(
        exception: Library.standard.fullName(of: exception.object.type), message: exception.object.message,
        line: place.line, column: place.column)
    } catch {
      throw ExpressionFailure(exception: "System.Exception", message: "\(error)")
    }
  }
}

extension LazySequence {
  /// The elements, worked out while the variables they depend on still exist.
  func list() throws -> ListObject {
    let next = makeIterator()
    var elements: [Value] = []
    while let element = try next() { elements.append(element) }
    return ListObject(elements, of: element)
  }
}

extension Compiler {
  /// Reads and compiles `@(…)` or `@{…}`.
  static func compile(
    _ source: SourceText, result: StaticType, host: HostType
  ) throws(ExpressionError) -> (Program, reads: Set<String>) {
    let start = source.bytes.firstIndex { !$0.isBlank } ?? 0
    let isBlock = source.bytes[start...].dropFirst().first == UInt8(ascii: "{")
    let tokens = try Lexer.tokens(of: source, from: start + 1)
    var parser = Parser(source, tokens: tokens)
    let compiler = Compiler(source: source, host: host)
    if isBlock {
      let statements = try parser.block()
      try parser.finish()
      let program = try compiler.program(statements, result: result, end: start)
      try DefiniteAssignment.check(statements, in: source)
      return (program, compiler.reads)
    }
    parser.advance()
    let expr = try parser.expression()
    try parser.expect(")")
    try parser.finish()
    return (try compiler.program(expr, result: result), compiler.reads)
  }
}
