import ArgumentParser
import Foundation
import LabRunner

/// Which endpoint answers in place of the simulated models.
struct ModelEndpointOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Send the models' requests to this OpenAI-compatible endpoint, not to simulated ones: Azure's URL before "
        + "/deployments, or one that ends in /v1.",
      valueName: "url"))
  var modelEndpoint: String?

  @Option(
    help: ArgumentHelp(
      "The endpoint's key: the environment variable that holds it. It is never shown or kept.",
      valueName: "env:name"))
  var modelKey: String?

  /// The endpoint, once it has answered; nil when there is none.
  func endpoint() async throws -> ModelEndpoint? {
    guard let modelEndpoint else {
      guard modelKey == nil else {
        throw LabError(.usage, "--model-key needs --model-endpoint", hint: "say whose key it is")
      }
      return nil
    }
    let endpoint = try ModelEndpoint(
      modelEndpoint, keySource: modelKey, environment: ProcessInfo.processInfo.environment)
    try await endpoint.check()
    return endpoint
  }
}
