/// The policies that this gateway knows, and the names of those that only API Management has.
enum PolicyRegistry {
  /// Every policy that runs.
  static let all: [any Policy.Type] = [
    AuthenticationBasic.self,
    AuthenticationCertificate.self,
    AuthenticationManagedIdentity.self,
    AzureOpenAIEmitTokenMetric.self,
    AzureOpenAISemanticCacheLookup.self,
    AzureOpenAISemanticCacheStore.self,
    AzureOpenAITokenLimit.self,
    CacheLookup.self,
    CacheLookupValue.self,
    CacheRemoveValue.self,
    CacheStore.self,
    CacheStoreValue.self,
    CacheValue.self,
    CheckHeader.self,
    Choose.self,
    CORS.self,
    CrossDomain.self,
    EmitMetric.self,
    FindAndReplace.self,
    ForwardRequest.self,
    GetAuthorizationContext.self,
    IncludeFragment.self,
    IPFilter.self,
    JSONP.self,
    JSONToXML.self,
    LimitConcurrency.self,
    LLMContentSafety.self,
    LLMEmitTokenMetric.self,
    LLMSemanticCacheLookup.self,
    LLMSemanticCacheStore.self,
    LLMTokenLimit.self,
    LogToEventHub.self,
    MockResponse.self,
    Proxy.self,
    Quota.self,
    QuotaByKey.self,
    RateLimit.self,
    RateLimitByKey.self,
    RedirectContentURLs.self,
    Retry.self,
    ReturnResponse.self,
    RewriteURI.self,
    SendOneWayRequest.self,
    SendRequest.self,
    SetBackendService.self,
    SetBody.self,
    SetHeader.self,
    SetMethod.self,
    SetQueryParameter.self,
    SetStatus.self,
    SetVariable.self,
    TraceMessage.self,
    ValidateAzureADToken.self,
    ValidateClientCertificate.self,
    ValidateContent.self,
    ValidateHeaders.self,
    ValidateJWT.self,
    ValidateParameters.self,
    ValidateStatusCode.self,
    Wait.self,
    XMLToJSON.self,
  ]

  /// The policies of API Management that load here, and fail when a request reaches them, by name.
  static let unavailable = Dictionary(
    UnavailablePolicy.all.map { ($0.policy, $0) }, uniquingKeysWith: { first, _ in first })

  private static let byName: [String: any Policy.Type] = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  private static let names = byName.keys.sorted() + unavailable.keys.sorted()

  /// Makes the policy that an element describes.
  ///
  /// - Throws: ``PolicyError`` for a name that no policy has, a section that it may not stand in, and what the
  ///   policy does not take.
  static func step(_ element: PolicyElement) throws(PolicyError) -> PolicyStep {
    guard let site = element.site else { throw element.error("<\(element.name)> stands where no policy can") }
    guard let type = byName[element.name] else {
      guard let policy = unavailable[ToolkitSpelling.meaning(of: element.name)] else {
        throw unknown(element)
      }
      try check(element, standsIn: policy.places, site)
      return PolicyStep(policy, element, at: site)
    }
    try check(element, standsIn: type.sections, site)
    let policy = try type.init(element)
    try element.refuseLeftovers()
    return PolicyStep(policy, element, at: site)
  }

  private static func check(
    _ element: PolicyElement, standsIn sections: Set<Section>, _ site: PolicySite
  ) throws(PolicyError) {
    guard !sections.contains(site.section) else { return }
    let places = Section.allCases.filter(sections.contains).map { "<\($0.rawValue)>" }
    throw element.error(
      "<\(element.name)> cannot stand in <\(site.section.rawValue)>",
      hint: "it stands in \(places.joined(separator: ", "))")
  }

  private static func unknown(_ element: PolicyElement) -> PolicyError {
    let nearest = Spelling.nearest(to: element.name, in: names)
    return element.error(
      "there is no policy <\(element.name)>", hint: nearest.map { "did you mean <\($0)>?" })
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
