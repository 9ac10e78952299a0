import HTTPTransport
import LabTime
import OpenAI

/// The vector of a prompt, and what made it.
struct PromptEmbedding: Sendable {
  let vector: [Float]
  /// The embedder's name, or the backend's address.
  let embedder: String

  /// Embeds a text with an embeddings backend of the service, or in this process where the service has no
  /// backend of that name.
  ///
  /// The backend's URL is that of the operation,
  /// `https://NAME.openai.azure.com/openai/deployments/DEPLOYMENT/embeddings`, as the page "Enable semantic
  /// caching for LLM APIs" has it; the gateway shows it its managed identity's token, or the backend's credentials.
  ///
  /// - Throws: ``PolicyFailure`` for an answer without a vector, or what the network throws.
  init(of text: String, backend name: String, _ context: PolicyContext) async throws {
    guard let backend = context.deployed.backends[name] else {
      let models = context.environment.models
      vector = models.embedder.embed(text)
      embedder = models.embedder.name
      guard vector.contains(where: { $0 != 0 }) else { throw Self.failure("the prompt has nothing to embed") }
      return
    }
    var url = backend.url
    if url.query?.contains("api-version=") != true {
      url.query = url.query.map { "\($0)&\(Self.version)" } ?? Self.version
    }
    let environment = context.environment
    let token = try await context.stores.tokens.token(
      for: Self.resource, clientID: nil, from: environment.tokens, at: environment.clock.now)
    var request = Request(
      "POST", url, headers: ["Content-Type": "application/json", "Authorization": "Bearer \(token)"],
      body: .bytes(JSON.object(["input": .string(text)]).bytes))
    if case .single(let single) = backend, let credentials = single.credentials {
      request = try await credentials.applied(to: request, context)
    }
    request.timeout = Self.timeout
    let response = try await SendRequest.send(request, in: environment)
    guard response.status == 200 else {
      throw Self.failure("the embeddings backend answered \(response.status) \(response.reasonPhrase)")
    }
    let body = try JSON(parsing: try await response.body.gathered())
    let numbers = body["data"]?[0]?["embedding"]?.array?.compactMap(\.double) ?? []
    vector = numbers.map { Float($0) }.normalized()
    embedder = backend.url.description
    guard vector.contains(where: { $0 != 0 }) else {
      throw Self.failure("the embeddings backend answered without a vector")
    }
  }

  private static let version = "api-version=2024-10-21"
  private static let resource = "https://cognitiveservices.azure.com"
  // A caller waits for the answer of a model, not for a cache that does not answer.
  private static let timeout = Duration.seconds(10)

  private static func failure(_ detail: String) -> PolicyFailure {
    .internalError(reason: "SemanticCacheError", detail: detail)
  }
}
