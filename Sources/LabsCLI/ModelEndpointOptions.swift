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

  @Option(
    help: ArgumentHelp(
      "What the endpoint calls a model that a lab asks for, such as gpt-4o-mini=llama3.2. "
        + "Left out, the only chat or embedding model that the endpoint lists is used.",
      valueName: "name=name"))
  var model: [String] = []

  /// Whether none of them was given.
  var isEmpty: Bool { modelEndpoint == nil && modelKey == nil && model.isEmpty }

  /// The endpoint, once it has answered; nil when there is none.
  ///
  /// A person is told which models stand in for which, and which models of the services the endpoint has not.
  func endpoint(for services: [Service]) async throws -> ModelEndpoint? {
    guard let modelEndpoint else {
      guard modelKey == nil else {
        throw LabError(.usage, "--model-key needs --model-endpoint", hint: "say whose key it is")
      }
      guard model.isEmpty else {
        throw LabError(.usage, "--model needs --model-endpoint", hint: "say who has these models")
      }
      return nil
    }
    let wanted = Self.models(of: services)
    let names = try ModelNames(model)
    if let name = names.renamed.first(where: { !wanted.contains($0) }) {
      throw LabError(
        .usage, "--model names '\(name)', which is not asked for here",
        hint: "asked for: \(wanted.isEmpty ? "no model" : wanted.joined(separator: ", "))")
    }
    var endpoint = try ModelEndpoint(
      modelEndpoint, keySource: modelKey, names: names, environment: ProcessInfo.processInfo.environment)
    guard let listed = try await endpoint.check() else { return endpoint }
    for (name, used) in endpoint.names.complete(wanted, from: listed) {
      Notice.write("\(name) is the endpoint's \(used), the only model of its kind that it lists\n")
    }
    Self.tell(wanted.map { endpoint.names[$0] ?? $0 }, missingFrom: listed.map(\.name))
    return endpoint
  }

  // Each once, in the services' order.
  private static func models(of services: [Service]) -> [String] {
    var models: [String] = []
    for backend in services.flatMap(\.backends) where backend.hostOfModels != nil {
      for name in backend.deployments where !models.contains(name) { models.append(name) }
    }
    return models
  }

  private static func tell(_ models: [String], missingFrom listed: [String]) {
    let missing = models.filter { !listed.contains($0) }
    guard !missing.isEmpty else { return }
    Notice.write(
      """
      warning: the model endpoint does not list \(missing.joined(separator: ", ")), which is asked for here
      hint:  it lists \(listed.isEmpty ? "nothing" : listed.prefix(10).joined(separator: ", ")); \
      --model NAME=NAME says which of them to ask for

      """)
  }
}
