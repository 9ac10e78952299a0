import HTTPTransport
import LabTime
import OpenAI

extension OpenAIEndpoint {
  /// Embeds texts with this process' embedder, in vectors as long as the model's.
  func embed(
    _ request: EmbeddingRequest, with deployment: Deployment, _ call: Call
  ) async throws -> Response {
    let model = deployment.model
    let dimensions = try Self.dimensions(request, model) ?? models.embedder.dimensions
    let tokenizer = models.tokenizer(for: model.name)
    var tokens = 0
    for input in request.inputs {
      let count = input.tokenCount(tokenizer)
      guard count <= Self.mostInputTokens else {
        throw Refusal(
          InvalidRequest.contextLength(Self.mostInputTokens, requested: count))
      }
      tokens += count
    }
    let own = try admit(cost: tokens, .embeddings, to: deployment, call)
    let vectors = request.inputs.map { models.embedder.embed($0.text(tokenizer)).resized(to: dimensions) }
    let list = EmbeddingList(model: model.snapshot, vectors: vectors, promptTokens: tokens)
    return try await deliver(
      list.json(base64: request.wantsBase64).bytes, own: own, tokens: tokens, call)
  }

  // The context of every embedding model since ada-002.
  private static let mostInputTokens = 8192

  private static func dimensions(_ request: EmbeddingRequest, _ model: Model) throws(Refusal) -> Int? {
    guard let wanted = request.dimensions else { return model.dimensions }
    guard model.name != "text-embedding-ada-002" else {
      throw Refusal(
        400,
        ErrorBody(
          message: "This model does not support specifying dimensions.", type: "invalid_request_error"))
    }
    let most = model.dimensions ?? mostDimensions
    guard wanted <= most else {
      throw Refusal(
        400,
        ErrorBody(
          message: "Invalid value for 'dimensions' = \(wanted). Must be less than or equal to \(most).",
          type: "invalid_request_error", param: "dimensions"))
    }
    return wanted
  }

  // Of a model of unknown size.
  private static let mostDimensions = 4096
}

extension EmbeddingRequest.Input {
  /// How many tokens it has.
  func tokenCount(_ tokenizer: any Tokenizer) -> Int {
    switch self {
    case .text(let text): tokenizer.count(text)
    case .tokens(let tokens): tokens.count
    }
  }

  // Without the tokens' texts their numbers are words: inputs that share tokens are still near each other.
  fileprivate func text(_ tokenizer: any Tokenizer) -> String {
    switch self {
    case .text(let text): text
    case .tokens(let tokens):
      tokenizer.text(of: tokens) ?? tokens.map(String.init).joined(separator: " ")
    }
  }
}
