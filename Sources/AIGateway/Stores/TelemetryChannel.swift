import HTTPTransport
import LabTime
import OpenAI
import Synchronization

/// Telemetry on its way to Application Insights, beside the requests that it tells of: for each logger one batch
/// after another. What comes while a batch is under way waits for the next.
final class TelemetryChannel: Sendable {
  private struct Queue {
    var resource: InsightsResource
    var waiting: [TelemetryItem] = []
  }

  private let queues = Mutex<[String: Queue]>([:])
  private let errands: Errands

  // Source: the defaults of Application Insights' SDKs.
  private static let itemLimit = 10_000
  private static let batchSize = 500
  private static let timeout = Duration.seconds(30)

  init(_ errands: Errands) {
    self.errands = errands
  }

  /// Has items sent to the resource of a logger, and comes back at once.
  func add(_ items: [TelemetryItem], to insights: Monitoring.Insights, _ environment: GatewayEnvironment) {
    let logger = insights.logger
    let (lost, begins) = queues.withLock { queues in
      let begins = queues[logger] == nil
      var queue = queues[logger] ?? Queue(resource: insights.resource)
      queue.resource = insights.resource
      let room = max(0, Self.itemLimit - queue.waiting.count)
      queue.waiting += items.prefix(room)
      queues[logger] = queue
      return (max(0, items.count - room), begins)
    }
    if lost > 0 { tell(environment, logger, lost, "too much telemetry waits to be sent") }
    if begins { errands.start(on: environment.clock) { await self.send(of: logger, environment) } }
  }

  private func send(of logger: String, _ environment: GatewayEnvironment) async {
    while let (items, resource) = take(logger) {
      if Task.isCancelled {
        tell(environment, logger, items.count, "the gateway was stopped")
      } else if let failure = await send(items, to: resource, environment) {
        tell(environment, logger, failure.lost, failure.reason)
      }
    }
  }

  // The next batch; nil, and an end to the sending, when nothing waits.
  private func take(_ logger: String) -> ([TelemetryItem], InsightsResource)? {
    queues.withLock { queues in
      guard let queue = queues[logger], !queue.waiting.isEmpty else {
        queues[logger] = nil
        return nil
      }
      queues[logger]?.waiting.removeFirst(min(Self.batchSize, queue.waiting.count))
      return (Array(queue.waiting.prefix(Self.batchSize)), queue.resource)
    }
  }

  // What went wrong; nil when every item was taken.
  private func send(
    _ items: [TelemetryItem], to resource: InsightsResource, _ environment: GatewayEnvironment
  ) async -> (lost: Int, reason: String)? {
    do {
      var request = resource.request(for: items)
      request.timeout = Self.timeout
      let response = try await SendRequest.send(request, in: environment)
      if response.status == 200 { return nil }
      let reason = "\(request.url.authority) answered \(response.status) \(response.reasonPhrase)"
      // Some were taken, others not: the answer says which and why.
      guard response.status == 206, let answer = try? JSON(parsing: try await response.body.gathered()) else {
        return (items.count, reason)
      }
      let taken = answer["itemsAccepted"]?.int ?? 0
      let why = answer["errors"]?[0]?["message"]?.string.map { ": \($0)" } ?? ""
      return (max(0, items.count - taken), reason + why)
    } catch {
      return (items.count, Task.isCancelled ? "the gateway was stopped" : "\(error)")
    }
  }

  private func tell(_ environment: GatewayEnvironment, _ logger: String, _ items: Int, _ reason: String) {
    environment.onLoggingFailure?(LoggingFailure(logger: logger, events: items, reason: reason))
  }
}
