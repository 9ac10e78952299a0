/// What an expression has become: code, and the type of what it answers.
struct Operand: Sendable {
  let type: StaticType
  let code: Code
  /// The value, when it is known already.
  let constant: Constant?
  /// Where it stands, in bytes.
  let offset: Int

  init(_ type: StaticType, at offset: Int, constant: Constant? = nil, _ code: @escaping Code) {
    self.type = type
    self.offset = offset
    self.constant = constant
    self.code = code
  }

  init(_ type: StaticType, at offset: Int, _ constant: Constant) {
    self.init(type, at: offset, constant: constant, constant.code)
  }

  /// The same code seen as another type.
  func viewed(as type: StaticType) -> Operand {
    Operand(type, at: offset, constant: constant, code)
  }
}

/// A compiled expression.
typealias Code = @Sendable (Frame) throws -> Value

/// A compiled statement.
typealias Step = @Sendable (Frame) throws -> Flow

/// How a statement ended.
enum Flow {
  case next
  case broke
  case continued
  /// The answer is in the frame.
  case returned
}
