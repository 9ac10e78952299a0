/// The sequences of LINQ to XML, found node by node while they are walked.
enum XMLWalk {
  typealias Step = (XNode) -> XNode?

  /// The nodes that a step leads to from a start, which may be one of them, as far as they have a class and a name.
  ///
  /// The step is taken when the next node is asked for, so a node that was taken out meanwhile ends the walk.
  static func sequence<Node: XNode & SendableMetatype>(
    of type: Node.Type, named name: XName? = nil, in scope: EvaluationScope, from start: XNode,
    includingStart: Bool = false, _ step: @escaping Step
  ) throws -> Value {
    let element: StaticType = .named(type == XElement.self ? "XElement" : "XNode")
    return .object(
      try LazySequence(of: element, over: []) {
        var current: XNode? = start
        var isNext = includingStart
        return {
          while let last = current {
            try scope.step()
            let node = isNext ? last : step(last)
            isNext = false
            current = node
            guard let found = node as? Node else { continue }
            if let name, (found as? XElement)?.name != name { continue }
            return .object(found)
          }
          return nil
        }
      })
  }

  /// The nodes directly inside.
  static func children<Node: XNode & SendableMetatype>(
    of container: XContainer, _ type: Node.Type, named name: XName? = nil, in scope: EvaluationScope
  ) throws -> Value {
    try sequence(of: type, named: name, in: scope, from: container) {
      $0 === container ? container.first : $0.next
    }
  }

  /// The nodes inside at any depth, in the order of their start tags, after the container itself if wanted.
  static func descendants<Node: XNode & SendableMetatype>(
    of container: XContainer, _ type: Node.Type, named name: XName? = nil, andSelf: Bool = false,
    in scope: EvaluationScope
  ) throws -> Value {
    try sequence(of: type, named: name, in: scope, from: container, includingStart: andSelf) {
      following($0, in: container)
    }
  }

  /// The node after another in the order of start tags, inside a container.
  private static func following(_ node: XNode, in top: XContainer) -> XNode? {
    if let inner = (node as? XContainer)?.first { return inner }
    var current = node
    while current !== top {
      if let next = current.next { return next }
      guard let parent = current.parent else { return nil }
      current = parent
    }
    return nil
  }
}
