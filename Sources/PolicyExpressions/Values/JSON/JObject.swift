/// A JSON object: properties in order.
public final class JObject: JContainer, Countable {
  private(set) var properties: [JProperty] = []
  private var places: [String: Int] = [:]

  /// Creates an empty object.
  public override init() { super.init() }

  /// The object's .NET type.
  public override var type: StaticType { .named("JObject") }
  override var kind: String { "Object" }
  override var children: [JToken] { properties }
  var count: Int { properties.count }

  deinit {
    for property in properties { property.parent = nil }
  }

  override var copy: JToken {
    let object = JObject()
    for property in properties { try? object.add(property.copy) }
    return object
  }

  func property(_ name: String) -> JProperty? {
    places[name].map { properties[$0] }
  }

  /// The value of a name, when there is one.
  public func value(_ name: String) -> JToken? {
    property(name)?.value
  }

  /// Sets the value of a name, adding it at the end when it is new.
  public func set(_ name: String, _ token: JToken) throws {
    if let property = property(name) {
      try property.set(token)
    } else {
      try add(JProperty(name, token))
    }
  }

  /// Adds a property; a name that is there already is an error.
  func add(_ token: JToken) throws {
    guard let property = token as? JProperty else {
      throw NetException(
        "ArgumentException",
        "Can not add \(Library.standard.fullName(of: token.type)) to Newtonsoft.Json.Linq.JObject.")
    }
    guard places[property.name] == nil else {
      throw NetException(
        "ArgumentException",
        "Can not add property \(property.name) to Newtonsoft.Json.Linq.JObject. "
          + "Property with the same name already exists on object.")
    }
    guard let child = try adopt(property) as? JProperty else { return }
    places[child.name] = properties.count
    properties.append(child)
  }

  func remove(_ name: String) -> Bool {
    guard let place = places[name] else { return false }
    release(properties[place])
    properties.remove(at: place)
    places = Dictionary(
      properties.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { $1 })
    return true
  }

  func removeAll() {
    for property in properties { release(property) }
    properties = []
    places = [:]
  }

  override func makeIterator() -> () throws -> Value? {
    var properties = properties.makeIterator()
    let types: [StaticType] = [.string, .named("JToken")]
    return {
      guard let property = properties.next() else { return nil }
      return .object(PairObject(key: .string(property.name), value: .object(property.value), types: types))
    }
  }
}
