/// What a model can be asked for.
public enum ModelOperation: Sendable, Hashable {
  /// `POST .../chat/completions`
  case chatCompletions
  /// `POST .../completions`
  case completions

  // As Azure's message about an operation that a model does not support names it.
  var azureName: String {
    switch self {
    case .chatCompletions: "chatCompletion"
    case .completions: "completion"
    }
  }

  // As Azure's message about an exceeded limit names it.
  var operationID: String {
    switch self {
    case .chatCompletions: "ChatCompletions_Create"
    case .completions: "Completions_Create"
    }
  }
}
