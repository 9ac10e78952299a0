import LabTime
import Simulators

/// The organization whose people and applications the labs on Entra ID know.
enum Contoso {
  static let tenant = "1b6c1a2f-52a0-4a0c-8a63-7a6bd3c0f101"
  static let otherTenant = "9f27c7d4-0d0e-4f5c-b6ab-2f30b6c5e202"
  /// An application on people's own devices, which can keep no secret.
  static let console = "4d3a6f0e-8d0b-4b63-9a54-0c9a5f5b1301"
  /// An application on a server.
  static let web = "7c5e2b91-3f6d-4c1e-8e27-5b1d4a6f2402"
  /// An application that the gateway's policy does not name.
  static let stranger = "e2f8d0a3-6b4c-4d97-a1c5-9e3b7f0d3503"
  static let secret = "a-secret-of-the-web-application"
  static let user = DirectoryUser("ada@contoso.example", displayName: "Ada", password: "correct horse")

  /// Both organizations with their applications; only Ada has the role.
  static func directory(lifetime: Duration) -> EntraIDSimulator {
    let applications = [
      AppRegistration(console, displayName: "Console", allowsPublicClients: true),
      AppRegistration(
        web, displayName: "Web", secrets: [secret], redirectURIs: ["http://localhost/callback"]),
      AppRegistration(stranger, displayName: "Stranger", secrets: [secret]),
      AppRegistration(
        "0a9d4c7e-1e5b-4f38-b0d6-6c8e2a4b4604", displayName: "Chat", identifierURIs: ["api://chat"],
        scopes: ["Chat.Ask"], roles: [AppRole("OpenAI.ChatCompletion", members: [user.principalName])],
        tokenVersion: .v2),
    ]
    return EntraIDSimulator(
      tenants: [
        Tenant(tenant, domains: ["contoso.example"], applications: applications, users: [user]),
        Tenant(otherTenant, domains: ["fabrikam.example"], applications: applications),
      ], lifetime: lifetime)
  }
}
