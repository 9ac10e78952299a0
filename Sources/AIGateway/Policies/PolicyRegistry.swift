/// The policies that this gateway knows, and the names of those that only API Management has.
enum PolicyRegistry {
  /// Every policy that runs.
  static let all: [any Policy.Type] = [
    AuthenticationBasic.self, AuthenticationManagedIdentity.self, AzureOpenAITokenLimit.self,
    CacheLookupValue.self, CacheRemoveValue.self, CacheStoreValue.self, CacheValue.self, CheckHeader.self,
    Choose.self, CORS.self, EmitMetric.self, FindAndReplace.self, ForwardRequest.self, IncludeFragment.self,
    IPFilter.self, LimitConcurrency.self, LLMTokenLimit.self, MockResponse.self, Quota.self,
    QuotaByKey.self, RateLimit.self, RateLimitByKey.self, Retry.self, ReturnResponse.self, RewriteURI.self,
    SendOneWayRequest.self, SendRequest.self, SetBackendService.self, SetBody.self, SetHeader.self,
    SetMethod.self, SetQueryParameter.self, SetStatus.self, SetVariable.self, TraceMessage.self,
    ValidateContent.self, ValidateHeaders.self, ValidateParameters.self, ValidateStatusCode.self, Wait.self,
  ]

  /// Policies of API Management that load here, and fail when a request reaches them.
  static let unavailable: Set<String> = [
    "authentication-certificate", "azure-openai-emit-token-metric", "azure-openai-semantic-cache-lookup",
    "azure-openai-semantic-cache-store", "cache-lookup", "cache-store", "cosmosdb-data-source",
    "cross-domain", "get-authorization-context", "http-data-source", "invoke-dapr-binding", "json-to-xml",
    "jsonp", "llm-content-safety", "llm-emit-token-metric", "llm-semantic-cache-lookup",
    "llm-semantic-cache-store", "log-to-eventhub", "proxy", "publish-event", "publish-to-dapr",
    "redirect-content-urls", "send-service-bus-message", "set-graphql-resolver", "sql-data-source",
    "validate-azure-ad-token", "validate-client-certificate", "validate-graphql-request",
    "validate-jwt", "validate-odata-request", "xml-to-json", "xsl-transform",
  ]

  private static let byName: [String: any Policy.Type] = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// Makes the policy that an element describes.
  ///
  /// - Throws: ``PolicyError`` for a name that no policy has, a section that it may not stand in, and what the
  ///   policy does not take.
  static func step(_ element: PolicyElement) throws(PolicyError) -> PolicyStep {
    guard let site = element.site else { throw element.error("<\(element.name)> stands where no policy can") }
    guard let type = byName[element.name] else {
      guard unavailable.contains(element.name) else { throw unknown(element) }
      return PolicyStep(UnavailablePolicy(named: element.name), element, at: site)
    }
    guard type.sections.contains(site.section) else {
      let places = Section.allCases.filter(type.sections.contains).map { "<\($0.rawValue)>" }
      throw element.error(
        "<\(element.name)> cannot stand in <\(site.section.rawValue)>",
        hint: "it stands in \(places.joined(separator: ", "))")
    }
    let policy = try type.init(element)
    try element.refuseLeftovers()
    return PolicyStep(policy, element, at: site)
  }

  private static func unknown(_ element: PolicyElement) -> PolicyError {
    let nearest = Spelling.nearest(to: element.name, in: byName.keys.sorted() + unavailable.sorted())
    return element.error(
      "there is no policy <\(element.name)>", hint: nearest.map { "did you mean <\($0)>?" })
  }
}

extension PolicyStep {
  fileprivate init(_ policy: any Policy, _ element: PolicyElement, at site: PolicySite) {
    self.init(policy: policy, name: element.name, id: element.id, scope: site.scope, path: site.path)
  }
}

extension PolicyElement {
  /// The policies inside this element, ready to run.
  func steps() throws(PolicyError) -> [PolicyStep] {
    var steps: [PolicyStep] = []
    for policy in policies() { steps.append(try PolicyRegistry.step(policy)) }
    return steps
  }
}
