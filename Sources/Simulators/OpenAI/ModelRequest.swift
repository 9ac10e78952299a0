import OpenAI

/// A request to a model, checked.
enum ModelRequest {
  case chat(ChatCompletionRequest)
  case completion(CompletionRequest)
  case response(ResponseRequest)
  case embeddings(EmbeddingRequest)
  case images(ImageRequest)

  init(_ operation: ModelOperation, parsing bytes: [UInt8]) throws(InvalidRequest) {
    switch operation {
    case .chatCompletions: self = .chat(try ChatCompletionRequest(parsing: bytes))
    case .completions: self = .completion(try CompletionRequest(parsing: bytes))
    case .responses: self = .response(try ResponseRequest(parsing: bytes))
    case .embeddings: self = .embeddings(try EmbeddingRequest(parsing: bytes))
    case .images: self = .images(try ImageRequest(parsing: bytes))
    }
  }

  /// The model that the body names.
  var model: String? {
    switch self {
    case .chat(let request): request.model
    case .completion(let request): request.model
    case .response(let request): request.model
    case .embeddings(let request): request.model
    case .images(let request): request.model
    }
  }
}
