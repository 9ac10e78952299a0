public import HTTPTransport
public import LabTime
import OpenAI

/// A running endpoint of managed identities, as a ``ManagedIdentitySimulator`` describes it.
///
/// Source: "How to use managed identities for Azure resources on an Azure VM to acquire an access token".
public final class ManagedIdentityEndpoint: Responder {
  private let simulator: ManagedIdentitySimulator
  private let directory: Directory
  private let writer: TokenWriter
  private let clock: any LabClock

  init(_ simulator: ManagedIdentitySimulator, clock: any LabClock, random: RandomSource) {
    self.simulator = simulator
    self.clock = clock
    directory = Directory(tenants: [simulator.tenant])
    writer = TokenWriter(keys: simulator.keys, lifetime: simulator.lifetime, random: random)
  }

  /// Answers `GET /metadata/identity/oauth2/token`.
  ///
  /// - Throws: What the cryptography library says.
  public func respond(to request: Request) async throws -> Response {
    guard request.url.path == "/metadata/identity/oauth2/token" else { return Response(404) }
    guard request.method == "GET" else { return Response(405, headers: ["Allow": "GET"]) }
    let query = Form(request.url.query ?? "")
    let now = clock.now
    do {
      // A caller that was talked into fetching an address cannot set header fields.
      guard request.headers["Metadata"]?.lowercased() == "true" else {
        throw Refusal("invalid_request", "Required metadata header not specified")
      }
      guard query["api-version"] != nil else {
        throw Refusal("invalid_request", "Required query variable 'api-version' is missing")
      }
      guard let resource = query["resource"] else {
        throw Refusal("invalid_request", "Required audience parameter not specified")
      }
      let identity = try identity(query)
      let access = try RequestedAccess(resource: resource, in: directory, simulator.tenant)
      let client = ClientApplication(
        registration: AppRegistration(identity.clientID), proof: .certificate)
      let token = try writer.accessToken(access, for: client, in: simulator.tenant, at: now)
      return Self.response(200, answer(token, resource, identity, at: now))
    } catch let refusal as Refusal {
      return Self.response(
        400, ["error": .string(refusal.name), "error_description": .string(refusal.message)])
    } catch let error as EntraError {
      return error.response(to: request, at: now, writer.random)
    }
  }

  private func answer(
    _ token: String, _ resource: String, _ identity: ManagedIdentity, at now: Instant
  ) -> JSON {
    let seconds = Int(writer.lifetime.inSeconds) - 1
    return [
      "access_token": .string(token),
      "client_id": .string(identity.clientID),
      "expires_in": .string("\(seconds)"),
      "expires_on": .string("\(Int(writer.end(from: now).seconds))"),
      "ext_expires_in": .string("\(seconds)"),
      "not_before": .string("\(Int(now.seconds) - 300)"),
      "resource": .string(resource),
      "token_type": "Bearer",
    ]
  }

  private func identity(_ query: Form) throws(Refusal) -> ManagedIdentity {
    let all = [simulator.systemAssigned].compactMap(\.self) + simulator.userAssigned
    let identity: ManagedIdentity?
    if let id = query["client_id"]?.lowercased() {
      identity = all.first { $0.clientID.lowercased() == id }
    } else if let id = query["object_id"]?.lowercased() {
      identity = all.first { ObjectID.of(simulator.tenant.id, $0.clientID) == id }
    } else if let id = (query["mi_res_id"] ?? query["msi_res_id"])?.lowercased() {
      identity = all.first { $0.resourceID?.lowercased() == id }
    } else {
      identity = simulator.systemAssigned
    }
    guard let identity else { throw Refusal("invalid_request", "Identity not found") }
    return identity
  }

  private static func response(_ status: Int, _ json: JSON) -> Response {
    Response(
      status, headers: ["Content-Type": "application/json; charset=utf-8"], body: .bytes(json.bytes))
  }

  private struct Refusal: Error {
    let name: String
    let message: String

    init(_ name: String, _ message: String) {
      self.name = name
      self.message = message
    }
  }
}

extension ManagedIdentityEndpoint: Stateful {
  /// How far the randomness of its tokens has been drawn.
  public func snapshot() -> UInt64 { writer.random.snapshot() }

  /// Goes on from there.
  public func restore(_ snapshot: UInt64) { writer.random.restore(snapshot) }
}
