/// Reads the policy documents of a service, each once, and puts pipelines together from them.
struct PipelineLoader {
  /// A document whose policies are ready to run.
  private struct LoadedDocument {
    let document: PolicyDocument
    let steps: [ObjectIdentifier: PolicyStep]
  }

  private let service: Service
  private let folder: String
  private let environment: DocumentEnvironment
  /// What policies may refer to.
  private let site: PolicySite
  private let global: LoadedDocument
  private var apis: [String: LoadedDocument] = [:]
  private var products: [String: LoadedDocument] = [:]

  init(_ service: Service, folder: String) throws(PolicyError) {
    self.service = service
    self.folder = folder
    environment = DocumentEnvironment(
      namedValues: Dictionary(
        service.namedValues.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last }),
      placeholders: Dictionary(
        service.placeholders.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last }))
    var fragments: [String: FragmentDocument] = [:]
    for fragment in service.fragments {
      fragments[fragment.name] = try FragmentDocument(fragment.policy, folder: folder, in: environment)
    }
    site = PolicySite(
      section: .inbound, scope: .global, fragments: fragments,
      loggers: Set(service.loggers.lazy.filter { !$0.isApplicationInsights }.map(\.name)),
      backendPools: Set(service.backendPools.map(\.name)))
    global = try Self.load(service.policy ?? .newService, at: site, folder, environment)
    for api in service.apis { apis[api.name] = try load(api.policy, .api) }
    for product in service.products { products[product.name] = try load(product.policy, .product) }
  }

  /// The pipeline of requests that no operation is for.
  func pipeline() throws(PolicyError) -> Pipeline {
    Self.pipeline([.global: global])
  }

  /// The pipelines of an operation, with and without each product that its API is in.
  mutating func pipelines(_ api: API, _ operation: Operation) throws(PolicyError) -> OperationPipelines {
    var documents: [Scope: LoadedDocument] = [.global: global]
    documents[.api] = apis[api.name]
    documents[.operation] = try load(operation.policy, .operation)
    let withoutProduct = Self.pipeline(documents)
    var byProduct: [String: Pipeline] = [:]
    for product in service.products where product.apis.contains(api.name) {
      documents[.product] = products[product.name]
      byProduct[product.name] = Self.pipeline(documents)
    }
    return OperationPipelines(withoutProduct: withoutProduct, byProduct: byProduct)
  }

  private static func pipeline(_ documents: [Scope: LoadedDocument]) -> Pipeline {
    let policy = EffectivePolicy(documents.mapValues(\.document))
    return Pipeline { section in
      policy.steps(in: section).compactMap { step in
        documents[step.scope]?.steps[ObjectIdentifier(step.policy)]
      }
    }
  }

  private func load(_ source: PolicySource?, _ scope: Scope) throws(PolicyError) -> LoadedDocument? {
    guard let source else { return nil }
    var site = site
    site.scope = scope
    return try Self.load(source, at: site, folder, environment)
  }

  private static func load(
    _ source: PolicySource, at site: PolicySite, _ folder: String, _ environment: DocumentEnvironment
  ) throws(PolicyError) -> LoadedDocument {
    let document = try PolicyDocument(source, folder: folder, in: environment)
    var steps: [ObjectIdentifier: PolicyStep] = [:]
    for section in Section.allCases {
      var site = site
      site.section = section
      let policies = (document.sections[section] ?? []).compactMap { entry in
        if case .policy(let policy) = entry { policy } else { nil }
      }
      site.place(policies)
      for policy in policies { steps[ObjectIdentifier(policy)] = try PolicyRegistry.step(policy) }
    }
    return LoadedDocument(document: document, steps: steps)
  }
}
