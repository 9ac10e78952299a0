extension Call {
  /// Runs a member, and counts what it goes through, what it makes and what its receiver grows by.
  mutating func metered(
    makesAnswer: Bool, _ body: (inout Call) throws -> Value
  ) throws -> Value {
    let before = receiver.footprint
    try scope.work(arguments.reduce(64 + before) { $0 + $1.footprint })
    let answer = try body(&self)
    try scope.allocate(receiver.footprint - before)
    switch answer {
    case .string(let text) where makesAnswer:
      try scope.allocate(text.utf8.count)
    case .object(let object) where object !== receiver.object && !(object is LazySequence):
      if isMade(object) ?? makesAnswer { try scope.allocate(object.footprint) }
    default: break
    }
    return answer
  }

  /// Whether a part of a tree is new: what stands in another one, or at the top of the receiver's, was there before.
  private func isMade(_ object: any NetObject) -> Bool? {
    switch object {
    case let token as JToken: token.parent == nil
    case let part as XObject: part.parent == nil && (receiver.object as? XObject)?.root !== part
    default: nil
    }
  }
}

extension Signature {
  /// Whether a call makes what it answers.
  ///
  /// What is answered as a type parameter, such as the first of a list, was there before; and of properties only
  /// those that answer collections make them.
  var makesAnswer: Bool {
    switch (kind, result) {
    case (_, .parameter): false
    case (.property, .named), (.property, .array), (.method, _), (.constructor, _): true
    case (.property, _), (.indexer, _): false
    }
  }
}
