/// A token with tokens inside.
public class JContainer: JToken {
  /// How many tokens lie inside one another, this one included; bounded, so that walks may recurse.
  var height = 1
  static let deepest = 256

  /// Puts a token inside: a copy, when it already stands elsewhere.
  func adopt(_ token: JToken) throws -> JToken {
    let child = token.parent == nil && token !== self ? token : token.copy
    var height = (child as? JContainer)?.height ?? 0
    var container: JContainer? = self
    while let current = container, current.height <= height {
      height += 1
      guard height <= Self.deepest else {
        throw NetException("JsonWriterException", "JSON nested more than \(Self.deepest) levels deep.")
      }
      current.height = height
      container = current.parent
    }
    child.parent = self
    return child
  }
}

extension JToken {
  func release() { parent = nil }
}
