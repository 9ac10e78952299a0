/// The variables of one running function: the expression itself, a local function or a lambda.
final class Frame {
  var slots: [Value]
  /// The frame of the function around this one.
  let parent: Frame?
  let scope: EvaluationScope
  /// What `return` answered.
  var result: Value = .null

  init(slots: Int, parent: Frame?, scope: EvaluationScope) {
    self.slots = slots == 0 ? [] : Array(repeating: .null, count: slots)
    self.parent = parent
    self.scope = scope
  }

  /// The frame a number of functions further out.
  func out(_ levels: Int) -> Frame {
    var frame = self
    for _ in 0..<levels { frame = frame.parent ?? frame }
    return frame
  }
}
