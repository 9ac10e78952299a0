import AIGateway
import Simulators

/// A directory with one client whose tokens a policy document lets in.
public struct DocumentDirectory: Sendable, Hashable {
  /// The host that it stands at.
  public static let host = "login.microsoftonline.com"

  /// The tenant's id or domain.
  public let tenant: String
  /// The client application's id.
  public let client: String
  /// The client's secret.
  public let secret = "secret"
  /// What tokens are asked for with: `scope` of the client credentials grant.
  public let scope: String

  private let needs: TokenNeeds

  // Those of a document that names none.
  private static let standardTenant = "2f1c8a54-6c3e-4b0d-9a7f-5e1d3c7b9a01"
  private static let standardClient = "8b5d2e10-4f7a-4c69-b3e8-1a9c6d0f7e02"
  private static let standardAudience = "5a7e9c31-0d2b-4e86-8f14-c6b3a1d5e703"
  private static let user = DirectoryUser("user@labs.example", displayName: "User", password: "password")

  /// Describes the directory; nil for a document that asks for no tokens of Microsoft Entra ID.
  init?(_ needs: TokenNeeds) {
    guard let named = needs.tenants.first else { return nil }
    self.needs = needs
    tenant = ["common", "organizations", "consumers"].contains(named) ? Self.standardTenant : named
    client = needs.clients.first ?? Self.standardClient
    scope = "\(needs.audiences.first ?? Self.standardAudience)/.default"
  }

  /// What stands at `login.microsoftonline.com`.
  var simulator: EntraIDSimulator {
    let clients = needs.clients.isEmpty ? [client] : needs.clients
    let audiences = needs.audiences.isEmpty ? [Self.standardAudience] : needs.audiences
    let roles = needs.roles.map { AppRole($0, members: Set(clients + [Self.user.principalName])) }
    let apis = audiences.map { audience in
      // An application's id, or one of its URIs: then the application behind it does not matter.
      let id = audience.contains(":") ? String(audience.split(separator: "/").last ?? "api") : audience
      return AppRegistration(
        id, displayName: "API", identifierURIs: [audience, "api://\(id)"], scopes: needs.scopes, roles: roles,
        tokenVersion: needs.areOfVersion2 ? .v2 : .v1)
    }
    let callers = clients.filter { id in !apis.contains { $0.clientID == id } }.map { id in
      AppRegistration(
        id, displayName: "Client", secrets: [secret], redirectURIs: ["http://localhost"],
        allowsPublicClients: true)
    }
    let both = apis.map { api in
      var api = api
      if clients.contains(api.clientID) { api.secrets = [secret] }
      return api
    }
    let isDomain = tenant.contains(".")
    return EntraIDSimulator(
      tenants: [
        Tenant(
          isDomain ? Self.standardTenant : tenant, domains: isDomain ? [tenant] : [],
          applications: callers + both, users: [Self.user])
      ])
  }
}
