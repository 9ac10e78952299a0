import HTTPTransport
import LabTime
import Synchronization

/// Events on their way to event hubs, beside the requests that log them: for each logger one after another, in
/// the order in which they were logged. One that the hub cannot take is sent again, see ``Redelivery``.
final class EventLog: Sendable {
  private struct Queue {
    var waiting: [(event: Event, hub: EventHub)] = []
    var size = 0
    var isBeingSent = false
  }

  private let queues = Mutex<[String: Queue]>([:])
  private let errands: Errands
  private let tokens: TokenCache

  // So many bytes may wait for each logger.
  private static let sizeLimit = 16 << 20
  private static let timeout = Duration.seconds(60)

  init(_ errands: Errands, _ tokens: TokenCache) {
    self.errands = errands
    self.tokens = tokens
  }

  /// Has an event sent to the event hub of a logger, and comes back at once.
  func add(_ event: Event, to hub: EventHub, of logger: String, _ environment: GatewayEnvironment) {
    let (isFull, begins) = queues.withLock { queues in
      var queue = queues[logger] ?? Queue()
      if queue.size + event.content.count > Self.sizeLimit { return (true, false) }
      let begins = !queue.isBeingSent
      queue.waiting.append((event, hub))
      queue.size += event.content.count
      queue.isBeingSent = true
      queues[logger] = queue
      return (false, begins)
    }
    if isFull { tell(environment, logger, 1, "too many events wait to be sent") }
    if begins {
      errands.start(on: environment.clock) { await self.send(of: logger, environment) }
    }
  }

  private func send(of logger: String, _ environment: GatewayEnvironment) async {
    var redelivery = Redelivery()
    while let batch = take(logger) {
      for (number, (event, hub)) in batch.enumerated() {
        if Task.isCancelled {
          tell(environment, logger, batch.count - number, "the gateway was stopped")
          break
        }
        let failure = await redelivery.deliver(on: environment.clock) {
          await self.send(event, to: hub, environment)
        }
        if let failure { tell(environment, logger, 1, failure) }
      }
    }
  }

  // All that waits; nil, and an end to the sending, when nothing does.
  private func take(_ logger: String) -> [(event: Event, hub: EventHub)]? {
    queues.withLock { queues in
      let batch = queues[logger]?.waiting ?? []
      if batch.isEmpty {
        queues[logger] = nil
        return nil
      }
      queues[logger]?.waiting = []
      queues[logger]?.size = 0
      return batch
    }
  }

  private func send(
    _ event: Event, to hub: EventHub, _ environment: GatewayEnvironment
  ) async -> Redelivery.Outcome {
    do {
      var request = hub.request(for: event, authorization: try await authorization(for: hub, environment))
      request.timeout = Self.timeout
      let response = try await SendRequest.send(request, in: environment)
      return Redelivery.Outcome(response, from: request.url.authority, at: environment.clock.now)
    } catch {
      return Redelivery.Outcome(error)
    }
  }

  private func authorization(for hub: EventHub, _ environment: GatewayEnvironment) async throws -> String {
    let now = environment.clock.now
    switch hub.access {
    case .key(let key): return key.authorization(for: hub.signedAddress, until: now + .seconds(3600))
    case .identity(let clientID):
      let token = try await tokens.token(
        for: EventHub.resource, clientID: clientID, from: environment.tokens, at: now)
      return "Bearer \(token)"
    }
  }

  private func tell(_ environment: GatewayEnvironment, _ logger: String, _ events: Int, _ reason: String) {
    environment.onLoggingFailure?(LoggingFailure(logger: logger, events: events, reason: reason))
  }
}
