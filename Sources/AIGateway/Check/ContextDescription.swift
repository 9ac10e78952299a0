import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// A request and its surroundings as a JSON document describes them: `context` without a service.
struct ContextDescription {
  private let request: Request
  private let matchedParameters: [String: String]
  private let response: Response?
  private let variables: [JSONObject.Member]
  private let service: Service
  private let api: API?
  private let operation: Operation?
  private let product: Product?
  private let subscription: Subscription?
  private let user: User?
  private let lastError: LastError?

  /// - Throws: ``ContextDescriptionError`` at the first field that is not known or has a wrong value.
  init(_ json: JSON) throws(ContextDescriptionError) {
    let all = try ContextFields(
      json, path: "",
      known: [
        "request", "response", "variables", "subscription", "api", "operation", "product", "user",
        "deployment", "lastError",
      ])
    (request, matchedParameters) = try Self.request(in: all)
    response = try Self.response(in: all)
    variables = try all.members("variables")
    service = try Self.service(in: all)
    api = try Self.api(in: all)
    operation = try all.object("operation", known: ["id", "name", "method", "urlTemplate"]).map {
      fields throws(ContextDescriptionError) in
      Operation(
        try fields.text("id") ?? "", try fields.text("method") ?? "GET",
        try fields.text("urlTemplate") ?? "/*",
        displayName: try fields.text("name"))
    }
    product = try Self.product(in: all)
    subscription = try Self.subscription(in: all)
    user = try Self.user(in: all)
    lastError = try Self.lastError(in: all)
  }

  /// The context of a request that is as described.
  func context(in environment: GatewayEnvironment) throws -> PolicyContext {
    let context = PolicyContext(
      request, environment, Stores(sku: service.sku, start: environment.clock.now),
      try DeployedService(service, folder: ""))
    context.put(at: RequestPlace(api, operation))
    context.product = product
    context.subscription = subscription
    context.user = user
    context.matchedParameters = matchedParameters
    context.lastError = lastError
    if let response { context.response = response }
    for variable in variables { context.variables[variable.name] = try Value(described: variable.value) }
    return context
  }

  private static func request(
    in all: ContextFields
  ) throws(ContextDescriptionError) -> (Request, [String: String]) {
    let known = ["method", "url", "headers", "body", "ipAddress", "matchedParameters", "clientCertificate"]
    var url = RequestURL(scheme: "https", host: "localhost")
    guard let fields = try all.object("request", known: known) else { return (Request("GET", url), [:]) }
    if let text = try fields.text("url") {
      guard let given = RequestURL(text), !given.host.isEmpty else {
        throw fields.wrong("url", "is \"\(text)\"", hint: "http:// or https:// and a host were expected")
      }
      url = given
    }
    var parameters: [String: String] = [:]
    for member in try fields.members("matchedParameters") {
      guard let text = member.value.string else {
        throw fields.wrong("matchedParameters.\(member.name)", "is no text")
      }
      parameters[member.name] = text
    }
    var request = Request(
      try fields.text("method")?.uppercased() ?? "GET", url, headers: try fields.headers("headers"),
      body: fields.body("body"), clientAddress: try fields.text("ipAddress") ?? "127.0.0.1")
    if let text = try fields.text("clientCertificate") {
      guard let certificate = try? TLSCertificate(Array(text.utf8)) else {
        throw fields.wrong(
          "clientCertificate", "is no certificate", hint: "the text of a PEM file was expected")
      }
      request.clientCertificate = TLSCertificate(chain: certificate.chain)
    }
    return (request, parameters)
  }

  private static func response(in all: ContextFields) throws(ContextDescriptionError) -> Response? {
    guard let fields = try all.object("response", known: ["status", "reason", "headers", "body"]) else {
      return nil
    }
    return Response(
      try fields.integer("status") ?? 200, reason: try fields.text("reason"),
      headers: try fields.headers("headers"), body: fields.body("body"))
  }

  private static func api(in all: ContextFields) throws(ContextDescriptionError) -> API? {
    let known = ["id", "name", "path", "serviceUrl", "revision", "version"]
    guard let fields = try all.object("api", known: known) else { return nil }
    var api = API(
      try fields.text("id") ?? "", .passthrough, displayName: try fields.text("name"),
      path: try fields.text("path") ?? "")
    api.serviceURL = try fields.text("serviceUrl")
    api.revision = try fields.text("revision") ?? api.revision
    api.version = try fields.text("version") ?? api.version
    return api
  }

