public import HTTPTransport
import Foundation
public import LabTime
import OpenAI
import Synchronization

/// A running Application Insights resource, as an ``ApplicationInsightsSimulator`` describes it.
public final class ApplicationInsightsEndpoint: Responder {
  private static let largestBody = 64 << 20

  private let simulator: ApplicationInsightsSimulator
  private let clock: any LabClock
  private let random: RandomSource
  private let store: Mutex<TelemetryTables>

  init(_ simulator: ApplicationInsightsSimulator, clock: any LabClock, random: RandomSource) {
    self.simulator = simulator
    self.clock = clock
    self.random = random
    store = Mutex(TelemetryTables(appID: simulator.appID))
  }

  /// Answers a request as the real service would.
  public func respond(to request: Request) async throws -> Response {
    let path = request.url.path.split(separator: "/").map(String.init)
    switch path.count {
    case 2 where path[1] == "track" && ["v2", "v2.1"].contains(path[0]):
      guard request.method == "POST" else { return Self.json(405, [:]) }
      return ingest(try await request.body.gathered(upTo: Self.largestBody))
    case 4 where path[0] == "v1" && path[1] == "apps" && path[3] == "query":
      return try await query(request, app: path[2])
    default:
      return failure(404, "PathNotFoundError", "The requested path does not exist")
    }
  }

  private func ingest(_ body: [UInt8]) -> Response {
    let envelopes = TelemetryEnvelope.envelopes(in: body)
    var errors: [JSON] = []
    var accepted = 0
    for (index, envelope) in envelopes.enumerated() {
      do {
        let item = try TelemetryEnvelope(envelope, instrumentationKey: simulator.instrumentationKey)
        store.withLock { $0.add(item, id: random.uuid()) }
        accepted += 1
      } catch {
        errors.append([
          "index": .int(index), "statusCode": .int(error.status), "message": .string(error.message),
        ])
      }
    }
    // Source: the ingestion endpoint's answers: 200 when all items were taken, 206 when some were, else 400.
    let status = errors.isEmpty && accepted > 0 ? 200 : accepted > 0 ? 206 : 400
    return Self.json(
      status,
      [
        "itemsReceived": .int(envelopes.count), "itemsAccepted": .int(accepted),
        "appId": .string(simulator.appID), "errors": .array(errors),
      ])
  }

  private func query(_ request: Request, app: String) async throws -> Response {
    if let refusal = refusal(of: request.headers) { return refusal }
    guard app == simulator.appID else {
      return failure(404, "ApplicationNotFoundError", "The application '\(app)' could not be found")
    }
    let text: String?
    switch request.method {
    case "GET":
      let items = URLComponents(string: request.url.pathAndQuery)?.queryItems
      text = items?.first { $0.name == "query" }?.value?.replacing("+", with: " ")
    case "POST":
      text = (try? JSON(parsing: try await request.body.gathered(upTo: Self.largestBody)))?["query"]?.string
    default:
      return failure(405, "MethodNotAllowedError", "The method is not allowed")
    }
    guard let text, !text.isEmpty else {
      return failure(400, "BadArgumentError", "The request had some invalid properties: query is missing")
    }
    let tables = store.withLock { $0 }
    do {
      var query = try KustoQuery(text, now: clock.now) { tables[$0] }
      return Self.json(200, try query.run().json)
    } catch {
      var error = error.json.object ?? [:]
      error.append("correlationId", .string(random.uuid()))
      return Self.json(400, ["error": .object(error)])
    }
  }

  // Source: "Authenticate and authorize" of the query API: a key in x-api-key, or a bearer token.
  private func refusal(of headers: Headers) -> Response? {
    if let key = headers["x-api-key"] {
      if simulator.apiKeys.contains(key) { return nil }
      return failure(
        403, "InsufficientAccessError", "The provided authentication is not valid for this resource")
    }
    if let shown = headers["Authorization"]?.lowercased(), shown.hasPrefix("bearer "), shown.count > 7 {
      return nil
    }
    return failure(401, "AuthorizationRequiredError", "Valid authentication was not provided")
  }

  private func failure(_ status: Int, _ code: String, _ message: String) -> Response {
    Self.json(
      status,
      [
        "error": [
          "message": .string(message), "code": .string(code), "correlationId": .string(random.uuid()),
        ]
      ]
    )
  }

  private static func json(_ status: Int, _ json: JSON) -> Response {
    Response(
      status, headers: ["Content-Type": "application/json; charset=utf-8"], body: .bytes(json.bytes))
  }
}

extension ApplicationInsightsEndpoint: Stateful {
  /// What a resource has taken.
  public struct Snapshot: Codable {
    let tables: TelemetryTables.Snapshot
    let random: UInt64
  }

  /// The rows of its tables.
  public func snapshot() -> Snapshot {
    Snapshot(tables: store.withLock { $0.snapshot() }, random: random.snapshot())
  }

  /// Goes on with these rows.
  public func restore(_ snapshot: Snapshot) {
    store.withLock { $0.restore(snapshot.tables) }
    random.restore(snapshot.random)
  }
}
