import HTTPTransport
import LabTime
import OpenAI

/// Asks the credential manager for the tokens of connections that people have made.
struct CredentialManagerTokens: TokenSource {
  private let manager: String
  private let network: any Responder

  init(_ manager: String, network: any Responder) {
    self.manager = manager
    self.network = network
  }

  /// The token of a connection, `provider/authorization`.
  func token(for resource: String, clientID: String?) async throws -> AccessToken {
    let path = resource.split(separator: "/", maxSplits: 1).map { QueryString.encoded(String($0)) }
    guard let url = RequestURL("\(manager)/connections/\(path.joined(separator: "/"))/token") else {
      throw Refusal(description: "'\(manager)' is no address of a credential manager")
    }
    let response = try await network.respond(to: Request("GET", url))
    let body = try await response.body.gathered(upTo: 1 << 20)
    guard response.status == 200, let json = try? JSON(parsing: body),
      let token = json["accessToken"]?.string, let end = json["expiresOn"]?.int
    else {
      throw Refusal(
        description: "the credential manager has no token for '\(resource)': it answered \(response.status)")
    }
    return AccessToken(token, expires: Instant(seconds: Int64(end)))
  }

  private struct Refusal: Error, CustomStringConvertible {
    let description: String
  }
}
