import OpenAI
import Simulators

/// A model that an endpoint lists, as far as it tells what it is for.
public struct EndpointModel: Sendable, Hashable {
  /// What it can be asked for.
  enum Use: String {
    case chat, embedding, other
  }

  /// The name that requests use.
  public let name: String
  let use: Use

  /// Reads an element of `data` of `GET .../models`: Azure's lists tell capabilities, of others there is the name.
  init?(_ json: JSON) {
    guard let name = json["id"]?.string else { return nil }
    self.name = name
    switch (json["capabilities"]?["embeddings"], json["capabilities"]?["chat_completion"]) {
    case (true?, _): use = .embedding
    case (_, true?): use = .chat
    case (false?, false?): use = .other
    default: use = Self.use(of: name)
    }
  }

  /// What a model of this name is for. Embedding models have that in their names by custom.
  static func use(of name: String) -> Use {
    let operations = Model(named: name).operations
    if operations.contains(.embeddings) || name.lowercased().contains("embed") { return .embedding }
    return operations.contains(.chatCompletions) ? .chat : .other
  }
}
