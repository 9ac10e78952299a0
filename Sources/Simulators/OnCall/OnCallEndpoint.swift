public import HTTPTransport
public import LabTime
import OpenAI
import Synchronization

/// A running on-call service, as an ``OnCallSimulator`` describes it.
public final class OnCallEndpoint: Responder {
  private static let bodyLimit = 1 << 16

  // Each team's people take turns of a week.
  private static let teams: [(name: String, people: [String])] = [
    ("database", ["Ana Sousa", "Tom Weber", "Ines Duarte"]), ("network", ["Omar Said", "Julia Novak"]),
    ("storefront", ["Kim Park", "Rosa Lima", "Piet Jansen", "Eva Holm"]),
  ]

  private let clock: any LabClock
  fileprivate let pages = Mutex(0)

  init(clock: any LabClock) {
    self.clock = clock
  }

  /// Answers a request.
  public func respond(to request: Request) async throws -> Response {
    let path = request.url.path.split(separator: "/").map { String($0).removingEscapes }
    if request.method == "GET", path == ["teams"] {
      return Self.json(200, .array(Self.teams.map { .string($0.name) }))
    }
    guard path.count == 3, path[0] == "teams" else { return Self.json(404, ["error": "no such resource"]) }
    guard let team = Self.teams.first(where: { $0.name == path[1].lowercased() }) else {
      return Self.json(404, ["error": .string("there is no team \(path[1])")])
    }
    switch (request.method, path[2]) {
    case ("GET", "oncall"):
      let days = Form(request.url.query ?? "")["days"].map { Int($0) } ?? 0
      guard let days, (0...365).contains(days) else {
        return Self.json(400, ["error": "days is a whole number from 0 to 365"])
      }
      return Self.json(
        200,
        [
          "team": .string(team.name), "days": .int(days),
          "person": .string(person(of: team.people, in: days)),
        ])
    case ("POST", "pages"):
      let body = try? JSON(parsing: try await request.body.gathered(upTo: Self.bodyLimit))
      guard let message = body?["message"]?.string else {
        return Self.json(400, ["error": "a page needs a message"])
      }
      let number = pages.withLock { pages in
        pages += 1
        return pages
      }
      return Self.json(
        201,
        [
          "number": .int(number), "team": .string(team.name), "message": .string(message),
          "person": .string(person(of: team.people, in: 0)),
        ])
    default: return Self.json(405, ["error": "no such operation"])
    }
  }

  private func person(of people: [String], in days: Int) -> String {
    let weeks = (Int(clock.now.seconds) / 86_400 + days) / 7
    return people[weeks % people.count]
  }

  private static func json(_ status: Int, _ json: JSON) -> Response {
    Response(status, headers: ["Content-Type": "application/json"], body: .bytes(json.bytes))
  }
}

extension OnCallEndpoint: Stateful {
  /// How many pages there have been.
  public func snapshot() -> Counted { Counted(wrappedValue: pages.withLock { $0 }) }

  /// Counts on from there.
  public func restore(_ snapshot: Counted) { pages.withLock { $0 = snapshot.wrappedValue } }
}
