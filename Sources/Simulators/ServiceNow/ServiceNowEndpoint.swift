public import HTTPTransport
public import LabTime
import OpenAI
import Synchronization

/// A running ServiceNow instance, as a ``ServiceNowSimulator`` describes it.
///
/// Source: ServiceNow's REST reference, "Table API": `GET` and `POST /api/now/v2/table/incident`, and
/// `GET /api/now/v2/table/incident/{sys_id}`.
public final class ServiceNowEndpoint: Responder {
  private static let bodyLimit = 1 << 20
  private static let tableLimit = 10_000

  private let clock: any LabClock
  fileprivate let random: RandomSource
  fileprivate let incidents: Mutex<[Incident]>

  init(clock: any LabClock, random: RandomSource) {
    self.clock = clock
    self.random = random
    let first = [
      ("Mail server is unreachable from the Lisbon office", "1"), ("Laptop does not wake up", "3"),
      ("VPN asks for the password twice", "2"), ("Printer on floor 4 is out of toner", "3"),
    ]
    incidents = Mutex(
      first.enumerated().map { index, entry in
        Incident(
          number: index + 1, id: random.identifier("", length: 32), summary: entry.0, details: "",
          urgency: entry.1, opened: clock.now - .seconds(3600 * (first.count - index)))
      })
  }

  /// Answers a request of the table API.
  public func respond(to request: Request) async throws -> Response {
    guard request.headers["Authorization"]?.lowercased().hasPrefix("bearer ") == true else {
      return Self.failure(401, "User Not Authenticated", "Required to provide Auth information")
    }
    let path = request.url.path.split(separator: "/").map { String($0).removingEscapes }
    guard path.count == 5 || path.count == 6, path.prefix(5) == ["api", "now", "v2", "table", "incident"]
    else {
      return Self.failure(400, "Requested URI does not represent any resource", request.url.path)
    }
    switch (request.method, path.count) {
    case ("GET", 5): return list(Form(request.url.query ?? ""))
    case ("POST", 5): return try await make(request)
    case ("GET", 6):
      guard let incident = incidents.withLock({ $0.first { $0.id == path[5] } }) else {
        return Self.failure(
          404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval")
      }
      return Self.json(200, ["result": incident.json])
    default: return Self.failure(405, "Method not supported", request.method)
    }
  }

  private func list(_ form: Form) -> Response {
    let limit = min(max(form["sysparm_limit"].flatMap { Int($0) } ?? 100, 0), Self.tableLimit)
    let offset = max(form["sysparm_offset"].flatMap { Int($0) } ?? 0, 0)
    let found = incidents.withLock { Array($0.dropFirst(offset).prefix(limit)) }
    return Self.json(200, ["result": .array(found.map(\.json))])
  }

  private func make(_ request: Request) async throws -> Response {
    let body = try await request.body.gathered(upTo: Self.bodyLimit)
    guard let json = try? JSON(parsing: body), let members = json.object else {
      return Self.failure(400, "Exception while reading request", "The payload is not valid JSON.")
    }
    let made: Incident? = incidents.withLock { incidents in
      guard incidents.count < Self.tableLimit else { return nil }
      let incident = Incident(
        number: incidents.count + 1, id: random.identifier("", length: 32),
        summary: members["short_description"]?.string ?? "", details: members["description"]?.string ?? "",
        urgency: members["urgency"]?.string ?? "3", opened: clock.now)
      incidents.append(incident)
      return incident
    }
    guard let made else { return Self.failure(403, "Operation Failed", "The table is full.") }
    return Self.json(201, ["result": made.json])
  }

  private static func failure(_ status: Int, _ message: String, _ detail: String) -> Response {
    json(
      status, ["error": ["message": .string(message), "detail": .string(detail)], "status": "failure"])
  }

  private static func json(_ status: Int, _ json: JSON) -> Response {
    Response(status, headers: ["Content-Type": "application/json;charset=UTF-8"], body: .bytes(json.bytes))
  }
}

extension ServiceNowEndpoint: Stateful {
  /// The incidents, and how far randomness has been drawn.
  public struct Snapshot: Codable {
    fileprivate let incidents: [Incident]
    fileprivate let random: UInt64
  }

  /// The incidents that it has.
  public func snapshot() -> Snapshot {
    Snapshot(incidents: incidents.withLock { $0 }, random: random.snapshot())
  }

  /// Goes on with these incidents.
  public func restore(_ snapshot: Snapshot) {
    random.restore(snapshot.random)
    incidents.withLock { $0 = snapshot.incidents }
  }
}
