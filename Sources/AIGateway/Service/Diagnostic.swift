/// What is kept of requests, `Microsoft.ApiManagement/service/diagnostics` or `.../apis/diagnostics`.
///
/// ```swift
/// Diagnostic.applicationInsights(logger: "apim-logger", api: "openai")
/// Diagnostic.azureMonitor(api: "openai", messages: LLMMessages())
/// ```
public struct Diagnostic: ServiceResource {
  /// Where it goes.
  public enum Destination: Sendable, Hashable {
    /// `applicationinsights`: requests, calls to backends and metrics are sent to a logger.
    case applicationInsights(logger: String)
    /// `azuremonitor`: rows of `ApiManagementGatewayLogs`, and of `ApiManagementGatewayLlmLog` where messages
    /// are asked for.
    case azureMonitor(LLMMessages?)

    fileprivate var kind: String {
      switch self {
      case .applicationInsights: "applicationinsights"
      case .azureMonitor: "azuremonitor"
      }
    }
  }

  /// Where it goes.
  public var destination: Destination
  /// The API by its name; nil for every API that has no diagnostic of this kind of its own.
  public var api: String?
  /// The share of requests that are kept, 0 to 100.
  public var samplingPercentage: Double
  /// Whether a request that failed is kept whatever the share is, `alwaysLog: allErrors`.
  public var alwaysLogsErrors: Bool
  /// Whether what `emit-metric` and its kin emit is sent too, `metrics`.
  public var metrics: Bool

  /// Sends telemetry to a logger of the type `applicationInsights`.
  public static func applicationInsights(
    logger: String, api: String? = nil, samplingPercentage: Double = 100, alwaysLogsErrors: Bool = true,
    metrics: Bool = true
  ) -> Diagnostic {
    Diagnostic(
      destination: .applicationInsights(logger: logger), api: api, samplingPercentage: samplingPercentage,
      alwaysLogsErrors: alwaysLogsErrors, metrics: metrics)
  }

  /// Writes logs as Azure Monitor keeps them.
  ///
  /// - Parameter messages: What is logged of the traffic with models, `largeLanguageModel`; nil for nothing.
  public static func azureMonitor(
    api: String? = nil, messages: LLMMessages? = nil, samplingPercentage: Double = 100,
    alwaysLogsErrors: Bool = true
  ) -> Diagnostic {
    Diagnostic(
      destination: .azureMonitor(messages), api: api, samplingPercentage: samplingPercentage,
      alwaysLogsErrors: alwaysLogsErrors, metrics: false)
  }

  /// Puts the diagnostic into a service.
  public func add(to service: inout Service) {
    service.diagnostics.place(self, by: \.key)
  }

  // There is one of each kind for an API.
  var key: String { "\(destination.kind) \(api ?? "")" }
}

/// How much of the messages between callers and models is logged, `largeLanguageModel`.
public struct LLMMessages: Sendable, Hashable {
  /// Bytes of a request's messages; 0 for none.
  ///
  /// Source: "Log LLM messages" of the documentation, up to 262,144.
  public var requestBytes: Int
  /// Bytes of an answer's messages; 0 for none.
  public var responseBytes: Int

  /// Creates settings, each at most 262,144 bytes.
  public init(requestBytes: Int = 262_144, responseBytes: Int = 262_144) {
    self.requestBytes = min(max(0, requestBytes), 262_144)
    self.responseBytes = min(max(0, responseBytes), 262_144)
  }
}
