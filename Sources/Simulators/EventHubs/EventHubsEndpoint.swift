public import HTTPTransport
public import LabTime
import OpenAI
import Synchronization

/// A running Event Hubs namespace, as an ``EventHubsSimulator`` describes it.
///
/// `POST /{hub}/messages` and `POST /{hub}/partitions/{number}/messages` take an event, or a batch of the type
/// `application/vnd.microsoft.servicebus.json` (Event Hubs REST reference, "Send event", "Send batch events").
/// The real service hands events out over AMQP alone; here `GET` of the same addresses does, as JSON.
public final class EventHubsEndpoint: Responder {
  private static let batchType = "application/vnd.microsoft.servicebus.json"
  // Source: "Azure Event Hubs quotas and limits", the standard tier.
  private static let largestEvent = 1 << 20
  private static let eventLimit = 100_000

  private let simulator: EventHubsSimulator
  private let clock: any LabClock
  private let logs: Mutex<[String: HubLog]>

  init(_ simulator: EventHubsSimulator, clock: any LabClock) {
    self.simulator = simulator
    self.clock = clock
    logs = Mutex(
      Dictionary(
        simulator.hubs.map {
          ($0.lowercased(), HubLog(partitions: simulator.partitions, limit: Self.eventLimit))
        },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Answers a request as the real service would.
  public func respond(to request: Request) async throws -> Response {
    let path = request.url.path.split(separator: "/").map { String($0).removingEscapes }
    guard path.count == 2 || path.count == 4, path.last == "messages",
      path.count == 2 || path[1] == "partitions"
    else { return Self.failure(404, "The resource could not be found.") }
    if let reason = refusal(of: request) { return Self.failure(401, reason) }
    let hub = path[0].lowercased()
    guard logs.withLock({ $0[hub] }) != nil else {
      return Self.failure(404, "The messaging entity '\(path[0])' could not be found.")
    }
    var partition: Int?
    if path.count == 4 {
      guard let number = Int(path[2]), (0..<simulator.partitions).contains(number) else {
        return Self.failure(400, "The specified partition is invalid for an EventHub partition.")
      }
      partition = number
    }
    switch request.method {
    case "POST": return try await take(request, hub: hub, partition: partition)
    case "GET":
      let events = logs.withLock { $0[hub]?.events(of: partition) ?? [] }
      return Response(
        200, headers: ["Content-Type": "application/json"],
        body: .bytes(JSON.array(events.map(\.json)).bytes))
    default: return Self.failure(405, "The method is not allowed.")
    }
  }

  private func take(_ request: Request, hub: String, partition: Int?) async throws -> Response {
    let body: [UInt8]
    do {
      body = try await request.body.gathered(upTo: Self.largestEvent)
    } catch TransportError.bodyTooLarge {
      return Self.failure(413, "The message is larger than is currently allowed.")
    }
    var events: [(body: String, key: String?)] = []
    if request.headers["Content-Type"]?.lowercased().hasPrefix(Self.batchType) == true {
      guard let items = (try? JSON(parsing: body))?.array, items.allSatisfy({ $0["Body"] != nil }) else {
        return Self.failure(400, "The batch is no array of objects with a Body.")
      }
      events = items.map { item in
        let text = item["Body"]
        return (text?.string ?? text?.description ?? "", item["BrokerProperties"]?["PartitionKey"]?.string)
      }
    } else {
      let properties = request.headers["BrokerProperties"].map { try? JSON(parsing: $0) }
      if let properties, properties == nil {
        return Self.failure(400, "The header BrokerProperties is no JSON.")
      }
      events = [(String(decoding: body, as: UTF8.self), properties??["PartitionKey"]?.string)]
    }
    logs.withLock { logs in
      for event in events { logs[hub]?.add(event.body, key: event.key, partition: partition, at: clock.now) }
    }
    return Response(201, headers: ["Content-Type": "application/xml; charset=utf-8"])
  }

  private func refusal(of request: Request) -> String? {
    guard let shown = request.headers["Authorization"] else {
      return "MissingToken: no authorization header."
    }
    if shown.lowercased().hasPrefix("bearer "), shown.count > 7 { return nil }
    return SharedAccessSignature(shown)?.refusal(keys: simulator.keys, now: clock.now)
      ?? (SharedAccessSignature(shown) == nil ? "MalformedToken: the token cannot be read." : nil)
  }

  private static func failure(_ status: Int, _ detail: String) -> Response {
    let escaped = detail.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return Response(
      status, headers: ["Content-Type": "application/xml; charset=utf-8"],
      body: .text("<Error><Code>\(status)</Code><Detail>\(escaped)</Detail></Error>"))
  }
}

extension EventHubsEndpoint: Stateful {
  /// What a namespace has taken.
  public struct Snapshot: Codable {
    let logs: [String: HubLog.Snapshot]
  }

  /// The events of each hub.
  public func snapshot() -> Snapshot { Snapshot(logs: logs.withLock { $0.mapValues { $0.snapshot() } }) }

  /// Goes on with these events.
  public func restore(_ snapshot: Snapshot) {
    logs.withLock { logs in
      for (hub, log) in snapshot.logs { logs[hub]?.restore(log) }
    }
  }
}
