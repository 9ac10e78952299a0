extension Library {
  /// `System.Xml.Linq.Extensions`: what sequences of nodes can do, node by node.
  static let xmlSequenceMembers: [Member] = [
    Member("static IEnumerable<XElement> Elements(this IEnumerable<XContainer> source)") { call in
      try each(call, "XElement") { (container: XContainer, call) in
        try XMLWalk.children(of: container, XElement.self, in: call.scope)
      }
    },
    Member("static IEnumerable<XElement> Elements(this IEnumerable<XContainer> source, XName name)") { call in
      try each(call, "XElement") { (container: XContainer, call) in
        guard let name = call.name(1) else { return noXElements }
        return try XMLWalk.children(of: container, XElement.self, named: name, in: call.scope)
      }
    },
    Member("static IEnumerable<XElement> Descendants(this IEnumerable<XContainer> source)") { call in
      try each(call, "XElement") { (container: XContainer, call) in
        try XMLWalk.descendants(of: container, XElement.self, in: call.scope)
      }
    },
    Member("static IEnumerable<XElement> Descendants(this IEnumerable<XContainer> source, XName name)") {
      call in
      try each(call, "XElement") { (container: XContainer, call) in
        guard let name = call.name(1) else { return noXElements }
        return try XMLWalk.descendants(of: container, XElement.self, named: name, in: call.scope)
      }
    },
    Member("static IEnumerable<XElement> DescendantsAndSelf(this IEnumerable<XElement> source)") { call in
      try each(call, "XElement") { (element: XElement, call) in
        try XMLWalk.descendants(of: element, XElement.self, andSelf: true, in: call.scope)
      }
    },
    Member("static IEnumerable<XNode> Nodes(this IEnumerable<XContainer> source)") { call in
      try each(call, "XNode") { (container: XContainer, call) in
        try XMLWalk.children(of: container, XNode.self, in: call.scope)
      }
    },
    Member("static IEnumerable<XElement> Ancestors(this IEnumerable<XNode> source)") { call in
      try each(call, "XElement") { (node: XNode, call) in
        try XMLWalk.sequence(of: XElement.self, in: call.scope, from: node) { $0.parent }
      }
    },
    Member("static IEnumerable<XElement> Ancestors(this IEnumerable<XNode> source, XName name)") { call in
      try each(call, "XElement") { (node: XNode, call) in
        guard let name = call.name(1) else { return noXElements }
        return try XMLWalk.sequence(of: XElement.self, named: name, in: call.scope, from: node) { $0.parent }
      }
    },
    Member("static IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source)") { call in
      try each(call, "XAttribute") { (element: XElement, _) in attributes(element.attributes) }
    },
    Member("static IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source, XName name)") {
      call in
      try each(call, "XAttribute") { (element: XElement, call) in
        attributes(call.name(1).flatMap(element.attribute).map { [$0] } ?? [])
      }
    },
    Member("static void Remove(this IEnumerable<XNode> source)") { call in
      for node in try call.elements(0) { try (node.object as? XNode)?.remove() }
      return .null
    },
    Member("static void Remove(this IEnumerable<XAttribute> source)") { call in
      for item in try call.elements(0) {
        guard let attribute = item.object as? XAttribute else { continue }
        (attribute.parent as? XElement)?.remove(attribute)
      }
      return .null
    },
  ]

  /// The sequences that the nodes of a sequence lead to, one after the other.
  private static func each<Node: XObject & SendableMetatype>(
    _ call: Call, _ element: String, _ make: @escaping @Sendable (Node, Call) throws -> Value
  ) throws -> Value {
    _ = try call.sequence(0)
    return .object(
      try LazySequence(of: .named(element), over: [call.argument(0)]) {
        let outer = try call.sequence(0)
        var inner: (() throws -> Value?)?
        return {
          while true {
            try call.scope.step()
            if let found = try inner?() { return found }
            guard let node = try outer() else { return nil }
            guard let node = node.object as? Node else { throw NetException.nullReference }
            inner = Sequences.iterator(of: try make(node, call))
          }
        }
      })
  }
}
