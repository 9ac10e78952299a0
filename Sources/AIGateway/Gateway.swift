public import HTTPTransport
public import LabTime
import Synchronization

/// An API Management gateway: answers requests as its service's APIs and policies say.
public final class Gateway: Responder {
  private let environment: GatewayEnvironment
  private let stores: Stores
  private let folder: String
  private let current: Mutex<DeployedService>

  /// Loads a service.
  ///
  /// - Parameter folder: Where the files of the service's policy sources are looked up.
  /// - Throws: ``PolicyError`` for a policy document that cannot run, with its place.
  public init(_ service: Service, folder: String, environment: GatewayEnvironment) throws(PolicyError) {
    self.environment = environment
    self.folder = folder
    stores = Stores(sku: service.sku, start: environment.clock.now)
    current = Mutex(try DeployedService(service, folder: folder))
  }

  /// The service as it is deployed now.
  public var service: Service {
    current.withLock { $0.service }
  }

  /// What the semantic cache holds and has done.
  public var semanticCache: SemanticCacheState { stores.semanticCache.account }

  /// The circuit breakers as they are now, in the order of the backends that have one.
  public var circuitBreakers: [CircuitBreakerState] {
    let now = environment.clock.now
    return current.withLock { $0 }.backends.singles.compactMap { stores.breakers.state(of: $0, at: now) }
  }

  /// What the gateway remembers from one request to the next, part by part. A part that is told as secret holds
  /// tokens.
  public var parts: [StatefulPart] {
    [StatefulPart("gateway: randomness", environment.random)] + stores.parts
  }

  /// Reads the policy documents again; requests from now on run the new ones, counters, caches and circuit breakers
  /// stay.
  ///
  /// - Throws: ``PolicyError``; the old documents stay then.
  public func reload() throws(PolicyError) {
    try deploy(service)
  }

  /// Deploys a changed service in place of the one that is there; counters, caches and circuit breakers stay.
  ///
  /// - Throws: ``PolicyError``; the old service stays then.
  public func deploy(_ service: Service) throws(PolicyError) {
    let fresh = try DeployedService(service, folder: folder)
    current.withLock { $0 = fresh }
  }

  /// Waits until what requests have left to be done is done: requests sent one way, events for loggers.
  ///
  /// - Parameter limit: How long to wait; what is not done then is given up. Nil for as long as it takes, which
  ///   each request's own timeout bounds.
  public func drain(within limit: Duration? = nil) async {
    guard let limit else { return await stores.errands.drain() }
    // A caller that was cancelled has the errands given up at once.
    _ = try? await environment.clock.withTimeout(limit) { [errands = stores.errands] in await errands.drain()
    }
  }

  /// Answers one request.
  ///
  /// - Throws: `CancellationError` when the caller is gone; every other failure is a response.
  public func respond(to request: Request) async throws -> Response {
    let deployed = current.withLock { $0 }
    let context = PolicyContext(request, environment, stores, deployed)
    defer { context.end() }
    return context.monitored(try await deployed.answer(context))
  }
}
