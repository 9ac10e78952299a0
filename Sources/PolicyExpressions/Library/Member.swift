/// One member of a .NET type: its declaration, and what it does.
struct Member: Sendable {
  typealias Body = @Sendable (inout Call) throws -> Value
  typealias Setter = @Sendable (inout Call, Value) throws -> Void

  enum Kind: Sendable {
    case code
    case constant(Constant)
  }

  let kind: Kind
  /// The declaration as written.
  let declaration: String
  /// Whether the expression that uses it says so in ``PolicyExpression/reads``.
  let isNotable: Bool
  let body: Body
  /// What an assignment does; nil for what cannot be assigned.
  let setter: Setter?

  init(_ declaration: String, notable: Bool = false, set setter: Setter? = nil, _ body: @escaping Body) {
    self.declaration = declaration
    isNotable = notable
    kind = .code
    self.body = body
    self.setter = setter
  }

  /// A constant, such as `Int32.MaxValue`.
  init(constant declaration: String, _ value: Constant) {
    self.declaration = "static " + declaration
    isNotable = false
    kind = .constant(value)
    body = { _ in value.value }
    setter = nil
  }
}

/// A member with its declaration read.
final class DeclaredMember: Sendable {
  let signature: Signature
  let member: Member
  /// The type that declares it.
  let owner: String

  init(signature: Signature, member: Member, owner: String) {
    self.signature = signature
    self.member = member
    self.owner = owner
  }
}
