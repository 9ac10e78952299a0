/// Who has signed in, where, and for which client.
struct SignIn: Sendable, Codable {
  let user: DirectoryUser
  let tenant: Tenant
  let clientID: String
  /// What the client gave to find again in the id token.
  var nonce: String?
}
