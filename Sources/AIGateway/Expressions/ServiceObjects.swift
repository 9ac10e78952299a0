import HTTPTransport
import PolicyExpressions

/// `context.Api`
final class APIObject: NetObject {
  private let api: API

  init(_ api: API) { self.api = api }

  var type: StaticType { .named("IApi") }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "IApi", of: APIObject.self, uses: [try URLObject.hostType(), try KeyNamesObject.hostType()],
      [
        HostMember("string Id") { object, _ in .string(object.api.name) },
        HostMember("string Name") { object, _ in .string(object.api.displayName) },
        HostMember("string Path") { object, _ in .string(object.api.path) },
        HostMember("IEnumerable<string> Protocols") { _, _ in .strings(["http", "https"]) },
        HostMember("IUrl ServiceUrl") { object, _ in
          .object(object.api.serviceURL.flatMap { RequestURL($0) }.map(URLObject.init))
        },
        HostMember("ISubscriptionKeyParameterNames SubscriptionKeyParameterNames") { object, _ in
          .object(KeyNamesObject(object.api.subscriptionKeyNames))
        },
        HostMember("bool IsCurrentRevision") { _, _ in .bool(true) },
        HostMember("string Revision") { object, _ in .string(object.api.revision) },
        HostMember("string Version") { object, _ in .string(object.api.version) },
      ])
  }
}

/// `context.Api.SubscriptionKeyParameterNames`
final class KeyNamesObject: NetObject {
  private let names: SubscriptionKeyNames

  init(_ names: SubscriptionKeyNames) { self.names = names }

  var type: StaticType { .named("ISubscriptionKeyParameterNames") }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "ISubscriptionKeyParameterNames", of: KeyNamesObject.self,
      [
        HostMember("string Header") { object, _ in .string(object.names.header) },
        HostMember("string Query") { object, _ in .string(object.names.query) },
      ])
  }
}

/// `context.Operation`
final class OperationObject: NetObject {
  private let operation: Operation

  init(_ operation: Operation) { self.operation = operation }

  var type: StaticType { .named("IOperation") }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "IOperation", of: OperationObject.self,
      [
        HostMember("string Id") { object, _ in .string(object.operation.name) },
        HostMember("string Method") { object, _ in .string(object.operation.method) },
        HostMember("string Name") { object, _ in .string(object.operation.displayName) },
        HostMember("string UrlTemplate") { object, _ in .string(object.operation.urlTemplate) },
      ])
  }
}

/// `context.Product`
final class ProductObject: NetObject {
  private let product: Product
  private let service: Service

  init(_ product: Product, of service: Service) {
    self.product = product
    self.service = service
  }

  var type: StaticType { .named("IProduct") }

  private static let state = EnumType("ProductState", namespace: "", ["NotPublished", "Published"])

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "IProduct", of: ProductObject.self,
      uses: [try GroupObject.hostType(), try APIObject.hostType(), HostType(state)],
      [
        HostMember("IEnumerable<IApi> Apis") { object, _ in
          let apis = object.service.apis.filter { object.product.apis.contains($0.name) }
          return .array(apis.map { .object(APIObject($0)) }, of: .named("IApi"))
        },
        HostMember("bool ApprovalRequired") { object, _ in .bool(object.product.approvalRequired) },
        HostMember("IEnumerable<IGroup> Groups") { object, _ in
          .array(object.product.groups.map { .object(GroupObject($0)) }, of: .named("IGroup"))
        },
        HostMember("int? SubscriptionLimit") { object, _ in
          object.product.subscriptionLimit.map { .int(Int32(clamping: $0)) } ?? .null
        },
        HostMember("ProductState State") { object, _ in
          state.value(object.product.isPublished ? "Published" : "NotPublished") ?? .null
        },
        HostMember("string Id") { object, _ in .string(object.product.name) },
        HostMember("string Name") { object, _ in .string(object.product.displayName) },
        HostMember("bool SubscriptionRequired") { object, _ in .bool(object.product.subscriptionRequired) },
      ])
  }
}

/// `context.Subscription`
final class SubscriptionObject: NetObject {
  private let subscription: Subscription

  init(_ subscription: Subscription) { self.subscription = subscription }

