public import HTTPTransport
public import LabTime
import OpenAI
import Synchronization

/// A running Entra ID, as an ``EntraIDSimulator`` describes it.
public final class EntraIDEndpoint: Responder {
  /// What people have begun: sign-ins whose tokens are still to be fetched.
  struct Begun: Codable, Sendable {
    var codes = GrantTable<AuthorizationCode>()
    var devices = GrantTable<DeviceSignIn>()
    var refreshes = GrantTable<RefreshToken>()
  }

  private static let largestForm = 1 << 15

  let directory: Directory
  let writer: TokenWriter
  let clock: any LabClock
  let random: RandomSource
  let begun = Mutex(Begun())

  init(_ simulator: EntraIDSimulator, clock: any LabClock, random: RandomSource) {
    directory = Directory(tenants: simulator.tenants)
    writer = TokenWriter(keys: simulator.keys, lifetime: simulator.lifetime, random: random.derived("tokens"))
    self.clock = clock
    self.random = random
  }

  /// Answers a request as the real service would.
  ///
  /// - Throws: `CancellationError`, or what the cryptography library says.
  public func respond(to request: Request) async throws -> Response {
    do {
      return try await answer(request)
    } catch let error as EntraError {
      return error.response(to: request, at: clock.now, random)
    }
  }

  private func answer(_ request: Request) async throws -> Response {
    guard let address = EntraAddress(request.url.path) else { return Response(404) }
    let query = Form(request.url.query ?? "")
    switch address.operation {
    case .instanceDiscovery:
      return Self.response(Discovery.instances(query, at: request.url.base))
    case .configuration:
      let authority = try directory.authority(address.tenant, isDiscovery: true)
      return Self.response(Discovery.configuration(authority, address.version, at: request.url.base))
    case .keys:
      _ = try directory.authority(address.tenant, isDiscovery: true)
      return Self.response(["keys": .array(try writer.keys.published(at: clock.now).map { try $0.json() })])
    case .deviceLogin:
      return try deviceLogin(request.method == "POST" ? try await form(of: request) : query)
    case .authorize:
      let form = request.method == "POST" ? try await form(of: request) : query
      return try authorize(form, isSubmitted: request.method == "POST", address)
    case .token, .deviceCode:
      guard request.method == "POST" else { throw EntraError.postOnly(request.method) }
      let form = try await form(of: request)
      let call = TokenRequest(
        form: form, version: address.version, authority: try directory.authority(address.tenant),
        url: request.url, authorization: request.headers["Authorization"], now: clock.now)
      let json = try address.operation == .token ? token(call) : beginDeviceSignIn(call)
      return Self.response(json)
    }
  }

  private func form(of request: Request) async throws -> Form {
    do {
      return Form(String(decoding: try await request.body.gathered(upTo: Self.largestForm), as: UTF8.self))
    } catch TransportError.bodyTooLarge {
      throw EntraError.malformed
    }
  }

  private func token(_ call: TokenRequest) throws -> JSON {
    let type = try call.form.required("grant_type")
    switch type {
    case "client_credentials": return try clientCredentials(call)
    case "authorization_code": return try redeemCode(call)
    case "refresh_token": return try refresh(call)
    case "urn:ietf:params:oauth:grant-type:device_code", "device_code": return try redeemDeviceCode(call)
    default: throw EntraError.unsupportedGrant(type)
    }
  }

  private static func response(_ json: JSON) -> Response {
    Response(
      headers: ["Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store, no-cache"],
      body: .bytes(json.bytes))
  }
}

extension EntraIDEndpoint: Stateful {
  /// What people have begun, and how far randomness has been drawn.
  public struct Snapshot: Codable {
    let begun: Begun
    let random: UInt64
    let tokens: UInt64
  }

  /// The sign-ins and codes that it knows.
  public func snapshot() -> Snapshot {
    Snapshot(
      begun: begun.withLock { $0 }, random: random.snapshot(), tokens: writer.random.snapshot())
  }

  /// Goes on with these sign-ins and codes.
  public func restore(_ snapshot: Snapshot) {
    begun.withLock { $0 = snapshot.begun }
    random.restore(snapshot.random)
    writer.random.restore(snapshot.tokens)
  }
}

extension RequestURL {
  /// Scheme and host, which the addresses in answers begin with: where one service is reached, all of it is.
  fileprivate var base: String { "\(scheme)://\(authority)" }
}
