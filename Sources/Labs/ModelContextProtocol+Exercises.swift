import AIGateway
import Foundation
import HTTPTransport
import LabRunner
import LabTime
import MCP
import OpenAI

extension ModelContextProtocol {
  /// How long the first event of a stream takes, in milliseconds: the shortest of a few tries.
  static func firstEvent(_ path: String, _ session: Session) async throws -> Double {
    var shortest = Double.infinity
    for _ in 1...5 {
      let started = session.clock.now
      let response = try await session.head(path)
      guard case .stream(let stream) = response.body else {
        throw LabError(.software, "\(path) is no stream: \(response.status)")
      }
      // The stream never ends: only its first chunk is waited for.
      for try await _ in stream { break }
      shortest = min(shortest, (session.clock.now - started).inMilliseconds)
    }
    return shortest
  }

  /// Goes through what a person does who connects a GitHub account.
  static func connect(_ session: Session) async throws -> Connecting {
    let client = session.mcp("/github/sse", .events)
    try await client.connect()
    let asked = try await client.callTool("authorize_github").text
    let link = String(asked.split(separator: " ").last ?? "")
    session.show(asked)
    let before = try await client.callTool("get_user").text
    // What the page's button sends.
    let parts = link.split(separator: "?", maxSplits: 1).map(String.init)
    let fields = (parts.last ?? "").split(separator: "&").compactMap {
      field -> (name: String, value: String)? in
      let pair = field.split(separator: "=", maxSplits: 1).map { String($0).removingPercentEncoding ?? "" }
      return pair.count == 2 ? (pair[0], pair[1]) : nil
    }
    let page = try await session.submit(fields, to: parts.first ?? "")
    let after = try await client.callTool("authorize_github").text
    let user = try await client.callTool("get_user").text
    let issues = try await client.callTool("get_issues", ["username": "Azure-Samples", "repo": "AI-Gateway"])
      .text
    await client.close()
    return Connecting(link: link, before: before, page: page, after: after, user: user, issues: issues)
  }

  /// Puts a policy on the servers' operations that lets in only clients with a token, and tries some.
  static func lock(_ session: Session) async throws -> [Attempt] {
    let gateway = session.service.gateway
    var service = gateway.service
    for api in service.apis.indices where ["weather-mcp", "github-mcp"].contains(service.apis[api].name) {
      for operation in service.apis[api].operations.indices
      where ["sse", "messages"].contains(service.apis[api].operations[operation].name) {
        service.apis[api].operations[operation].policy = .file("auth-client-policy.xml")
      }
    }
    try gateway.deploy(service)
    var attempts: [Attempt] = []
    for (name, resource) in [
      ("none", nil), ("for another audience", "https://management.azure.com"),
      ("for the credential manager", "https://azure-api.net/authorization-manager"),
    ] {
      var headers: Headers = [:]
      if let resource { headers["Authorization"] = "Bearer \(try await token(for: resource, session))" }
      let response = try await session.head("/github/sse", headers: headers)
      var text = ""
      if response.status != 200 { text = String(decoding: try await response.body.gathered(), as: UTF8.self) }
      attempts.append(Attempt(token: name, status: response.status, text: text))
    }
    return attempts
  }

  private static func token(for resource: String, _ session: Session) async throws -> String {
    let answer = try await session.submit(
      [
        ("grant_type", "client_credentials"), ("client_id", MCPLabServers.client),
        ("client_secret", MCPLabServers.secret), ("scope", "\(resource)/.default"),
      ], to: "https://login.microsoftonline.com/\(MCPLabServers.tenant)/oauth2/v2.0/token")
    guard let token = (try? JSON(parsing: answer.text))?["access_token"]?.string else {
      throw LabError(.software, "there is no token for \(resource): \(answer.text)")
    }
    return token
  }
}
