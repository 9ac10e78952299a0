public import AIGateway
public import HTTPTransport
public import LabTime
public import OpenAI
import Simulators

/// A service that is deployed: its gateway, and what stands behind it as far as that is part of the service.
public final class RunningService: Sendable {
  /// The gateway.
  public let gateway: Gateway
  /// The service as deployed: backends at their addresses, subscriptions with their keys.
  public let service: Service
  /// Where the gateway answers.
  public let baseURL: RequestURL
  /// What carries a client's requests to the gateway.
  public let network: any Responder
  /// What its parts count tokens with and embed with.
  public let models: LocalModels
  /// Where the hosts beside the service are reached from outside; none without sockets.
  public let hosts: [RunningHost]
  /// The certificate of those that speak TLS, in PEM; nil when none does.
  public let certificate: String?
  /// What it remembers from one request to the next, part by part.
  let parts: [StatefulPart]
  private let recorders: [String: Recorder]
  private let logBook: LogBook
  private let stop: @Sendable () async -> Void

  private init(
    gateway: Gateway, service: Service, baseURL: RequestURL, network: any Responder,
    models: LocalModels, hosts: [RunningHost] = [], certificate: String? = nil,
    recorders: [String: Recorder], remembering: [StatefulPart], logBook: LogBook,
    stop: @escaping @Sendable () async -> Void
  ) {
    self.gateway = gateway
    self.service = service
    self.baseURL = baseURL
    self.network = network
    self.models = models
    self.hosts = hosts
    self.certificate = certificate
    self.recorders = recorders
    self.logBook = logBook
    let counts = recorders.sorted { $0.key < $1.key }.map { StatefulPart("requests to \($0.key)", $0.value) }
    parts = gateway.parts + remembering + counts + [StatefulPart("logs", logBook)]
    self.stop = stop
  }

  /// Is told, in a line, of each request that the gateway failed to answer as its policies say.
  public typealias FailureLog = @Sendable (String) -> Void

  /// Receives the trace of each request to the gateway.
  public typealias TraceLog = @Sendable (Trace) -> Void

  /// Deploys a service in this process, without sockets: for simulated time.
  public static func simulated(
    _ service: Service, folder: String, clock: any LabClock, random: RandomSource,
    models: LocalModels = .builtIn, onFailure log: FailureLog? = nil, onTrace: TraceLog? = nil
  ) throws(PolicyError) -> RunningService {
    let network = InProcessNetwork(clock: clock)
    let logBook = LogBook()
    let base = RequestURL(host: "\(service.name).local")
    func surroundings(_ part: String) -> HostSurroundings {
      HostSurroundings(
        clock: clock, random: random.derived(part), models: models, network: network, gateway: { base })
    }
    var service = service.withKeys(from: random)
    var recorders: [String: Recorder] = [:]
    var remembering: [StatefulPart] = []
    for (index, backend) in service.backends.enumerated() {
      guard let host = backend.host else { continue }
      let name = "\(backend.name).local"
      let responder = host(surroundings("backend \(backend.name)"))
      if let part = StatefulPart("backend \(backend.name)", of: responder) { remembering.append(part) }
      let recorder = Recorder(responder)
      network.add(recorder, at: name)
      recorders[backend.name] = recorder
      service.backends[index].url = "http://\(name)\(backend.url)"
    }
    for host in service.hosts {
      let responder = host.host(surroundings("host \(host.name)"))
      if let part = StatefulPart("host \(host.name)", of: responder) { remembering.append(part) }
      network.add(responder, at: host.name)
    }
    for (index, logger) in service.loggers.enumerated() {
      guard let host = logger.host else { continue }
      let name = "\(logger.name).\(logger.isApplicationInsights ? "applicationinsights" : "servicebus").local"
      let responder = host(clock, random.derived("logger \(logger.name)"), models)
      if let part = StatefulPart("logger \(logger.name)", of: responder) { remembering.append(part) }
      network.add(responder, at: name)
      service.loggers[index].endpoint = "http://\(name)"
    }
    let gateway = try Gateway(
      service, folder: folder,
      environment: environment(clock, random, network, service.hosts, models, logBook, log, onTrace))
    network.add(gateway, at: base.host)
    return RunningService(
      gateway: gateway, service: service, baseURL: base, network: network,
      models: models, recorders: recorders, remembering: remembering, logBook: logBook,
      stop: { await gateway.drain() })
  }