  private static func product(in all: ContextFields) throws(ContextDescriptionError) -> Product? {
    let known = [
      "id", "name", "subscriptionRequired", "approvalRequired", "subscriptionLimit", "isPublished", "groups",
    ]
    guard let fields = try all.object("product", known: known) else { return nil }
    var product = Product(
      try fields.text("id") ?? "", displayName: try fields.text("name"), apis: [],
      subscriptionRequired: try fields.bool("subscriptionRequired") ?? true)
    product.approvalRequired = try fields.bool("approvalRequired") ?? false
    product.subscriptionLimit = try fields.integer("subscriptionLimit")
    product.isPublished = try fields.bool("isPublished") ?? true
    product.groups = try fields.texts("groups")
    return product
  }

  private static func subscription(
    in all: ContextFields
  ) throws(ContextDescriptionError) -> Subscription? {
    let known = [
      "id", "name", "key", "primaryKey", "secondaryKey", "createdDate", "startDate", "endDate",
    ]
    guard let fields = try all.object("subscription", known: known) else { return nil }
    let key = try fields.text("key")
    var subscription = Subscription(
      try fields.text("id") ?? "", displayName: try fields.text("name"),
      primaryKey: try fields.text("primaryKey") ?? key, secondaryKey: try fields.text("secondaryKey"))
    subscription.createdDate = try fields.instant("createdDate")
    subscription.startDate = try fields.instant("startDate")
    subscription.endDate = try fields.instant("endDate")
    return subscription
  }

  private static func user(in all: ContextFields) throws(ContextDescriptionError) -> User? {
    let known = [
      "id", "email", "firstName", "lastName", "note", "groups", "identities", "registrationDate",
    ]
    guard let fields = try all.object("user", known: known) else { return nil }
    var user = User(
      try fields.text("id") ?? "", email: try fields.text("email"), firstName: try fields.text("firstName"),
      lastName: try fields.text("lastName"), note: try fields.text("note"),
      groups: try fields.texts("groups"))
    for identity in try fields.objects("identities", known: ["id", "provider"]) {
      user.identities.append(
        User.Identity(try identity.text("id") ?? "", provider: try identity.text("provider") ?? ""))
    }
    user.registrationDate = try fields.instant("registrationDate")
    return user
  }

  private static func service(in all: ContextFields) throws(ContextDescriptionError) -> Service {
    let fields = try all.object("deployment", known: ["region", "serviceName"])
    var service = Service()
    if let name = try fields?.text("serviceName") { service.name = name }
    if let region = try fields?.text("region") { service.region = region }
    return service
  }

  private static func lastError(in all: ContextFields) throws(ContextDescriptionError) -> LastError? {
    let known = ["source", "reason", "message", "scope", "section", "path", "policyId"]
    guard let fields = try all.object("lastError", known: known) else { return nil }
    return LastError(
      source: try fields.text("source") ?? "", reason: try fields.text("reason") ?? "",
      message: try fields.text("message") ?? "", scope: try word("scope", in: fields),
      section: try word("section", in: fields), path: try fields.text("path"),
      policyID: try fields.text("policyId"))
  }

  private static func word<Word: CaseIterable & RawRepresentable<String>>(
    _ field: String, in fields: ContextFields
  ) throws(ContextDescriptionError) -> Word? {
    guard let text = try fields.text(field) else { return nil }
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw fields.wrong(field, "is \"\(text)\"", hint: "one of \(words) was expected")
    }
    return word
  }
}

extension Value {
  /// What a variable of a description holds: numbers without a fraction are `int` if they fit, else `long`;
  /// objects and arrays are Newtonsoft's.
  fileprivate init(described json: JSON) throws {
    switch json {
    case .null: self = .null
    case .bool(let truth): self = .bool(truth)
    case .string(let text): self = .string(text)
    case .number(let number):
      if let whole = number.int {
        self = Int32(exactly: whole).map(Value.int) ?? .long(Int64(whole))
      } else {
        self = .double(number.double ?? 0)
      }
    case .array, .object: self = .object(try JToken.parse("\(json)"))
    }
  }
}
