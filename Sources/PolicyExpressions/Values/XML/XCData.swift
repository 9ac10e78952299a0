/// `System.Xml.Linq.XCData`: characters in a CDATA section.
public final class XCData: XText {
  /// The section's .NET type.
  public override var type: StaticType { .named("XCData") }

  override var copy: XNode { XCData(value) }
}
