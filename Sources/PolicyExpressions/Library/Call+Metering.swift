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
      // A token that stands in another one was there before.
      let isMade = (object as? JToken).map { $0.parent == nil } ?? makesAnswer
      if isMade { try scope.allocate(object.footprint) }
    default: break
    }
    return answer
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
