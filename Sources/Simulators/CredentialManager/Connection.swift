/// A connection to an identity provider, `Microsoft.ApiManagement/service/authorizationProviders/authorizations`.
struct Connection: Sendable, Codable {
  /// What a person needs to know to agree; each link can be used once.
  var loginCode: String?
  /// Where the person goes next.
  var redirect: String?
  /// Object ids that may use it.
  var accessPolicies: [String] = []
  /// The token, once a person has agreed.
  var token: String?

  /// The resource's `status`.
  var status: String { token == nil ? "Error" : "Connected" }
}
