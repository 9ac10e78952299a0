import AIGateway
import ArgumentParser
import Foundation
import LabRunner

/// Which endpoint answers in place of the simulated models.
struct ModelEndpointOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Send the models' requests to this OpenAI-compatible endpoint, not to simulated ones: "
        + "Azure's URL before /deployments, or one that ends in /v1.",
      valueName: "url"))
  var modelEndpoint: String?

  @Option(
    help: ArgumentHelp(
      "The endpoint's key: the environment variable that holds it. It is never shown or kept.",
      valueName: "env:name"))
  var modelKey: String?

  /// The endpoint, once it has answered; nil when there is none. A person is told which models of the services it has not.
  func endpoint(for services: [Service]) async throws -> ModelEndpoint? {
    guard let modelEndpoint else {
      guard modelKey == nil else {
        throw LabError(.usage, "--model-key needs --model-endpoint", hint: "say whose key it is")
      }
      return nil
    }
    let endpoint = try ModelEndpoint(
      modelEndpoint, keySource: modelKey, environment: ProcessInfo.processInfo.environment)
    if let listed = try await endpoint.check() { Self.tell(missing: services, listed) }
    return endpoint
  }

  private static func tell(missing services: [Service], _ listed: [String]) {
    var missing: [String] = []
    for backend in services.flatMap(\.backends) where backend.hostOfModels != nil {
      for name in backend.deployments where !listed.contains(name) && !missing.contains(name) {
        missing.append(name)
      }
    }
    guard !missing.isEmpty else { return }
    Notice.write(
      """
      warning: the model endpoint does not list \(missing.joined(separator: ", ")), which is asked for here
      hint:  it lists \(listed.isEmpty ? "nothing" : listed.prefix(10).joined(separator: ", "))

      """)
  }
}
