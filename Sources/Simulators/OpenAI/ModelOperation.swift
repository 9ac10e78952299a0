/// What a model can be asked for.
public enum ModelOperation: Sendable, Hashable {
  /// `POST .../chat/completions`
  case chatCompletions
  /// `POST .../completions`
  case completions
  /// `POST .../responses`
  case responses
  /// `POST .../embeddings`
  case embeddings
  /// `POST .../images/generations`
  case images

  // As Azure's message about an operation that a model does not support names it.
  var azureName: String {
    switch self {
    case .chatCompletions: "chatCompletion"
    case .completions: "completion"
    case .responses: "responses"
    case .embeddings: "embeddings"
    case .images: "imageGenerations"
    }
  }

  // As Azure's message about an exceeded limit names it.
  var operationID: String {
    switch self {
    case .chatCompletions: "ChatCompletions_Create"
    case .completions: "Completions_Create"
    case .responses: "Responses_Create"
    case .embeddings: "Embeddings_Create"
    case .images: "ImageGenerations_Create"
    }
  }
}
