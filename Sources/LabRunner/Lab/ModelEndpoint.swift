public import AIGateway
import HTTPTransport
import LabTime
import OpenAI

/// A real OpenAI-compatible endpoint that answers in place of a lab's simulated models.
public struct ModelEndpoint: Sendable {
  let url: RequestURL
  /// Whose routes it has, and so where it takes a key.
  let dialect: Dialect
  private let key: String?

  /// Describes an endpoint.
  ///
  /// - Parameters:
  ///   - text: Its URL: Azure's before `/deployments`, or one that ends in `/v1`.
  ///   - keySource: `env:NAME`, the environment variable that holds its key; nil for an endpoint without one.
  /// - Throws: ``LabError`` with ``ExitCode/usage``. It never repeats a key.
  public init(
    _ text: String, keySource: String? = nil, environment: [String: String]
  ) throws(LabError) {
    guard var url = RequestURL(text), !url.host.isEmpty, url.query == nil else {
      throw LabError(
        .usage, "--model-endpoint takes a URL, not '\(text)'",
        hint: "write https://NAME.openai.azure.com/openai, or one that ends in /v1")
    }
    while url.path.hasSuffix("/") { url.path.removeLast() }
    let isAzure = url.host.hasSuffix(".azure.com") || url.path.split(separator: "/").contains("openai")
    let hasV1 = url.path.hasSuffix("/v1")
    if url.host.hasSuffix(".azure.com"), url.path.isEmpty { url.path = "/openai" }
    self.url = url
    dialect = isAzure || !hasV1 ? .azure : .openAI
    key = try keySource.map { source throws(LabError) in try Self.key(source, environment) }
  }

  private static func key(
    _ source: String, _ environment: [String: String]
  ) throws(LabError) -> String {
    let prefix = "env:"
    guard source.hasPrefix(prefix), source.count > prefix.count else {
      throw LabError(
        .usage, "--model-key takes env:NAME, not the key itself",
        hint: "put the key into an environment variable; command lines are kept in the history")
    }
    let name = String(source.dropFirst(prefix.count))
    guard let key = environment[name], !key.isEmpty else {
      throw LabError(
        .usage, "--model-key names the environment variable '\(name)', which is not set",
        hint: "export \(name) first")
    }
    return key
  }

  /// The words of a command line that name an endpoint and where its key is, in that order.
  static func options(in arguments: [String]) -> [String] {
    ["--model-endpoint", "--model-key"].flatMap { option -> [String] in
      if let word = arguments.first(where: { $0.hasPrefix("\(option)=") }) { return [word] }
      guard let index = arguments.firstIndex(of: option), index + 1 < arguments.count else { return [] }
      return [option, arguments[index + 1]]
    }
  }

  /// A service whose model backends are answered by this endpoint; everything else stays as it is.
  ///
  /// - Parameter countsRequests: Whether the deployment is asked how many requests have reached a backend.
  ///   If not, an endpoint that needs nothing added to its requests gets them from the gateway itself.
  public func replacingModels(of service: Service, countsRequests: Bool) -> Service {
    var service = service
    let isDirect = !countsRequests && key == nil && !url.path.hasSuffix("/v1")
    for index in service.backends.indices {
      let backend = service.backends[index]
      guard backend.host != nil, !backend.deployments.isEmpty else { continue }
      if isDirect {
        service.backends[index].host = nil
        service.backends[index].url =
          url.description.hasSuffix("/") ? String(url.description.dropLast()) : url.description
      } else {
        service.backends[index].host = { _ in ModelForwarder(self) }
      }
    }
    return service
  }

  /// Asks the endpoint for its models, so that one that cannot be used is told before a lab runs.
  ///
  /// - Throws: ``LabError`` with ``ExitCode/unavailable`` when it does not answer, or refuses the key.
  public func check() async throws {
    let client = Client()
    var request = Request("GET", target("models", query: "api-version=2024-10-21"))
    request.timeout = .seconds(15)
    authorize(&request.headers)
    do {
      let status = try await client.respond(to: request).status
      await client.shutdown()
      guard status == 401 || status == 403 else { return }
      throw LabError(
        .unavailable, "the model endpoint \(url.authority) refuses the key with status \(status)",
        hint: "--model-key env:NAME names the environment variable that holds the right one")
    } catch let error as TransportError {
      await client.shutdown()
      throw LabError(
        .unavailable, "the model endpoint \(url.authority) cannot be used: \(error)",
        hint: "leave --model-endpoint out to run with simulated models")
    }
  }

  /// Puts the key where the endpoint takes it, in place of what the caller sent.
  func authorize(_ headers: inout Headers) {
    guard let key else { return }
    for name in ["api-key", "Authorization", "Ocp-Apim-Subscription-Key"] { headers.remove(name) }
    switch dialect {
    case .azure: headers.append("api-key", key)
    case .openAI: headers.append("Authorization", "Bearer \(key)")
    }
  }

  /// A path below the endpoint; the v1 routes have no version in the query.
  func target(_ path: String, query: String?) -> RequestURL {
    var target = url
    target.path += "/" + path
    target.query = url.path.hasSuffix("/v1") ? nil : query
    return target
  }
}
