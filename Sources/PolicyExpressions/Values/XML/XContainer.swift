/// `System.Xml.Linq.XContainer`: a node with nodes inside, which it holds as a list.
public class XContainer: XNode {
  /// The first node inside.
  public private(set) final var first: XNode?
  /// The last node inside. Unowned and unchecked: the list holds it, and taking it out changes the link.
  public private(set) unowned(unsafe) final var last: XNode?
  private final var levels = 1
  /// What everything inside takes.
  final var inside = 0
  /// Whether the container holds a text of no length instead of nodes.
  final var holdsEmptyText = false

  /// How many containers may lie inside one another, so that walks may recurse.
  static let deepest = 256
  /// How many bytes a tree may take.
  static let heaviest = 256 << 20

  deinit { unlinkAll() }

  override var height: Int { levels }

  /// What it takes with everything inside.
  public override var footprint: Int { 64 + inside }

  /// The nodes directly inside, in order.
  public final var nodes: some Sequence<XNode> {
    sequence(state: first) { (upcoming: inout XNode?) -> XNode? in
      let node = upcoming
      upcoming = node?.next
      return node
    }
  }

  /// The elements directly inside, in order.
  public final var elements: some Sequence<XElement> {
    nodes.lazy.compactMap { $0 as? XElement }
  }

  /// The first element of a name directly inside.
  public final func element(_ name: XName) -> XElement? {
    elements.first { $0.name == name }
  }

  /// The text of all text nodes inside, at any depth.
  final var joinedText: String {
    var joined = ""
    appendText(to: &joined)
    return joined
  }

  private func appendText(to joined: inout String) {
    for node in nodes {
      if let text = node as? XText {
        joined += text.value
      } else if let inner = node as? XContainer {
        inner.appendText(to: &joined)
      }
    }
  }

  /// Refuses a node that cannot stand in this container.
  func validate(_ node: XNode, before place: XNode?) throws {
    if node is XDocument {
      throw NetException("ArgumentException", "A node of type Document cannot be added to content.")
    }
  }

  /// Puts a node at the end, a copy of it when it already stands somewhere; answers what was put there.
  @discardableResult
  public final func append(_ node: XNode) throws -> XNode {
    try insert(node, before: nil)
  }

  /// Puts a node before one of the nodes inside, or at the end, as ``append(_:)`` does.
  @discardableResult
  public final func insert(_ node: XNode, before place: XNode?) throws -> XNode {
    try validate(node, before: place)
    let child = node.parent == nil && !(node is XContainer && node === root) ? node : node.copy
    try afford(child.footprint)
    try grow(over: child)
    holdsEmptyText = false
    child.parent = self
    let before = place.map { $0.previous } ?? last
    child.previous = before
    child.next = place
    if let place { place.previous = child } else { last = child }
    if let before { before.next = child } else { first = child }
    child.grew(by: child.footprint)
    return child
  }

  private func grow(over child: XNode) throws {
    var height = child.height
    guard height > 0 else { return }
    var above = 0
    var container: XContainer? = self
    while let current = container {
      above += 1
      container = current.parent
    }
    guard height + above <= Self.deepest else { throw Self.tooDeep }
    container = self
    while let current = container, current.levels <= height {
      height += 1
      current.levels = height
      container = current.parent
    }
  }

  /// Refuses more bytes than a tree may take.
  final func afford(_ bytes: Int) throws {
    guard root.footprint + bytes <= Self.heaviest else {
      throw NetException.budget("XML takes more than \(Self.heaviest) bytes.")
    }
  }

  static var tooDeep: NetException {
    .budget("XML is nested more than \(deepest) levels deep.")
  }

  /// Takes out a node that stands directly inside.
  final func unlink(_ node: XNode) {
    node.grew(by: -node.footprint)
    let before = node.previous
    let after = node.next
    if let after { after.previous = before } else { last = before }
    if let before { before.next = after } else { first = after }
    node.parent = nil
    node.previous = nil
    node.next = nil
  }

  /// Takes out everything inside; an element is empty then.
  public final func removeNodes() {
    grew(by: -nodes.reduce(0) { $0 + $1.footprint })
    inside -= nodes.reduce(0) { $0 + $1.footprint }
    unlinkAll()
    holdsEmptyText = false
  }

  /// Takes out all nodes, one after the other, so that a long list costs no stack.
  private final func unlinkAll() {
    var node = first
    first = nil
    last = nil
    while let current = node {
      node = current.next
      current.parent = nil
      current.previous = nil
      current.next = nil
    }
  }
}
