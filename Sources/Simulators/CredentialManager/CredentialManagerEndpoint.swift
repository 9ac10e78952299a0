public import HTTPTransport
public import LabTime
import OpenAI
import Synchronization

/// A running credential manager, as a ``CredentialManagerSimulator`` describes it.
///
/// Source: REST reference of API Management 2024-06-01-preview, "Authorization Provider" and "Authorization".
public final class CredentialManagerEndpoint: Responder {
  fileprivate struct Key: Hashable {
    let provider: String
    let authorization: String
  }

  private static let bodyLimit = 1 << 20

  private let simulator: CredentialManagerSimulator
  private let clock: any LabClock
  fileprivate let random: RandomSource
  fileprivate let connections = Mutex<[Key: Connection]>([:])

  init(_ simulator: CredentialManagerSimulator, clock: any LabClock, random: RandomSource) {
    self.simulator = simulator
    self.clock = clock
    self.random = random
  }

  /// Answers a request of the management API, of a browser, or of the gateway.
  public func respond(to request: Request) async throws -> Response {
    let path = request.url.path.split(separator: "/").map { String($0).removingEscapes }
    if path == ["consent"] { return try await consent(request) }
    if path.count == 4, path[0] == "connections", path[3] == "token" {
      return token(Key(provider: path[1], authorization: path[2]))
    }
    guard let start = path.firstIndex(of: "authorizationProviders"), start + 1 < path.count else {
      return Self.failure(404, "ResourceNotFound", "There is no such resource.")
    }
    guard request.headers["Authorization"]?.hasPrefix("Bearer ") == true else {
      return Self.failure(401, "AuthenticationFailed", "The Authorization header is missing.")
    }
    let provider = path[start + 1]
    guard simulator.providers[provider] != nil else {
      return Self.failure(404, "ResourceNotFound", "There is no authorization provider '\(provider)'.")
    }
    let rest = Array(path[(start + 2)...])
    guard rest.first == "authorizations", rest.count >= 2 else {
      return rest.isEmpty
        ? Self.json(200, ["name": .string(provider), "properties": ["identityProvider": .string(provider)]])
        : Self.failure(404, "ResourceNotFound", "There is no such resource.")
    }
    let key = Key(provider: provider, authorization: rest[1])
    let body = (try? JSON(parsing: try await request.body.gathered(upTo: Self.bodyLimit))) ?? .null
    switch (request.method, rest.count, rest.count > 2 ? rest[2] : "") {
    case ("PUT", 2, _): return put(key)
    case ("GET", 2, _): return get(key)
    case ("PUT", 4, "accessPolicies"): return grant(key, body["properties"]?["objectId"]?.string ?? rest[3])
    case ("POST", 3, "getLoginLinks"): return loginLink(key, body["postLoginRedirectUrl"]?.string)
    default: return Self.failure(404, "ResourceNotFound", "There is no such resource.")
    }
  }

  // MARK: Connections

  private func put(_ key: Key) -> Response {
    let (connection, isNew) = connections.withLock { connections in
      let old = connections[key]
      connections[key] = old ?? Connection()
      return (old ?? Connection(), old == nil)
    }
    return Self.json(isNew ? 201 : 200, Self.resource(key, connection))
  }

  private func get(_ key: Key) -> Response {
    guard let connection = connections.withLock({ $0[key] }) else { return Self.noConnection }
    return Self.json(200, Self.resource(key, connection))
  }

  private func grant(_ key: Key, _ object: String) -> Response {
    let isKnown = connections.withLock { connections in
      connections[key]?.accessPolicies.append(object)
      return connections[key] != nil
    }
    guard isKnown else { return Self.noConnection }
    return Self.json(201, ["name": .string(object), "properties": ["objectId": .string(object)]])
  }

