/// What constructors and `Add` of LINQ to XML take: nodes, attributes, values, and sequences of all these.
enum XMLContent {
  /// How deep sequences may lie in one another.
  private static let deepest = 100

  /// Puts content into a container, before one of its nodes or at the end.
  static func add(_ content: Value, to container: XContainer, before place: XNode? = nil) throws {
    for item in try items(of: content) { try put(item, in: container, before: place) }
  }

  /// The content with its sequences walked: nodes, attributes and values, without nulls.
  static func items(of content: Value) throws -> [Value] {
    var items: [Value] = []
    try gather(content, into: &items, depth: 0)
    return items
  }

  private static func gather(_ content: Value, into items: inout [Value], depth: Int) throws {
    switch content {
    case .null: return
    case .object(let object) where object is any Enumerable:
      guard depth < deepest else {
        throw NetException.budget("XML content lies more than \(deepest) sequences deep.")
      }
      guard let next = Sequences.iterator(of: content) else { return }
      while let element = try next() { try gather(element, into: &items, depth: depth + 1) }
    default: items.append(content)
    }
  }

  private static func put(_ item: Value, in container: XContainer, before place: XNode?) throws {
    switch item {
    case .object(let node as XNode): try container.insert(node, before: place)
    case .object(let attribute as XAttribute):
      guard let element = container as? XElement else {
        throw NetException("ArgumentException", "An attribute cannot be added to content.")
      }
      try element.add(attribute)
    default: try put(text: try XMLValue.text(of: item), in: container, before: place)
    }
  }

  /// Text joins the text before it, as it would when read.
  private static func put(text: String, in container: XContainer, before place: XNode?) throws {
    if place == nil, let element = container as? XElement {
      try element.appendText(text)
      return
    }
    let before = place.map { $0.previous } ?? container.last
    if let before = before as? XText, !(before is XCData) {
      try container.afford(text.utf8.count)
      before.value += text
    } else if !text.isEmpty {
      try container.insert(XText(text), before: place)
    }
  }

  /// Replaces a node by content; the content may hold the node.
  static func replace(_ node: XNode, by content: Value) throws {
    guard let parent = node.parent else { throw NetException.invalid("The parent is missing.") }
    let items = try items(of: content)
    let place = node.next
    parent.unlink(node)
    for item in items { try put(item, in: parent, before: place) }
  }

  /// Whether two nodes say the same: names, attributes, texts and what lies inside.
  static func deepEquals(_ left: XNode?, _ right: XNode?) -> Bool {
    switch (left, right) {
    case (nil, nil): return true
    case (let a as XElement, let b as XElement):
      return a.name == b.name && a.attributes.count == b.attributes.count
        && zip(a.attributes, b.attributes).allSatisfy { $0.name == $1.name && $0.value == $1.value }
        && contentEquals(a, b)
    case (let a as XDocument, let b as XDocument): return contentEquals(a, b)
    case (let a as XText, let b as XText): return a.type == b.type && a.value == b.value
    case (let a as XComment, let b as XComment): return a.value == b.value
    case (let a as XProcessingInstruction, let b as XProcessingInstruction):
      return a.target == b.target && a.data == b.data
    default: return false
    }
  }

  private static func contentEquals(_ a: XContainer, _ b: XContainer) -> Bool {
    var first = a.first
    var second = b.first
    while let left = first, let right = second {
      guard deepEquals(left, right) else { return false }
      first = left.next
      second = right.next
    }
    return first == nil && second == nil
      && (a as? XElement)?.isEmpty == (b as? XElement)?.isEmpty
  }
}
