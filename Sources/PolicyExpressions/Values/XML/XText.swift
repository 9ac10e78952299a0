/// `System.Xml.Linq.XText`: characters between tags.
public class XText: XNode {
  /// The characters, entities resolved.
  public final var value: String {
    didSet { grew(by: value.utf8.count - oldValue.utf8.count) }
  }

  /// A text that stands in nothing.
  public init(_ value: String) { self.value = value }

  /// The text's .NET type.
  public override var type: StaticType { .named("XText") }

  /// The characters and what they stand in.
  public override var footprint: Int { 64 + value.utf8.count }

  override var copy: XNode { XText(value) }
}
