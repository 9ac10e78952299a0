import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct GitHubTests {
  private func send(_ path: String, _ headers: Headers) async throws -> (Int, JSON?) {
    let clock = VirtualClock(startingAt: Instant(seconds: 1_780_000_000))
    let service = GitHubSimulator().start(clock: clock, random: RandomSource(seed: 1))
    let url = try #require(RequestURL("https://api.github.com\(path)"))
    let response = try await service.respond(to: Request("GET", url, headers: headers))
    return (response.status, try? JSON(parsing: try await response.body.gathered()))
  }

  private static let headers: Headers = ["Authorization": "Bearer gho_abc", "User-Agent": "test"]

  @Test func `A token is of one account, and another token may be of another`() async throws {
    let first = try await send("/user", Self.headers).1?["id"]
    #expect(first != nil)
    #expect(try await send("/user", Self.headers).1?["id"] == first)
    let other: Headers = ["Authorization": "token gho_abd", "User-Agent": "test"]
    #expect(try await send("/user", other).1?["id"] != first)
  }

  private static let strangers: [(Headers, Int)] = [
    (["User-Agent": "t"], 401), (["Authorization": "Bearer gho_abc"], 403),
    (["Authorization": "Bearer abc", "User-Agent": "t"], 401),
    (["Authorization": "Basic gho_abc", "User-Agent": "t"], 401),
  ]

  @Test(arguments: strangers)
  func `Who shows no token, or no name, is refused`(_ headers: Headers, _ status: Int) async throws {
    #expect(try await send("/user", headers).0 == status)
  }

  @Test func `Issues have pages and states`() async throws {
    let path = "/repos/octo/hello/issues"
    let open = try #require(try await send(path, Self.headers).1?.array)
    let all = try #require(try await send("\(path)?state=all", Self.headers).1?.array)
    #expect(open.allSatisfy { $0["state"] == "open" })
    #expect(all.count >= open.count && all.count >= 3)
    let second = try await send("\(path)?state=all&per_page=1&page=2", Self.headers).1?.array
    #expect(second == [all[1]])
    #expect(
      try await send("\(path)?per_page=9223372036854775807&page=9223372036854775807", Self.headers).0 == 200)
    #expect(try await send("/repos/octo/..%2fx/issues", Self.headers).0 == 404)
  }
}