  /// Deploys a service on loopback ports.
  ///
  /// - Parameters:
  ///   - port: The gateway's port; 0 for any that is free.
  ///   - isSecure: Whether the gateway speaks https, with the deployment's certificate.
  /// - Throws: ``PolicyError`` for a policy document, ``TransportError`` when the port cannot be had.
  public static func live(
    _ service: Service, folder: String, clock: any LabClock, random: RandomSource, port: Int = 0,
    isSecure: Bool = false, models: LocalModels = .builtIn, onFailure log: FailureLog? = nil,
    onTrace: TraceLog? = nil
  ) async throws -> RunningService {
    let client = Client()
    let servers = RunningServers()
    // The hosts that are part of the deployment answer in this process, without sockets; all others are asked.
    let network = InProcessNetwork(clock: clock, beyond: client)
    let address = GatewayAddress()
    func surroundings(_ part: String) -> HostSurroundings {
      HostSurroundings(
        clock: clock, random: random.derived(part), models: models, network: network,
        gateway: { address.url })
    }
    do {
      var service = service.withKeys(from: random)
      var recorders: [String: Recorder] = [:]
      var remembering: [StatefulPart] = []
      for (index, backend) in service.backends.enumerated() {
        guard let host = backend.host else { continue }
        let responder = host(surroundings("backend \(backend.name)"))
        if let part = StatefulPart("backend \(backend.name)", of: responder) { remembering.append(part) }
        let recorder = Recorder(responder)
        let server = try await servers.start(recorder, port: 0)
        recorders[backend.name] = recorder
        service.backends[index].url = "http://127.0.0.1:\(server.port)\(backend.url)"
      }
      for (index, logger) in service.loggers.enumerated() {
        guard let host = logger.host else { continue }
        let responder = host(clock, random.derived("logger \(logger.name)"), models)
        if let part = StatefulPart("logger \(logger.name)", of: responder) { remembering.append(part) }
        let server = try await servers.start(responder, port: 0)
        service.loggers[index].endpoint = "http://127.0.0.1:\(server.port)"
      }
      let logBook = LogBook()
      let outside = InProcessNetwork(clock: clock, beyond: client)
      let certificate = try Self.certificate(
        for: service.hosts, ofGateway: isSecure, clock, random)
      var hosts: [RunningHost] = []
      for host in service.hosts {
        let responder = host.host(surroundings("host \(host.name)"))
        if let part = StatefulPart("host \(host.name)", of: responder) { remembering.append(part) }
        for network in [network, outside] { network.add(responder, at: host.name) }
        let server = try await servers.start(responder, port: 0, tls: host.isSecure ? certificate?.tls : nil)
        let scheme = host.isSecure ? "https" : "http"
        hosts.append(RunningHost(name: host.name, url: "\(scheme)://127.0.0.1:\(server.port)"))
      }
      let gateway = try Gateway(
        service, folder: folder,
        environment: environment(clock, random, network, service.hosts, models, logBook, log, onTrace))
      let server = try await servers.start(gateway, port: port, tls: isSecure ? certificate?.tls : nil)
      let baseURL = RequestURL(scheme: isSecure ? "https" : "http", host: "127.0.0.1", port: server.port)
      address.url = baseURL
      // Policies call the gateway's own APIs as "https://" and the Host of the request: its port may have no TLS, or
      // a certificate that nobody vouches for.
      for host in ["127.0.0.1", "localhost"] { network.add(gateway, at: "\(host):\(server.port)") }
      return RunningService(
        gateway: gateway, service: service, baseURL: baseURL,
        network: outside, models: models, hosts: hosts, certificate: certificate?.pem, recorders: recorders,
        remembering: remembering, logBook: logBook,
        // Also for a run that was cancelled: its task must not be the one that takes the deployment down.
        stop: {
          await Task {
            // What requests have left to be done still needs the servers behind the gateway.
            await server.shutdown(grace: .seconds(5))
            await gateway.drain(within: .seconds(5))
            await servers.shutdown()
            await client.shutdown()
          }.value
        })
    } catch {
      await servers.shutdown()
      await client.shutdown()
      throw error
    }
  }

