/// A service made ready to answer requests: every document read, every policy in its place.
final class DeployedService: Sendable {
  let service: Service
  let operations: OperationTable
  let keys: KeyRing
  let schemas: SchemaLibrary
  let backends: DeployedBackends
  let certificates: DeployedCertificates
  /// The event hubs of the loggers by name.
  let eventHubs: [String: EventHub]
  /// What keeps prompts apart that only sound alike; nil when it is switched off.
  let nearMissGuard: NearMissGuard?
  /// What is logged and measured of requests, by API in the order of the service.
  let monitoring: [Monitoring?]
  /// The servers of tools that are operations, by API in the order of the service.
  let toolServers: [ToolServer?]
  /// By API and operation, in the order of the service.
  let places: [[RequestPlace]]
  /// For a request that no API is for.
  let globalPipeline: Pipeline
  /// By API and operation, in the order of the service.
  let pipelines: [[OperationPipelines]]

  /// Reads the service's policy documents.
  ///
  /// - Throws: ``PolicyError`` for the first document that cannot run.
  init(_ service: Service, folder: String) throws(PolicyError) {
    var loader = try PipelineLoader(service, folder: folder)
    self.service = service
    operations = OperationTable(service.apis)
    keys = KeyRing(service)
    schemas = SchemaLibrary(service)
    certificates = try DeployedCertificates(service)
    backends = try DeployedBackends(service, certificates)
    var eventHubs: [String: EventHub] = [:]
    for logger in service.loggers where !logger.isApplicationInsights {
      eventHubs[logger.name] = try EventHub(logger)
    }
    self.eventHubs = eventHubs
    nearMissGuard = try NearMissGuard(service)
    monitoring = try Monitoring.ofAPIs(service)
    var toolServers: [ToolServer?] = []
    for api in service.apis {
      switch api.mcp {
      case .tools(let tools)?: toolServers.append(try ToolServer(api, tools: tools, in: service))
      case .server(let backend)?:
        guard backends[backend] != nil else { throw Self.noBackend(backend, of: api, in: service) }
        toolServers.append(nil)
      case nil: toolServers.append(nil)
      }
    }
    self.toolServers = toolServers
    places = service.apis.map { [backends] api in
      let backend: DeployedBackends.Entity? =
        if case .server(let name)? = api.mcp { backends[name] } else { nil }
      return api.operations.map { RequestPlace(api, $0, backend: backend) }
    }
    globalPipeline = try loader.pipeline()
    var pipelines: [[OperationPipelines]] = []
    for api in service.apis {
      var row: [OperationPipelines] = []
      for operation in api.operations { row.append(try loader.pipelines(api, operation)) }
      pipelines.append(row)
    }
    self.pipelines = pipelines
  }

  private static func noBackend(_ name: String, of api: API, in service: Service) -> PolicyError {
    let known = service.backends.map(\.name) + service.backendPools.map(\.name)
    return PolicyError(
      file: "API \(api.name)", line: 1, column: 1, message: "there is no backend \"\(name)\"",
      hint: Spelling.nearest(to: name, in: known).map { "\"\($0)\" is near" })
  }
}

/// The pipelines of one operation: a product's policies run only for requests made in that product.
struct OperationPipelines: Sendable {
  let withoutProduct: Pipeline
  let byProduct: [String: Pipeline]

  func pipeline(in product: Product?) -> Pipeline {
    product.flatMap { byProduct[$0.name] } ?? withoutProduct
  }
}
