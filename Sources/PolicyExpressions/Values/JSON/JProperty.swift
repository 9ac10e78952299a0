/// A name and its value in a JSON object.
public final class JProperty: JContainer {
  /// The name.
  public let name: String
  private(set) var value: JToken

  /// Creates a property.
  public init(_ name: String, _ value: JToken) throws {
    self.name = name
    self.value = JValue(.null)
    super.init()
    self.value = try adopt(value)
  }

  /// The property's .NET type.
  public override var type: StaticType { .named("JProperty") }
  override var kind: String { "Property" }
  override var children: [JToken] { [value] }
  override var copy: JToken { (try? JProperty(name, value.copy)) ?? JValue(.null) }

  deinit { value.parent = nil }

  func set(_ token: JToken) throws {
    if token === value { return }
    let old = value
    value = try adopt(token)
    release(old)
  }
}
