public import HTTPTransport
import LabTime
import OpenAI

/// Tokens of the service's managed identities, from the instance metadata service as in Azure.
///
/// Source: "How to use managed identities for Azure resources on an Azure VM to acquire an access token".
public struct MetadataTokens: TokenSource {
  /// The address that the instance metadata service has in every network of Azure.
  public static let host = "169.254.169.254"

  private let network: any Responder

  /// Creates a source that asks over a network.
  public init(network: any Responder) {
    self.network = network
  }

  /// A token for a resource.
  ///
  /// - Throws: ``Refused`` with what the service says, ``TransportError`` when it cannot be reached.
  public func token(for resource: String, clientID: String?) async throws -> AccessToken {
    var fields = [
      QueryString.field("api-version", "2018-02-01"), QueryString.field("resource", resource),
    ]
    if let clientID { fields.append(QueryString.field("client_id", clientID)) }
    let url = RequestURL(
      host: Self.host, path: "/metadata/identity/oauth2/token", query: QueryString.query(fields))
    var request = Request("GET", url, headers: ["Metadata": "true"])
    request.timeout = .seconds(10)
    let response = try await network.respond(to: request)
    let json = try? JSON(parsing: try await response.body.gathered(upTo: 1 << 20))
    guard response.status == 200, let text = json?["access_token"]?.string,
      let expires = json?["expires_on"]?.string.flatMap({ Int64($0) })
        ?? json?["expires_on"]?.int.map(Int64.init)
    else {
      throw Refused(status: response.status, reason: json?["error_description"]?.string)
    }
    return AccessToken(text, expires: Instant(seconds: 0) + .seconds(expires))
  }

  /// Why there is no token.
  public struct Refused: Error, CustomStringConvertible {
    let status: Int
    let reason: String?

    /// The status and the service's own words.
    public var description: String {
      "the metadata service answers with \(status): \(reason ?? "no token and no reason")"
    }
  }
}
