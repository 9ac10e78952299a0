import LabTime
import OpenAI

extension EntraIDEndpoint {
  /// A token for an application in its own name (RFC 6749, 4.4).
  func clientCredentials(_ call: TokenRequest) throws -> JSON {
    let client = try ClientProof(call: call, directory: directory).client(isAlone: true)
    guard let tenant = call.authority.tenant else { throw EntraError.noTenant }
    let access =
      switch call.version {
      case .v1:
        try RequestedAccess(resource: call.form.required("resource"), in: directory, tenant)
      case .v2:
        try RequestedAccess(defaultScope: call.form.required("scope"), in: directory, tenant)
      }
    let token = try writer.accessToken(access, for: client, in: tenant, at: call.now)
    return answer(token, access, call, scope: nil)
  }

  /// The answer that a token comes in; the first version writes numbers as strings.
  func answer(_ token: String, _ access: RequestedAccess, _ call: TokenRequest, scope: String?) -> JSON {
    // A second less, so that nobody counts on a token in its last one.
    let seconds = Int(writer.lifetime.inSeconds) - 1
    var object: JSONObject = ["token_type": "Bearer"]
    if let scope { object["scope"] = .string(scope) }
    switch call.version {
    case .v1:
      object["expires_in"] = .string("\(seconds)")
      object["ext_expires_in"] = .string("\(seconds)")
      object["expires_on"] = .string("\(Int(writer.end(from: call.now).seconds))")
      object["not_before"] = .string("\(Int(call.now.seconds) - 300)")
      object["resource"] = .string(access.audience)
    case .v2:
      object["expires_in"] = .int(seconds)
      object["ext_expires_in"] = .int(seconds)
    }
    object["access_token"] = .string(token)
    return .object(object)
  }
}
