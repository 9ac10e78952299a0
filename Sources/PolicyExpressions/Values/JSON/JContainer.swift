/// A token with tokens inside.
public class JContainer: JToken {
  /// How many tokens lie inside one another, this one included; bounded, so that walks may recurse.
  var height = 1
  static let deepest = 256
  /// How many tokens lie inside, this one included.
  private(set) var tokens = 1
  /// The most tokens inside one.
  static let most = 500_000

  /// What it takes with everything inside.
  public override var footprint: Int { tokens * 64 }

  /// Puts a token inside: a copy, when it already stands elsewhere or is what this one stands in.
  func adopt(_ token: JToken) throws -> JToken {
    let child = token.parent == nil && token !== root ? token : token.copy
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
    let added = (child as? JContainer)?.tokens ?? 1
    guard tokens + added <= Self.most else {
      throw NetException("JsonWriterException", "JSON of more than \(Self.most) values.")
    }
    child.parent = self
    count(added)
    return child
  }

  private var root: JContainer {
    var root = self
    while let parent = root.parent { root = parent }
    return root
  }

  /// Lets go of a token inside.
  func release(_ child: JToken) {
    child.parent = nil
    count(-((child as? JContainer)?.tokens ?? 1))
  }

  private func count(_ added: Int) {
    var container: JContainer? = self
    while let current = container {
      current.tokens += added
      container = current.parent
    }
  }
}
