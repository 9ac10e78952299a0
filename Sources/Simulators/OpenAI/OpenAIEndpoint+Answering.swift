import HTTPTransport
import OpenAI

extension OpenAIEndpoint {
  /// Has a request answered by other models than simulated ones, within the deployment's limits.
  func pass(
    _ request: Request, _ work: ModelRequest, _ operation: ModelOperation, on deployment: Deployment,
    to models: any Responder, _ call: Call
  ) async throws -> Response {
    let own = try admit(cost: cost(of: work, deployment), operation, to: deployment, call)
    var response = try await models.respond(to: request)
    for field in own.fields { response.headers[field.name] = field.value }
    if call.address.dialect == .azure { response.headers["x-ms-region"] = call.head.region }
    if let fault = call.fault { response.body = fault.spoiled(try await response.body.gathered()) }
    return response
  }

  // As the simulated models charge it.
  private func cost(of work: ModelRequest, _ deployment: Deployment) -> Int {
    let tokenizer = models.tokenizer(for: deployment.model.name)
    return switch work {
    case .chat(let request): TextRequest.chat(request).cost
    case .completion(let request): TextRequest.text(request).cost
    case .response(let request): TextRequest.response(ResponseTurn(request: request, history: [])).cost
    case .embeddings(let request): request.inputs.reduce(0) { $0 + $1.tokenCount(tokenizer) }
    case .images(let request): tokenizer.count(request.prompt)
    }
  }
}
