import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// What is known of a request when its response leaves, apart from the task that ran it.
struct AnsweredRequest: Sendable {
  let id: String
  /// The operation that the request is part of; several requests may be of one.
  let operation: String
  /// The request among others of its operation.
  let item: String
  let arrived: Instant
  let left: Instant
  let method: String
  let url: RequestURL
  let status: Int
  let address: String
  let api: String
  let operationName: String
  let operationDisplayName: String
  let product: String
  let subscription: String
  let user: String
  let region: String
  let service: String
  let calls: [BackendCall]
  let error: LastError?
  let deployment: String
  let requestBody: [UInt8]?
  let isStream: Bool
  let tokenizer: any Tokenizer
  /// Whether a model has answered.
  let isModelTraffic: Bool

  init(_ context: PolicyContext, _ response: Response) {
    id = context.requestID.text("D")
    operation = context.telemetryOperation
    item = context.requestID.text("N")
    arrived = context.timestamp
    left = context.environment.clock.now
    method = context.originalMethod
    url = context.originalURL
    status = response.status
    address = context.request.clientAddress
    api = context.api?.name ?? ""
    operationName = context.operation?.name ?? ""
    operationDisplayName = context.operation?.displayName ?? ""
    product = context.product?.name ?? ""
    subscription = context.subscription?.name ?? ""
    user = context.user?.id ?? ""
    region = context.deployed.service.region
    service = context.deployed.service.name
    calls = context.backendCalls
    error = context.lastError
    deployment = context.matchedParameters["deployment-id"] ?? ""
    requestBody = context.loggedBody
    isStream = response.isEventStream
    let type = MediaType(response.headers["Content-Type"])
    isModelTraffic =
      context.backendHasAnswered && (200..<300).contains(response.status) && (type.isJSON || isStream)
      && context.loggedBody != nil
    let body = isModelTraffic ? requestBody.flatMap { try? JSON(parsing: $0) } : nil
    tokenizer = context.tokenizer(forRequest: body)
  }

  /// Whether it is no failure to its caller.
  var succeeded: Bool { (100..<400).contains(status) }

  /// The items of Application Insights: the request, and each call that it made.
  func telemetry(_ end: Instant) -> [TelemetryItem] {
    let name = "\(method) \(url.path)"
    let properties: [Metric.Dimension] = [
      Metric.Dimension("API Name", api), Metric.Dimension("Operation Name", operationDisplayName),
      Metric.Dimension("Product Name", product), Metric.Dimension("Region", region),
      Metric.Dimension("Request Id", id), Metric.Dimension("Service Name", service),
      Metric.Dimension("Subscription Name", subscription),
    ].filter { !$0.value.isEmpty }
    let request = TelemetryItem.Call(
      id: item, name: name, url: url.description, target: "", duration: end - arrived, status: status,
      succeeded: succeeded, properties: properties)
    let dependencies = calls.enumerated().map { number, call in
      TelemetryItem(
        content: .dependency(
          TelemetryItem.Call(
            id: "\(item)-\(number + 1)", name: "\(call.method) \(call.url.path)",
            url: call.url.description, target: call.url.authority, duration: call.duration(until: left),
            status: call.status, succeeded: call.status.map { (100..<400).contains($0) } ?? false,
            properties: call.backend.map { [Metric.Dimension("Backend ID", $0)] } ?? [])),
        time: call.sent, operation: operation, parent: item, role: service, address: address)
    }
    return [
      TelemetryItem(
        content: .request(request), time: arrived, operation: operation, role: service, address: address)
    ] + dependencies
  }

  /// The row of `ApiManagementGatewayLogs`.
  func row(_ end: Instant) -> GatewayLogRow {
    let last = calls.last
    let backendTime = calls.reduce(Duration.zero) { $0 + $1.duration(until: left) }
    return GatewayLogRow(
      timeGenerated: arrived.iso8601, correlationId: id, method: method, url: url.description,
      responseCode: status, totalTime: Self.milliseconds(end - arrived),
      backendTime: Self.milliseconds(backendTime), clientTime: Self.milliseconds(end - left),
      backendId: last?.backend, backendMethod: last?.method, backendUrl: last?.url.description,
      backendResponseCode: last?.status, apiId: api, operationId: operationName, productId: product,
      userId: user, apimSubscriptionId: subscription, callerIpAddress: address,
      lastErrorSource: error?.source, lastErrorReason: error?.reason, lastErrorMessage: error?.message,
      lastErrorScope: error?.scope?.rawValue, lastErrorSection: error?.section?.rawValue,
      isRequestSuccess: succeeded, region: region)
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    Int(duration.inMilliseconds.rounded())
  }
}
