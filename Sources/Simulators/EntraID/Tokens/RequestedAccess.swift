/// What a client asks a token for: an API, and what it wants to do there.
struct RequestedAccess: Sendable {
  /// The API.
  let resource: AppRegistration
  /// The `aud` of the token.
  let audience: String
  /// What a user permits there.
  let scopes: [String]
  /// The scopes in full, as the answer repeats them.
  let granted: [String]
  /// Whether an id token is wanted.
  let isOpenID: Bool
  /// Whether a refresh token is wanted.
  let isOffline: Bool

  private static let openID: Set<String> = ["openid", "profile", "email", "offline_access"]

  /// Access in a user's name by what either version's endpoints take.
  ///
  /// - Throws: ``EntraError`` for what cannot be had.
  init(
    _ text: String, _ version: TokenVersion, in directory: Directory, _ tenant: Tenant?
  ) throws(EntraError) {
    switch version {
    case .v1: try self.init(resource: text, in: directory, tenant)
    case .v2: try self.init(scope: text, in: directory, tenant)
    }
  }

  /// Access in a user's name by the `scope` of the second version's endpoints.
  ///
  /// - Throws: ``EntraError`` for a scope of no API, one that the API has not, and scopes of several APIs.
  init(scope: String, in directory: Directory, _ tenant: Tenant?) throws(EntraError) {
    let words = scope.split(separator: " ").map(String.init)
    var api: (name: String, resource: AppRegistration)?
    var scopes: [String] = []
    for word in words where !Self.openID.contains(word) {
      let (name, permission) = Self.parts(word)
      let resource = try Self.resource(name, in: directory, tenant)
      if let api, api.resource != resource { throw .severalResources(scope) }
      api = (name, resource)
      if permission == ".default" {
        scopes += resource.scopes.filter { !scopes.contains($0) }
      } else if resource.scopes.contains(permission) {
        if !scopes.contains(permission) { scopes.append(permission) }
      } else {
        throw .unknownScope(permission, of: name)
      }
    }
    // Who asks for nothing but the user's identity gets a token for Microsoft Graph.
    let name = api?.name ?? Self.graph
    let resource = if let api { api.resource } else { try Self.resource(name, in: directory, tenant) }
    self.resource = resource
    audience = Self.audience(resource, asked: name)
    let requested = words.filter(Self.openID.contains)
    self.scopes = api == nil ? resource.scopes : scopes
    granted = self.scopes.map { name == Self.graph ? $0 : "\(name)/\($0)" } + requested
    isOpenID = requested.contains("openid")
    isOffline = requested.contains("offline_access")
  }

  /// Access in a user's name, or an application's own, to an API by its name, the `resource` of the first version.
  ///
  /// - Throws: ``EntraError``, 500011, for an API that there is not.
  init(resource name: String, in directory: Directory, _ tenant: Tenant?) throws(EntraError) {
    resource = try Self.resource(name, in: directory, tenant)
    audience = Self.audience(resource, asked: name)
    scopes = resource.scopes
    granted = resource.scopes
    isOpenID = true
    isOffline = true
  }

  /// An application's own access by a scope, which names an API and `.default`.
  ///
  /// - Throws: ``EntraError``, 1002012 for other scopes.
  init(defaultScope scope: String, in directory: Directory, _ tenant: Tenant?) throws(EntraError) {
    let suffix = "/.default"
    guard scope.hasSuffix(suffix), !scope.contains(" ") else { throw .notDefaultScope(scope) }
    try self.init(resource: String(scope.dropLast(suffix.count)), in: directory, tenant)
  }

  private static let graph = "00000003-0000-0000-c000-000000000000"

  // A scope is the name of an API, a slash and a permission; without a name it is one of Microsoft Graph.
  private static func parts(_ scope: String) -> (name: String, permission: String) {
    guard let slash = scope.lastIndex(of: "/") else { return (graph, scope) }
    return (String(scope[..<slash]), String(scope[scope.index(after: slash)...]))
  }

  private static func resource(
    _ name: String, in directory: Directory, _ tenant: Tenant?
  ) throws(EntraError) -> AppRegistration {
    guard let resource = directory.resource(name, in: tenant) else {
      throw .unknownResource(name, in: tenant?.id ?? "common")
    }
    return resource
  }

  private static func audience(_ resource: AppRegistration, asked name: String) -> String {
    resource.tokenVersion == .v2 ? resource.clientID : name
  }
}
