import HTTPTransport

/// The backend entities of a service by name: single backends and pools.
struct DeployedBackends: Sendable {
  /// What `backend-id` names.
  enum Entity: Sendable {
    case single(DeployedBackend)
    case pool(DeployedPool)

    var name: String {
      switch self {
      case .single(let backend): backend.name
      case .pool(let pool): pool.name
      }
    }

    /// The base URL; of a pool that of its first member, until one is chosen.
    var url: RequestURL {
      switch self {
      case .single(let backend): backend.url
      case .pool(let pool): pool.url
      }
    }
  }

  /// The single backends in the order of the service.
  let singles: [DeployedBackend]
  private let entities: [String: Entity]

  /// - Throws: ``PolicyError`` for the first entity that cannot be used, with its name.
  init(_ service: Service, _ certificates: DeployedCertificates) throws(PolicyError) {
    var singles: [DeployedBackend] = []
    var byName: [String: DeployedBackend] = [:]
    for backend in service.backends {
      let single = try DeployedBackend(
        backend, certificates: certificates, namedValues: service.namedValues)
      singles.append(single)
      byName[backend.name] = single
    }
    var entities = byName.mapValues(Entity.single)
    let pools = Set(service.backendPools.map(\.name))
    for pool in service.backendPools {
      guard byName[pool.name] == nil else {
        throw PolicyError(
          backend: pool.name, "a single backend and a pool have this name", hint: "rename one of them")
      }
      entities[pool.name] = .pool(try DeployedPool(pool, of: byName, pools: pools))
    }
    self.singles = singles
    self.entities = entities
  }

  subscript(name: String) -> Entity? { entities[name] }
}
