import LabTime
import OpenAI
import Synchronization

extension EntraIDEndpoint {
  /// The tokens for someone who has signed in: access, and where it was asked for refresh and id.
  func userTokens(_ signIn: SignIn, _ client: Client, _ scope: String, _ call: TokenRequest) throws -> JSON {
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
