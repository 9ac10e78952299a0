/// `System.Xml.Linq.XProcessingInstruction`: `<?target data?>`.
public final class XProcessingInstruction: XNode {
  /// The name after `<?`.
  public var target: String
  /// What follows the name.
  public var data: String

  /// An instruction that stands in nothing.
  public init(_ target: String, _ data: String) {
    self.target = target
    self.data = data
  }

  /// The instruction's .NET type.
  public override var type: StaticType { .named("XProcessingInstruction") }

  override var copy: XNode { XProcessingInstruction(target, data) }
}
