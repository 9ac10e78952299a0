import OpenAI

/// The documents by which clients and validators find everything else.
///
/// Source: OpenID Connect Discovery 1.0, and Entra ID's own documents. They name only what this service has.
enum Discovery {
  /// The OpenID configuration of a tenant or of several.
  static func configuration(_ authority: Authority, _ version: TokenVersion, at base: String) -> JSON {
    let endpoints = "\(base)/\(authority.name)/oauth2" + (version == .v2 ? "/v2.0" : "")
    let keys = "\(base)/\(authority.name)/discovery" + (version == .v2 ? "/v2.0/keys" : "/keys")
    // Whoever reads it for several tenants puts the token's tenant in.
    let issuer = version.issuer(
      ofTenant: authority.tenant?.id ?? "{tenantid}", at: EntraIDSimulator.authority)
    return [
      "token_endpoint": .string("\(endpoints)/token"),
      "token_endpoint_auth_methods_supported": [
        "client_secret_post", "private_key_jwt", "client_secret_basic",
      ],
      "jwks_uri": .string(keys),
      "response_modes_supported": ["query", "fragment", "form_post"],
      "subject_types_supported": ["pairwise"],
      "id_token_signing_alg_values_supported": ["RS256"],
      "response_types_supported": ["code"],
      "scopes_supported": ["openid", "profile", "email", "offline_access"],
      "issuer": .string(issuer),
      "request_uri_parameter_supported": false,
      "authorization_endpoint": .string("\(endpoints)/authorize"),
      "device_authorization_endpoint": .string("\(endpoints)/devicecode"),
      "code_challenge_methods_supported": ["plain", "S256"],
      "claims_supported": [
        "sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "tid", "ver",
      ],
      "cloud_instance_name": "microsoftonline.com",
      "cloud_graph_host_name": "graph.windows.net",
      "msgraph_host": "graph.microsoft.com",
    ]
  }

  /// Which hosts are the same service, and where the configuration of an authority is.
  static func instances(_ query: Form, at base: String) -> JSON {
    let path = query["authorization_endpoint"]?.split(separator: "/").dropFirst(2) ?? []
    let tenant = path.first.map(String.init) ?? "common"
    return [
      "tenant_discovery_endpoint": .string("\(base)/\(tenant)/v2.0/.well-known/openid-configuration"),
      "api-version": "1.1",
      "metadata": [
        [
          "preferred_network": "login.microsoftonline.com",
          "preferred_cache": "login.windows.net",
          "aliases": [
            "login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net",
          ],
        ]
      ],
    ]
  }
}