  private static func certificate(
    for hosts: [ExternalHost], ofGateway isWanted: Bool, _ clock: any LabClock, _ random: RandomSource
  ) throws -> LoopbackCertificate? {
    let names = hosts.filter(\.isSecure).map(\.name)
    guard isWanted || !names.isEmpty else { return nil }
    return try LoopbackCertificate(names: names, at: clock.now, random: random.derived("certificate"))
  }

  // The caller learns of a 500 only that there was one, so the cause is told here; refusals speak for themselves,
  // also a 503 because of a circuit breaker, of which there may be many.
  // A deployment with a metadata service gives its managed identities the tokens of that service.
  private static func environment(
    _ clock: any LabClock, _ random: RandomSource, _ network: any Responder, _ hosts: [ExternalHost],
    _ models: LocalModels, _ logBook: LogBook, _ log: FailureLog?, _ onTrace: TraceLog?
  ) -> GatewayEnvironment {
    let hasMetadata = hosts.contains { $0.name == MetadataTokens.host }
    return GatewayEnvironment(
      clock: clock, random: random.derived("gateway"), network: network,
      tokens: hasMetadata ? MetadataTokens(network: network) : nil, models: models,
      onFailure: { error, status, activity in
        if status >= 500, status != 503 { log?("gateway: \(status) \(error) (activity \(activity))") }
      }, onLoggingFailure: { log?("gateway: \($0)") }, onTrace: onTrace, onLog: { logBook.add($0) })
  }

  /// How many requests have reached a backend of the deployment; nil for one that is elsewhere.
  public func requests(to backend: String) -> Int? {
    recorders[backend]?.count
  }

  /// What tells the bodies of the requests apart that have reached a backend; of the first thousand.
  func bodies(to backend: String) -> [String] {
    recorders[backend]?.bodies ?? []
  }

  /// The rows that the gateway's diagnostics have logged so far, once what requests have left to be done is done.
  public func logRows() async -> [LogRow] {
    await gateway.drain()
    return logBook.rows
  }

  /// What runs where, a line for each part; of keys only their last characters.
  var description: [String] {
    ["gateway  \(baseURL)"]
      + service.backends.map { "backend  \($0.name)  \($0.url)" }
      + service.backendPools.map {
        "pool     \($0.name)  \($0.services.map(\.backend).joined(separator: ", "))"
      }
      + service.loggers.map { "logger   \($0.name)  \($0.endpoint)" }
      + (hosts.isEmpty
        ? service.hosts.map { "host     \($0.name)" } : hosts.map { "host     \($0.name)  \($0.url)" })
      + service.subscriptions.map { "key      \($0.name)  \($0.primaryKey.map(Self.shortened) ?? "")" }
      + ["models   \(models.label)"]
  }

  /// The keys of all subscriptions.
  var keys: [String?] { service.subscriptions.flatMap { [$0.primaryKey, $0.secondaryKey] } }

  /// A text, such as a URL that is kept, with the keys of the deployment shortened to their last characters.
  public func withoutKeys(_ text: String) -> String {
    var text = text
    for subscription in service.subscriptions {
      for case let key? in [subscription.primaryKey, subscription.secondaryKey] where !key.isEmpty {
        text.replace(key, with: Self.shortened(key))
      }
    }
    return text
  }

  private static func shortened(_ key: String) -> String {
    "...\(key.suffix(4))"
  }

  /// Takes the deployment down: no port of it is bound afterwards.
  public func shutdown() async {
    await stop()
  }
}

extension Service {
  /// The service with a key for each subscription that has none.
  func withKeys(from random: RandomSource) -> Service {
    var service = self
    service.subscriptions = subscriptions.map { $0.withKeys(from: random) }
    return service
  }
}

extension StatefulPart {
  /// What a responder remembers; nil for one that remembers nothing.
  init?(_ name: String, of responder: any Responder) {
    guard let part = responder as? any Stateful else { return nil }
    self.init(name, part)
  }
}
