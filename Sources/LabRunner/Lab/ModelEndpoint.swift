public import AIGateway
import HTTPTransport
import LabTime
import OpenAI

/// A real OpenAI-compatible endpoint that answers in place of a lab's simulated models.
public struct ModelEndpoint: Sendable {
  let url: RequestURL
  /// Whose routes it has, and so where it takes a key.
  let dialect: Dialect
  /// What lets the gateway in; nil for an endpoint that lets everybody in.
  let key: String?
  /// What it calls the models that labs ask for by other names.
  public var names: ModelNames
  // Without a version in the query, and with the model in the body.
  private let hasV1: Bool

  /// Describes an endpoint.
  ///
  /// - Parameters:
  ///   - text: Its URL: Azure's before `/deployments`, or one that ends in `/v1`.
  ///   - keySource: `env:NAME`, the environment variable that holds its key; nil for an endpoint without one.
  ///   - names: What it calls the models that labs ask for by other names.
  /// - Throws: ``LabError`` with ``ExitCode/usage``. It never repeats a key.
  public init(
    _ text: String, keySource: String? = nil, names: ModelNames = ModelNames(), environment: [String: String]
  ) throws(LabError) {
    self.names = names
    guard var url = RequestURL(text), !url.host.isEmpty, url.query == nil else {
      throw LabError(
        .usage, "--model-endpoint takes a URL, not '\(text)'",
        hint: "write https://NAME.openai.azure.com/openai, or one that ends in /v1")
    }
    while url.path.hasSuffix("/") { url.path.removeLast() }
    let isAzure = url.host.hasSuffix(".azure.com") || url.path.split(separator: "/").contains("openai")
    if url.host.hasSuffix(".azure.com"), url.path.isEmpty { url.path = "/openai" }
    hasV1 = url.path.hasSuffix("/v1")
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

  /// The words of a command line that name an endpoint, where its key is and what it calls its models, in that order.
  public static func options(in arguments: [String]) -> [String] {
    ["--model-endpoint", "--model-key", "--model"].flatMap { option in
      arguments.indices.flatMap { index -> [String] in
        if arguments[index].hasPrefix("\(option)=") { return [arguments[index]] }
        guard arguments[index] == option, index + 1 < arguments.count else { return [] }
        return [option, arguments[index + 1]]
      }
    }
  }

  /// A service whose models' answers are this endpoint's. What a lab makes claims about stays the lab's: the
  /// backends' regions, limits and failures.
  public func answering(for service: Service) -> Service {
    var service = service
    for index in service.backends.indices {
      guard let hostOfModels = service.backends[index].hostOfModels else { continue }
      let host = hostOfModels(ModelForwarder(self))
      service.backends[index].host = { host($0.clock, $0.random, $0.models) }
    }
    return service
  }

  /// A service with this endpoint in the place of its backends and hosts with models; everything else stays as it is.
  ///
  /// An endpoint that needs nothing added to its requests gets them from the gateway itself.
  public func replacingModels(of service: Service) -> Service {
    var service = service
    for index in service.backends.indices where service.backends[index].hostOfModels != nil {
      if key == nil, !hasV1, names.isEmpty, let path = RequestURL(service.backends[index].url) {
        service.backends[index].host = nil
        service.backends[index].url = target(of: path).url.description
      } else {
        service.backends[index].host = { _ in ModelForwarder(self) }
      }
    }
    for index in service.hosts.indices where service.hosts[index].hasModels {
      service.hosts[index].host = { _ in ModelForwarder(self) }
    }
    return service
  }

  /// Asks the endpoint for its models, so that one that cannot be used is told before a lab runs.
  ///
  /// - Returns: Its models; nil for Azure's, which does not list deployments, and for one that does not say.
  /// - Throws: ``LabError`` with ``ExitCode/unavailable`` when it does not answer or wants a key, and with
  ///   ``ExitCode/notPermitted`` when it refuses the one it got.
  @discardableResult
  public func check() async throws -> [EndpointModel]? {
    let client = Client()
    var request = Request("GET", target(["models"], query: "api-version=2024-10-21"))
    request.timeout = .seconds(15)
    authorize(&request.headers)
    do {
      let response = try await client.respond(to: request)
      let status = response.status
      let body = try await response.body.gathered(upTo: 1 << 24)
      await client.shutdown()
      guard status == 401 || status == 403 else {
        guard dialect == .openAI, status == 200 else { return nil }
        return (try? JSON(parsing: body))?["data"]?.array?.compactMap(EndpointModel.init)
      }
      throw LabError(
        key == nil ? .unavailable : .notPermitted,
        "the model endpoint \(url.authority) \(key == nil ? "wants a key" : "refuses the key"): status \(status)",
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

  /// The URL at the endpoint for one at a simulated model, and the model, when the path had it and now the body must.
  func target(of url: RequestURL) -> (url: RequestURL, model: String?) {
    var segments = url.path.split(separator: "/").map(String.init)[...]
    let isAzure = segments.first == "openai"
    if isAzure { segments = segments.dropFirst() }
    if segments.first == "deployments", segments.count > 2, let name = segments.dropFirst().first {
      let named = names[name] ?? name
      if hasV1 { return (target(segments.dropFirst(2), query: nil), named) }
      return (target(["deployments", named] + segments.dropFirst(2), query: url.query), nil)
    }
    if hasV1, segments.first == "v1" { segments = segments.dropFirst() }
    if !isAzure, segments.first == "models", segments.count > 2 { segments = segments.dropFirst() }
    return (target(segments, query: url.query), nil)
  }

  // A path below the endpoint; the v1 routes have no version in the query.
  private func target(_ segments: ArraySlice<String>, query: String?) -> RequestURL {
    var target = url
    for segment in segments { target.path += "/" + segment }
    target.query = hasV1 ? nil : query
    return target
  }
}