  private func loginLink(_ key: Key, _ redirect: String?) -> Response {
    let code = random.identifier("", length: 32)
    let isKnown = connections.withLock { connections in
      connections[key]?.loginCode = code
      connections[key]?.redirect = redirect
      return connections[key] != nil
    }
    guard isKnown else { return Self.noConnection }
    let query = Form.query([
      ("provider", key.provider), ("authorization", key.authorization), ("code", code),
    ])
    return Self.json(200, ["loginLink": .string("\(simulator.consentURL())/consent?\(query)")])
  }

  private func token(_ key: Key) -> Response {
    guard let connection = connections.withLock({ $0[key] }), let token = connection.token else {
      return Self.noConnection
    }
    let end = clock.now + simulator.lifetime
    return Self.json(200, ["accessToken": .string(token), "expiresOn": .int(Int(end.seconds))])
  }

  // MARK: The page

  private func consent(_ request: Request) async throws -> Response {
    let form: Form
    switch request.method {
    case "GET": form = Form(request.url.query ?? "")
    case "POST":
      form = Form(String(decoding: try await request.body.gathered(upTo: Self.bodyLimit), as: UTF8.self))
    default: return Response(405, headers: ["Allow": "GET, POST"])
    }
    let key = Key(provider: form["provider"] ?? "", authorization: form["authorization"] ?? "")
    guard let code = form["code"], connections.withLock({ $0[key]?.loginCode }) == code else {
      return ConsentPage.page(400, "<p>This link has been used, or was never given out.</p>")
    }
    guard request.method == "POST" else { return ConsentPage.question(provider: key.provider, form.fields) }
    let isDeclined = form["decline"] != nil
    let token = (simulator.providers[key.provider] ?? "") + random.identifier("", length: 36)
    let redirect = connections.withLock { connections in
      connections[key]?.loginCode = nil
      if !isDeclined { connections[key]?.token = token }
      return connections[key]?.redirect
    }
    if let redirect, RequestURL(redirect)?.host.isEmpty == false {
      return Response(302, headers: ["Location": redirect])
    }
    return ConsentPage.page(200, "<p>You can close this page.</p>")
  }

  // MARK: Answers

  private static func resource(_ key: Key, _ connection: Connection) -> JSON {
    [
      "name": .string(key.authorization),
      "type": "Microsoft.ApiManagement/service/authorizationProviders/authorizations",
      "properties": [
        "authorizationType": "OAuth2", "oauth2grantType": "AuthorizationCode",
        "status": .string(connection.status),
      ],
    ]
  }

  private static let noConnection = failure(404, "ResourceNotFound", "There is no such authorization.")

  private static func failure(_ status: Int, _ code: String, _ message: String) -> Response {
    json(status, ["error": ["code": .string(code), "message": .string(message)]])
  }

  private static func json(_ status: Int, _ json: JSON) -> Response {
    Response(status, headers: ["Content-Type": "application/json"], body: .bytes(json.bytes))
  }
}

extension CredentialManagerEndpoint: Stateful {
  /// The connections, and how far randomness has been drawn.
  public struct Snapshot: Codable {
    fileprivate struct Entry: Codable {
      let provider: String
      let authorization: String
      let connection: Connection
    }

    fileprivate let entries: [Entry]
    fileprivate let random: UInt64
  }

  /// The connections that it knows.
  public func snapshot() -> Snapshot {
    let entries = connections.withLock { connections in
      connections.map { key, connection in
        Snapshot.Entry(provider: key.provider, authorization: key.authorization, connection: connection)
      }
    }
    return Snapshot(
      entries: entries.sorted { ($0.provider, $0.authorization) < ($1.provider, $1.authorization) },
      random: random.snapshot())
  }

  /// Goes on with these connections.
  public func restore(_ snapshot: Snapshot) {
    random.restore(snapshot.random)
    connections.withLock { connections in
      connections = [:]
      for entry in snapshot.entries {
        connections[Key(provider: entry.provider, authorization: entry.authorization)] = entry.connection
      }
    }
  }
}
