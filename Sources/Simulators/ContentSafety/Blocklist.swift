import OpenAI

/// A list of terms that a Content Safety resource is to find in texts, whatever their meaning.
public struct Blocklist: Sendable, Hashable, Codable {
  /// One term.
  public struct Item: Sendable, Hashable, Codable {
    /// The id; the service gives one to an item that comes without.
    public var id: String
    /// The term: words that stand in a text as such, in any case.
    public var text: String
    /// What people are told of it.
    public var description: String?

    /// Creates a term.
    public init(_ text: String, id: String = "", description: String? = nil) {
      self.id = id
      self.text = text
      self.description = description
    }

    var json: JSON {
      var object: JSONObject = ["blocklistItemId": .string(id)]
      if let description { object.append("description", .string(description)) }
      object.append("text", .string(text))
      return .object(object)
    }
  }

  /// The name that requests give.
  public var name: String
  /// What people are told of it.
  public var description: String?
  /// The terms, in the order of their addition.
  public var items: [Item]

  /// Creates a list.
  public init(_ name: String, description: String? = nil, _ items: [Item] = []) {
    self.name = name
    self.description = description
    self.items = items
  }

  var json: JSON {
    var object: JSONObject = ["blocklistName": .string(name)]
    if let description { object.append("description", .string(description)) }
    return .object(object)
  }
}
