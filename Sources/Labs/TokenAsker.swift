import LabRunner
import LabTime
import OpenAI
import Simulators

/// A sign-in with a device code, from its beginning to the token.
struct DeviceSignIn: Codable, Sendable {
  /// What the device tells the person.
  var message: String
  /// The error that the device gets while nobody has signed in.
  var before: String
  /// The error that it gets afterwards; empty for none.
  var after: String
  /// The token.
  var token: String
}

/// Asks Entra ID for tokens, as MSAL does.
struct TokenAsker {
  private static let authority = "https://login.microsoftonline.com"

  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  /// Signs a person in with the console application: the device begins, the person types the code into the page.
  func signIn(as user: DirectoryUser) async throws -> DeviceSignIn {
    let begun = try await ask(
      "devicecode", Contoso.tenant, [("client_id", Contoso.console), ("scope", "api://chat/Chat.Ask")])
    let poll = [
      (name: "grant_type", value: "urn:ietf:params:oauth:grant-type:device_code"),
      (name: "client_id", value: Contoso.console),
      (name: "device_code", value: begun["device_code"]?.string ?? ""),
    ]
    let before = try await ask("token", Contoso.tenant, poll)
    _ = try await session.submit(
      [
        ("otc", begun["user_code"]?.string ?? ""), ("login", user.principalName),
        ("passwd", user.password ?? ""),
      ], to: begun["verification_uri"]?.string ?? "")
    // As often as the device is allowed to ask.
    try await session.clock.sleep(for: .seconds(begun["interval"]?.int ?? 5))
    let after = try await ask("token", Contoso.tenant, poll)
    return DeviceSignIn(
      message: begun["message"]?.string ?? "", before: before["error"]?.string ?? "",
      after: after["error"]?.string ?? "", token: after["access_token"]?.string ?? "")
  }

  /// A token for an application in its own name.
  func token(
    of client: String, for resource: String, tenant: String = Contoso.tenant
  ) async throws -> String {
    let answer = try await ask(
      "token", tenant,
      [
        ("grant_type", "client_credentials"), ("client_id", client), ("client_secret", Contoso.secret),
        ("scope", "\(resource)/.default"),
      ])
    guard let token = answer["access_token"]?.string else {
      throw LabError(.failed, "there is no token: \(answer["error_description"]?.string ?? "\(answer)")")
    }
    return token
  }

  private func ask(
    _ endpoint: String, _ tenant: String, _ fields: [(name: String, value: String)]
  ) async throws -> JSON {
    let answer = try await session.submit(
      fields, to: "\(Self.authority)/\(tenant)/oauth2/v2.0/\(endpoint)")
    return try JSON(parsing: answer.text)
  }
}
