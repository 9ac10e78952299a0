/// `System.Xml.Linq.XNode`: what stands in a document or an element.
public class XNode: XObject {
  /// The node after this one in the same container.
  public internal(set) final var next: XNode?
  /// The node before this one in the same container.
  ///
  /// Unowned and unchecked, since that node holds this one, and can end only after both left their container,
  /// which clears the link.
  public internal(set) unowned(unsafe) final var previous: XNode?

  /// The node's .NET type.
  public override var type: StaticType { .named("XNode") }

  /// The markup as `ToString()` gives it, indented by two blanks with lines ending in CR LF.
  public override var text: String {
    get throws { try markup(indented: true) }
  }

  /// How many containers lie inside one another, this node included.
  var height: Int { 0 }

  /// A node like this one that stands in nothing.
  var copy: XNode { XText("") }

  /// The markup of the node, without an XML declaration: indented, or as it is.
  ///
  /// - Throws: ``NetException`` for characters that XML does not allow.
  public final func markup(indented: Bool) throws -> String {
    try XMLWriter.text(of: self, indented: indented)
  }

  /// Takes the node out of what it stands in.
  public final func remove() throws {
    guard let parent else { throw NetException.invalid("The parent is missing.") }
    parent.unlink(self)
  }
}
