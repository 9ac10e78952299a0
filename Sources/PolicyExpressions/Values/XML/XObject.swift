/// `System.Xml.Linq.XObject`: a node or an attribute, knowing what it stands in.
public class XObject: NetObject {
  /// What the object stands in; nil for a root.
  ///
  /// Unowned and unchecked, since the parent holds this object, and clears the link when it lets go of it or ends.
  public internal(set) unowned(unsafe) final var parent: XContainer?

  init() {}

  /// The object's .NET type.
  public var type: StaticType { .named("XObject") }
  /// What `ToString()` answers: the markup, indented.
  ///
  /// - Throws: ``NetException`` for characters that XML does not allow.
  public var text: String {
    get throws { "" }
  }

  /// What the tree has at its top: this object when it stands in nothing.
  final var root: XObject {
    var top = self
    while let parent = top.parent { top = parent }
    return top
  }

  /// About how many bytes the object takes with everything inside.
  public var footprint: Int { 64 }

  /// Tells what the object stands in that it takes more bytes, or fewer.
  final func grew(by bytes: Int) {
    var outer = parent
    while let container = outer {
      container.inside += bytes
      outer = container.parent
    }
  }

  /// The document that the object is part of.
  final var document: XDocument? { root as? XDocument }
}
