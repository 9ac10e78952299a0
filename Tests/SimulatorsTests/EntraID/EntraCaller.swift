import Foundation
import HTTPTransport
import LabTime
import OpenAI
import Simulators

/// Calls a simulated Entra ID of one tenant, in simulated time.
struct EntraCaller: Sendable {
  static let tenant = "11111111-2222-3333-4444-555555555555"
  static let daemon = "aaaaaaaa-0000-0000-0000-000000000001"
  static let certified = "aaaaaaaa-0000-0000-0000-000000000002"
  static let device = "aaaaaaaa-0000-0000-0000-000000000003"
  static let web = "aaaaaaaa-0000-0000-0000-000000000004"
  static let api = "aaaaaaaa-0000-0000-0000-000000000005"
  static let user = "ada@contoso.example"

  static let contoso = Tenant(
    tenant, domains: ["contoso.example"],
    applications: [
      AppRegistration(daemon, secrets: ["s3cret"]),
      AppRegistration(
        certified, certificates: [Array(Data(base64Encoded: AssertionSamples.certificate) ?? Data())]),
      AppRegistration(device, allowsPublicClients: true),
      AppRegistration(
        web, displayName: "web", secrets: ["web secret"], redirectURIs: ["https://web.example/back"],
        isMultiTenant: true),
      AppRegistration(
        api, identifierURIs: ["api://chat"], scopes: ["read", "write"],
        roles: [AppRole("Chat.All", members: [daemon, user]), AppRole("Chat.None")], tokenVersion: .v2),
    ],
    users: [DirectoryUser(user, displayName: "Ada Lovelace", password: "engine")])

  let clock: VirtualClock
  let endpoint: any Responder

  init(
    _ endpoint: ((VirtualClock) -> any Responder)? = nil,
    at start: Instant = Instant(year: 2026, month: 3, day: 4)
  ) {
    clock = VirtualClock(startingAt: start)
    self.endpoint =
      endpoint?(clock)
      ?? EntraIDSimulator(tenants: [Self.contoso]).start(clock: clock, random: RandomSource(seed: 1))
  }

  /// What came back.
  struct Answer: Sendable {
    let status: Int
    let headers: Headers
    let text: String

    var json: JSON { (try? JSON(parsing: text)) ?? .null }
    /// The first of the numbers that an error has.
    var code: Int? { json["error_codes"]?[0]?.int }
    var error: String? { json["error"]?.string }

    /// The claims of a token, unchecked.
    func claims(_ name: String = "access_token") -> JSON {
      let parts = json[name]?.string?.split(separator: ".") ?? []
      guard parts.count == 3 else { return .null }
      var text = parts[1].replacing("-", with: "+").replacing("_", with: "/")
      text += String(repeating: "=", count: (4 - text.count % 4) % 4)
      return Data(base64Encoded: String(text)).flatMap { try? JSON(parsing: Array($0)) } ?? .null
    }

    /// The fields that a redirection brings back to the client.
    func returned(_ name: String) -> String? {
      let parts = headers["Location"].flatMap { URLComponents(string: $0) }
      return parts?.queryItems?.first { $0.name == name }?.value
    }
  }

  /// Sends a request from inside simulated time.
  func send(
    _ method: String = "GET", _ path: String, _ fields: KeyValuePairs<String, String> = [:],
    headers: Headers = [:]
  ) async throws -> Answer {
    let url = RequestURL("https://login.microsoftonline.com\(path)") ?? RequestURL()
    let body = Self.encoded(fields)
    let response = try await endpoint.respond(to: Request(method, url, headers: headers, body: .text(body)))
    return Answer(
      status: response.status, headers: response.headers,
      text: String(decoding: try await response.body.gathered(), as: UTF8.self))
  }

  /// Asks for a token of the second version's endpoint.
  func token(
    _ fields: KeyValuePairs<String, String>, at tenant: String = tenant, headers: Headers = [:]
  ) async throws -> Answer {
    try await send("POST", "/\(tenant)/oauth2/v2.0/token", fields, headers: headers)
  }

  /// Fields as a form or a query.
  static func encoded(_ fields: KeyValuePairs<String, String>) -> String {
    fields.map { name, value in
      "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }.joined(separator: "&")
  }
}
