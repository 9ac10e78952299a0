/// `System.Xml.Linq.XText`: characters between tags.
public class XText: XNode {
  /// The characters, entities resolved.
  public final var value: String

  /// A text that stands in nothing.
  public init(_ value: String) { self.value = value }

  /// The text's .NET type.
  public override var type: StaticType { .named("XText") }

  override var copy: XNode { XText(value) }
}
