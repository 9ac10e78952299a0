import HTTPTransport
import OpenAI

/// What an identity provider publishes about itself (OpenID Connect Discovery 1.0).
struct OpenIDConfiguration: Sendable, Codable {
  /// The issuer of its tokens. For providers of many tenants `{tenantid}` stands in it.
  let issuer: String
  /// The keys that it signs with.
  let keys: [TokenKey]
  // The same as they were published.
  private let keySet: [JSON]

  init(issuer: String, keySet: [JSON]) {
    self.issuer = issuer
    self.keySet = keySet
    keys = keySet.compactMap { TokenKey(json: $0) }
  }

  /// Fetches the provider's document and the keys that it refers to.
  static func fetch(_ url: RequestURL, in environment: GatewayEnvironment) async throws -> OpenIDConfiguration
  {
    let document = try await json(url, in: environment)
    guard let issuer = document["issuer"]?.string else { throw Malformed(url: url, what: "names no issuer") }
    guard let address = document["jwks_uri"]?.string.flatMap({ RequestURL($0) }), !address.host.isEmpty else {
      throw Malformed(url: url, what: "names no jwks_uri")
    }
    guard let keys = try await json(address, in: environment)["keys"]?.array else {
      throw Malformed(url: address, what: "holds no keys")
    }
    return OpenIDConfiguration(issuer: issuer, keySet: keys)
  }

  /// The issuer of a token of a tenant.
  func issuer(ofTenant tenant: String?) -> String {
    tenant.map { issuer.replacing("{tenantid}", with: $0) } ?? issuer
  }

  private static func json(_ url: RequestURL, in environment: GatewayEnvironment) async throws -> JSON {
    var request = Request("GET", url, headers: ["Accept": "application/json"])
    request.timeout = .seconds(10)
    let response = try await SendRequest.send(request, in: environment)
    guard response.status == 200 else { throw Malformed(url: url, what: "answers with \(response.status)") }
    guard case .bytes(let bytes) = response.body, let json = try? JSON(parsing: bytes) else {
      throw Malformed(url: url, what: "answers with no JSON")
    }
    return json
  }

  private struct Malformed: Error, CustomStringConvertible {
    let url: RequestURL
    let what: String

    var description: String { "\(url) \(what)" }
  }

  private enum CodingKeys: CodingKey {
    case issuer, keySet
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      issuer: try container.decode(String.self, forKey: .issuer),
      keySet: try container.decode([JSON].self, forKey: .keySet))
  }
}
