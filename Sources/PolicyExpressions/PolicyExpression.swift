/// A value in a policy document: a literal, or C# code in `@(…)` or `@{…}` that answers one.
///
/// Everything that can be done once is done by the initializer; evaluating runs closures.
public struct PolicyExpression<Result: ExpressionResult>: Sendable {
  private enum Content: Sendable {
    case literal(Constant)
    case code(Program, SourceText)
  }

  private let content: Content
  /// The notable members of the host's types that the code uses, such as `IRequest.Body`.
  public let reads: Set<String>

  /// Reads text as it stands in a document after entities were decoded.
  ///
  /// With code in it (`@(` or `@{` after blanks) the code is compiled against the type of `context`; any other text
  /// is a literal, must be one of a result and leaves that type unasked for.
  public init(
    _ text: String, context: @autoclosure () throws(ExpressionError) -> HostType
  ) throws(ExpressionError) {
    guard ExpressionScanner.isCode(text) else {
      content = .literal(Constant(try Result.literal(text)) ?? .null)
      reads = []
      return
    }
    let source = SourceText(text)
    let (program, reads) = try Compiler.compile(source, result: Result.expected, host: try context())
    content = .code(program, source)
    self.reads = reads
  }

  /// The value, when it is a literal.
  public var literal: Result? {
    guard case .literal(let constant) = content else { return nil }
    return Result.result(constant.value)
  }

  /// Runs the code, or answers the literal.
  public func evaluate(in scope: EvaluationScope) throws(ExpressionFailure) -> Result {
    switch content {
    case .literal(let constant):
      guard let result = Result.result(constant.value) else { throw Self.mismatch(constant.value) }
      return result
    case .code(let program, let source):
      let value = try program.run(in: scope, source: source)
      guard let result = Result.result(value) else { throw Self.mismatch(value) }
      return result
    }
  }

  private static func mismatch(_ value: Value) -> ExpressionFailure {
    let type = value.isNull ? "null" : "'\(value.attributeText)' of type '\(value.type)'"
    return ExpressionFailure(
      exception: "System.InvalidCastException",
      message: "The expression answered \(type), which cannot be converted to '\(Result.expected)'.")
  }
}
