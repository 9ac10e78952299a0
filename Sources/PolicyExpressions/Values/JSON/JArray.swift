/// A JSON array.
public final class JArray: JContainer, Countable {
  private(set) var elements: [JToken] = []

  /// Creates an empty array.
  public override init() { super.init() }

  /// The array's .NET type.
  public override var type: StaticType { .named("JArray") }
  override var kind: String { "Array" }
  override var children: [JToken] { elements }
  var count: Int { elements.count }

  deinit {
    for element in elements { element.parent = nil }
  }

  override var copy: JToken {
    let array = JArray()
    for element in elements { try? array.add(element.copy) }
    return array
  }

  /// Adds a token at the end.
  public func add(_ token: JToken) throws {
    elements.append(try adopt(token))
  }

  func insert(_ token: JToken, at index: Int) throws {
    guard index >= 0, index <= elements.count else { throw Self.range }
    elements.insert(try adopt(token), at: index)
  }

  func element(_ index: Int) throws -> JToken {
    guard elements.indices.contains(index) else { throw Self.range }
    return elements[index]
  }

  func set(_ index: Int, _ token: JToken) throws {
    let old = try element(index)
    if old === token { return }
    elements[index] = try adopt(token)
    release(old)
  }

  func remove(at index: Int) throws {
    try release(element(index))
    elements.remove(at: index)
  }

  func removeAll() {
    for element in elements { release(element) }
    elements = []
  }

  private static var range: NetException {
    .argumentOutOfRange(
      "Index was out of range. Must be non-negative and less than the size of the collection.", "index")
  }
}
