public import HTTPTransport
import LabTime
import OpenAI
import Synchronization

/// A running GitHub, as a ``GitHubSimulator`` describes it.
///
/// Source: GitHub's REST reference, "Get the authenticated user" and "List repository issues"; refusals as it words
/// them. A token that begins with `gho_` is one of an account that its letters decide on.
public final class GitHubEndpoint: Responder {
  private let clock: any LabClock

  init(clock: any LabClock) {
    self.clock = clock
  }

  /// Answers `GET /user` and `GET /repos/{owner}/{repo}/issues`.
  public func respond(to request: Request) async throws -> Response {
    guard let agent = request.headers["User-Agent"], !agent.isEmpty else {
      return Response(
        403,
        body: .text(
          "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.")
      )
    }
    guard let token = request.headers["Authorization"].flatMap(Self.token) else {
      return Self.refusal(401, "Bad credentials")
    }
    let path = request.url.path.split(separator: "/").map { String($0).removingEscapes }
    guard request.method == "GET" else { return Self.refusal(404, "Not Found") }
    let account = Account(token: token)
    if path == ["user"] { return Self.json(200, account.json) }
    guard path.count == 4, path[0] == "repos", path[3] == "issues" else {
      return Self.refusal(404, "Not Found")
    }
    guard Self.isName(path[1]), Self.isName(path[2]) else { return Self.refusal(404, "Not Found") }
    let form = Form(request.url.query ?? "")
    let issues = Issue.all(of: path[1], path[2], now: clock.now)
    let state = form["state"] ?? "open"
    let page = max(form["page"].flatMap { Int($0) } ?? 1, 1)
    let size = min(max(form["per_page"].flatMap { Int($0) } ?? 30, 1), 100)
    let found = issues.filter { state == "all" || $0.state == state }
    let first = (page - 1).multipliedReportingOverflow(by: size)
    let list = first.overflow ? [] : found.dropFirst(first.partialValue).prefix(size)
    return Self.json(200, .array(list.map(\.json)))
  }

  private static func token(_ header: String) -> String? {
    let parts = header.split(separator: " ")
    guard parts.count == 2, ["bearer", "token"].contains(parts[0].lowercased()), parts[1].hasPrefix("gho_"),
      parts[1].count > 4
    else { return nil }
    return String(parts[1])
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        "-._".utf8.contains(byte) || (48...57).contains(byte) || (65...90).contains(byte)
          || (97...122).contains(byte)
      }
  }

  private static func refusal(_ status: Int, _ message: String) -> Response {
    json(status, ["message": .string(message), "status": .string("\(status)")])
  }

  private static func json(_ status: Int, _ json: JSON) -> Response {
    Response(
      status,
      headers: [
        "Content-Type": "application/json; charset=utf-8", "X-GitHub-Media-Type": "github.v3; format=json",
      ],
      body: .bytes(json.bytes))
  }
}
