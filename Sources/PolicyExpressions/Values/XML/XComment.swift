/// `System.Xml.Linq.XComment`: a comment.
public final class XComment: XNode {
  /// What stands between `<!--` and `-->`.
  public var value: String

  /// A comment that stands in nothing.
  public init(_ value: String) { self.value = value }

  /// The comment's .NET type.
  public override var type: StaticType { .named("XComment") }

  override var copy: XNode { XComment(value) }
}
