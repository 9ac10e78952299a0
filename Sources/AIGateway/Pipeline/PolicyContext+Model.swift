import HTTPTransport
import OpenAI

extension PolicyContext {
  /// The tokenizer of the model that a request asks for: the body's `model`, else the deployment that the path
  /// names, which is taken to be called like its model.
  func tokenizer(forRequest body: JSON?) -> any Tokenizer {
    environment.models.tokenizer(for: body?["model"]?.string ?? deploymentName)
  }

  private var deploymentName: String? {
    let parts = originalURL.path.split(separator: "/")
    guard let index = parts.firstIndex(of: "deployments"), index + 1 < parts.count else { return nil }
    return String(parts[index + 1])
  }
}
