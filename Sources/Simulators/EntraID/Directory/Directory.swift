/// Every tenant that an identity provider has.
struct Directory: Sendable {
  let tenants: [Tenant]

  /// The tenant or tenants that a path names.
  ///
  /// - Throws: ``EntraError``: 90002 for a tenant that there is not, 900023 for what cannot be one.
  func authority(_ name: String, isDiscovery: Bool = false) throws(EntraError) -> Authority {
    let key = name.lowercased()
    if ["common", "organizations"].contains(key) { return Authority(name: key, tenant: nil) }
    let tenant = tenants.first { tenant in
      tenant.id == key || tenant.domains.contains { $0.lowercased() == key }
    }
    if let tenant { return Authority(name: tenant.id, tenant: tenant) }
    let isPossible = name.contains(".") || name.utf8.count == 36
    throw isPossible ? .unknownTenant(name, isDiscovery: isDiscovery) : .invalidTenant(name)
  }

  /// The application of an id, as an authority knows it.
  ///
  /// - Throws: ``EntraError``: 700016 when there is none, 50194 when it is not for several tenants.
  func application(
    _ clientID: String, at authority: Authority
  ) throws(EntraError) -> AppRegistration {
    for tenant in tenants {
      for application in tenant.applications
      where application.clientID.lowercased() == clientID.lowercased() {
        if tenant.id == authority.tenant?.id || application.isMultiTenant { return application }
        if authority.tenant == nil { throw .singleTenant(application) }
      }
    }
    throw .unknownApplication(clientID, authority.tenant?.id ?? authority.name)
  }

  /// The user of a name; at an authority for several tenants the name decides which.
  ///
  /// - Throws: ``EntraError``: 50034 when there is none, 50126 for a wrong password.
  func user(
    _ name: String, password: String, at authority: Authority
  ) throws(EntraError) -> (DirectoryUser, Tenant) {
    for tenant in authority.tenant.map({ [$0] }) ?? tenants {
      for user in tenant.users where user.principalName.lowercased() == name.lowercased() {
        if let expected = user.password, expected != password { throw .wrongPassword }
        return (user, tenant)
      }
    }
    throw .unknownUser(name, authority.tenant?.id ?? authority.name)
  }

  /// The API of a name: one of the tenant, or a service of Microsoft.
  func resource(_ name: String, in tenant: Tenant?) -> AppRegistration? {
    let name = ResourceName.trimmed(name).lowercased()
    let candidates = (tenant.map { [$0] } ?? tenants).flatMap(\.applications) + AppRegistration.azure
    return candidates.first { application in
      application.clientID.lowercased() == name
        || application.identifierURIs.contains { ResourceName.trimmed($0).lowercased() == name }
    }
  }
}

/// Who a request is sent to: a tenant, or several.
struct Authority: Sendable, Codable {
  /// The id of the tenant, or `common` or `organizations`.
  let name: String
  /// Nil for several.
  let tenant: Tenant?
}
