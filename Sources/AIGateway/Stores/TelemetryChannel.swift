import HTTPTransport
import LabTime
import OpenAI
import Synchronization

/// Telemetry on its way to Application Insights, beside the requests that it tells of: for each logger one batch
/// after another. What comes while a batch is under way waits for the next. What the resource cannot take is sent again,
/// see ``Redelivery``.
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
    var redelivery = Redelivery()
    while let (items, resource) = take(logger) {
      if Task.isCancelled {
        tell(environment, logger, items.count, "the gateway was stopped")
        continue
      }
      var batch = TelemetryBatch(items)
      let failure = await redelivery.deliver(on: environment.clock) {
        await self.send(&batch, to: resource, environment)
      }
      if batch.refused > 0 { tell(environment, logger, batch.refused, batch.reason) }
      if let failure, !batch.waiting.isEmpty { tell(environment, logger, batch.waiting.count, failure) }
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

  private func send(
    _ batch: inout TelemetryBatch, to resource: InsightsResource, _ environment: GatewayEnvironment
  ) async -> Redelivery.Outcome {
    do {
      var request = resource.request(for: batch.waiting)
      request.timeout = Self.timeout
      let response = try await SendRequest.send(request, in: environment)
      let host = request.url.authority
      guard response.status == 206, let answer = try? JSON(parsing: try await response.body.gathered()) else {
        return Redelivery.Outcome(response, from: host, at: environment.clock.now)
      }
      let reason = "\(host) answered \(response.status) \(response.reasonPhrase)"
      batch.settle(answer, reason)
      return batch.waiting.isEmpty ? .arrived : .delayed(reason, retryAfter: nil)
    } catch {
      return Redelivery.Outcome(error)
    }
  }

  private func tell(_ environment: GatewayEnvironment, _ logger: String, _ items: Int, _ reason: String) {
    environment.onLoggingFailure?(LoggingFailure(logger: logger, events: items, reason: reason))
  }
}
