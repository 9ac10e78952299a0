/// The names of one function while it is compiled.
final class FunctionScope {
  enum Name {
    /// A variable with its slot; a constant has no slot.
    case variable(StaticType, slot: Int, isReadOnly: Bool)
    case constant(Operand)
    /// A query's variable: the argument of its lambda, or a member of that.
    case range(StaticType, slot: Int, member: Int?)
    case function(LocalFunction)
  }

  let parent: FunctionScope?
  /// What `return` must answer; nil while it is inferred from the returns.
  let result: StaticType?
  /// What the returns of an inferred function answer.
  var returned: [Operand] = []
  private(set) var slots = 0
  private var blocks: [[String: Name]] = [[:]]
  /// How many loops and switches are open, innermost last; true once a `break` leaves one.
  var exits: [Exit] = []
  /// Whether the code stands in a `catch`, where `throw;` is allowed.
  var catches: [Int] = []

  struct Exit {
    let isLoop: Bool
    var isLeft = false
  }

  init(parent: FunctionScope?, result: StaticType?) {
    self.parent = parent
    self.result = result
  }

  func push() {
    blocks.append([:])
  }

  func pop() {
    blocks.removeLast()
  }

  func slot() -> Int {
    slots += 1
    return slots - 1
  }

  /// Adds a name to the innermost block; false when it is taken in this function.
  func declare(_ name: String, _ meaning: Name) -> Bool {
    guard !blocks.contains(where: { $0[name] != nil }), !blocks.isEmpty else { return false }
    blocks[blocks.count - 1][name] = meaning
    return true
  }

  /// What a name means here, and how many functions further out it was declared.
  func find(_ name: String) -> (name: Name, levels: Int)? {
    var scope: FunctionScope? = self
    var levels = 0
    while let current = scope {
      for block in current.blocks.reversed() {
        if let found = block[name] { return (found, levels) }
      }
      scope = current.parent
      levels += 1
    }
    return nil
  }
}

/// A local function: what a call of it needs to know.
struct LocalFunction: Sendable {
  let name: String
  let parameters: [Signature.Parameter]
  let result: StaticType
  let body: LocalFunctionBody
}

/// The code of a local function, which calls may refer to before it is compiled.
///
/// `@unchecked Sendable`: written once while the expression is compiled by one thread, only read afterwards.
final class LocalFunctionBody: @unchecked Sendable {
  var slots = 0
  var code: Step = { _ in .next }
}
