public import HTTPTransport
public import LabTime
public import OpenAI

/// What the gateway needs from the world around it.
public struct GatewayEnvironment: Sendable {
  /// The clock of every limit, cache and timeout.
  public var clock: any LabClock
  /// The source of request ids and of randomness in expressions.
  public var random: RandomSource
  /// What carries requests to backends, by their URL.
  public var network: any Responder
  /// Where managed identities get their tokens.
  public var tokens: any TokenSource
  /// What counts tokens and embeds texts.
  public var models: LocalModels
  /// Is told why a request failed, with the activity id that its answer names.
  public var onFailure: (@Sendable (_ error: LastError, _ status: Int, _ activityID: String) -> Void)?
  /// Is told of what `log-to-eventhub` logged and no event hub took, and of telemetry that was lost.
  public var onLoggingFailure: (@Sendable (LoggingFailure) -> Void)?
  /// Receives the trace of each request; when nil, none is made.
  public var onTrace: (@Sendable (Trace) -> Void)?

  /// Receives what policies such as `emit-metric` measure; when nil, nothing is measured.
  public var onMetric: (@Sendable (Metric) -> Void)?

  /// Receives the logs of requests whose API has a diagnostic for Azure Monitor, once they are answered.
  public var onLog: (@Sendable (LogRow) -> Void)?

  /// Creates an environment.
  public init(
    clock: any LabClock, random: RandomSource, network: any Responder,
    tokens: (any TokenSource)? = nil, models: LocalModels = .builtIn,
    onFailure: (@Sendable (_ error: LastError, _ status: Int, _ activityID: String) -> Void)? = nil,
    onLoggingFailure: (@Sendable (LoggingFailure) -> Void)? = nil,
    onTrace: (@Sendable (Trace) -> Void)? = nil,
    onMetric: (@Sendable (Metric) -> Void)? = nil,
    onLog: (@Sendable (LogRow) -> Void)? = nil
  ) {
    self.clock = clock
    self.random = random
    self.network = network
    self.tokens = tokens ?? LocalTokens(clock: clock)
    self.models = models
    self.onFailure = onFailure
    self.onLoggingFailure = onLoggingFailure
    self.onTrace = onTrace
    self.onMetric = onMetric
    self.onLog = onLog
  }
}
