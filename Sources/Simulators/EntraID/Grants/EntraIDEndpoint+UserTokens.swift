import LabTime
import OpenAI
import Synchronization

extension EntraIDEndpoint {
  /// Refuses a client that has come by another one's code, that asks at another tenant, or too late.
  func check(
    _ signIn: SignIn, until expires: Instant, _ client: ClientApplication, _ call: TokenRequest
  ) throws(EntraError) {
    guard signIn.clientID == client.registration.clientID else {
      throw .otherClient(client.registration.clientID)
    }
    if let tenant = call.authority.tenant, tenant.id != signIn.tenant.id { throw .otherTenant }
    guard call.now < expires else { throw .expiredCode }
  }

  /// The tokens for someone who has signed in: access, and where it was asked for refresh and id.
  func userTokens(
    _ signIn: SignIn, _ client: ClientApplication, _ scope: String, _ call: TokenRequest
  ) throws -> JSON {
    let access = try RequestedAccess(scope, call.version, in: directory, signIn.tenant)
    let token = try writer.accessToken(
      access, for: client, in: signIn.tenant, user: signIn.user, at: call.now)
    var json = answer(token, access, call, scope: access.granted.joined(separator: " "))
    if access.isOffline {
      let code = random.identifier("1.A", length: 120)
      let grant = RefreshToken(signIn: signIn, scope: scope, expires: call.now + RefreshToken.lifetime)
      begun.withLock { $0.refreshes.add(grant, as: code) }
      json = json.adding("refresh_token", .string(code))
    }
    if access.isOpenID {
      json = json.adding("id_token", .string(try writer.idToken(signIn, call.version, at: call.now)))
    }
    if call.form["client_info"] == "1" {
      let info: JSON = [
        "uid": .string(ObjectID.of(signIn.tenant.id, signIn.user.principalName)),
        "utid": .string(signIn.tenant.id),
      ]
      json = json.adding("client_info", .string(Base64URL.encode(info.bytes)))
    }
    return json
  }

  /// What the request asks for, or what was asked for before.
  func scope(of call: TokenRequest, before: String) -> String {
    call.form[call.version == .v1 ? "resource" : "scope"] ?? before
  }
}

extension JSON {
  fileprivate func adding(_ name: String, _ value: JSON) -> JSON {
    guard var object else { return self }
    object[name] = value
    return .object(object)
  }
}