  var type: StaticType { .named("ISubscription") }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "ISubscription", of: SubscriptionObject.self,
      [
        HostMember("DateTime CreatedDate") { object, _ in .date(object.subscription.createdDate ?? .unknown)
        },
        HostMember("DateTime? StartDate") { object, _ in .date(object.subscription.startDate) },
        HostMember("DateTime? EndDate") { object, _ in .date(object.subscription.endDate) },
        HostMember("string Id") { object, _ in .string(object.subscription.name) },
        HostMember("string Key") { object, _ in Value(object.subscription.primaryKey) },
        HostMember("string Name") { object, _ in .string(object.subscription.displayName) },
        HostMember("string PrimaryKey") { object, _ in Value(object.subscription.primaryKey) },
        HostMember("string SecondaryKey") { object, _ in Value(object.subscription.secondaryKey) },
      ])
  }
}

/// `context.User`
final class UserObject: NetObject {
  private let user: User

  init(_ user: User) { self.user = user }

  var type: StaticType { .named("IUser") }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "IUser", of: UserObject.self, uses: [try GroupObject.hostType(), try UserIdentityObject.hostType()],
      [
        HostMember("IEnumerable<IUserIdentity> Identities") { object, _ in
          .array(object.user.identities.map { .object(UserIdentityObject($0)) }, of: .named("IUserIdentity"))
        },
        HostMember("DateTime RegistrationDate") { object, _ in .date(object.user.registrationDate ?? .unknown)
        },
        HostMember("string Id") { object, _ in .string(object.user.id) },
        HostMember("string Email") { object, _ in Value(object.user.email) },
        HostMember("string FirstName") { object, _ in Value(object.user.firstName) },
        HostMember("string LastName") { object, _ in Value(object.user.lastName) },
        HostMember("string Note") { object, _ in Value(object.user.note) },
        HostMember("IEnumerable<IGroup> Groups") { object, _ in
          .array(object.user.groups.map { .object(GroupObject($0)) }, of: .named("IGroup"))
        },
      ])
  }
}

/// One of `context.User.Groups` and `context.Product.Groups`
final class GroupObject: NetObject {
  private let name: String

  init(_ name: String) { self.name = name }

  var type: StaticType { .named("IGroup") }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "IGroup", of: GroupObject.self,
      [
        HostMember("string Id") { object, _ in .string(object.name) },
        HostMember("string Name") { object, _ in .string(object.name) },
      ])
  }
}

/// `context.Deployment`
final class DeploymentObject: NetObject {
  private let service: Service
  private let certificates: DeployedCertificates

  init(_ context: PolicyContext) {
    service = context.deployed.service
    certificates = context.deployed.certificates
  }

  var type: StaticType { .named("IDeployment") }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "IDeployment", of: DeploymentObject.self, uses: [try GatewayObject.hostType()],
      [
        HostMember("IReadOnlyDictionary<string, X509Certificate2> Certificates") { object, _ in
          .object(CertificatesObject(object.certificates))
        },
        HostMember("string GatewayId") { _, _ in .string("managed") },
        HostMember("IGateway Gateway") { _, _ in .object(GatewayObject()) },
        HostMember("string Region") { object, _ in .string(object.service.region) },
        HostMember("string ServiceId") { object, _ in .string(object.service.name) },
        HostMember("string ServiceName") { object, _ in .string(object.service.name) },
      ])
  }
}

/// `context.Deployment.Gateway`
final class GatewayObject: NetObject {
  var type: StaticType { .named("IGateway") }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "IGateway", of: GatewayObject.self,
      [
        HostMember("string Id") { _, _ in .string("managed") },
        HostMember("string InstanceId") { _, _ in .string("managed") },
        HostMember("bool IsManaged") { _, _ in .bool(true) },
      ])
  }
}

/// `context.LastError`
final class LastErrorObject: NetObject {
  private let error: LastError

  init(_ error: LastError) { self.error = error }

  var type: StaticType { .named("ILastError") }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "ILastError", of: LastErrorObject.self,
      [
        HostMember("string Source") { object, _ in .string(object.error.source) },
        HostMember("string Reason") { object, _ in .string(object.error.reason) },
        HostMember("string Message") { object, _ in .string(object.error.message) },
        HostMember("string Scope") { object, _ in Value(object.error.scope?.rawValue) },
        HostMember("string Section") { object, _ in Value(object.error.section?.rawValue) },
        HostMember("string Path") { object, _ in Value(object.error.path) },
        HostMember("string PolicyId") { object, _ in Value(object.error.policyID) },
      ])
  }
}
