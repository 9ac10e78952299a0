public import HTTPTransport
public import LabTime
public import OpenAI

/// An OpenAI endpoint of one region: Azure's deployment routes, Azure's v1 routes and OpenAI's own.
///
/// `/openai/deployments/{deployment}/chat/completions`, `/openai/v1/chat/completions` and, with a version,
/// `/models/chat/completions` speak Azure's dialect, `/v1/chat/completions` OpenAI's; likewise `completions`,
/// `embeddings`, `images/generations`, `responses` and `models`.
///
/// There is no model inside. Answers are made of sentences about the question; functions are called by a planner that
/// goes by words (``ToolPlanner``).
public struct OpenAISimulator: Simulator {
  /// The region's display name, sent as `x-ms-region`.
  public var region: String
  /// What is deployed here; on the v1 routes the request's `model` names a deployment.
  public var deployments: [Deployment]
  /// How long answers take.
  public var latency: LatencyModel
  /// What goes wrong on purpose.
  public var faults: FaultPlan
  /// Which callers are let in.
  public var access: Access
  /// What answers in place of the simulated models, if anything does. Region, limits, faults and access stay.
  public var answering: (any Responder)?

  /// Describes an endpoint.
  public init(
    region: String = "UK South", deployments: [Deployment] = [Deployment("gpt-4o-mini")],
    latency: LatencyModel = .chat, faults: FaultPlan = .none, access: Access = .anyKey
  ) {
    self.region = region
    self.deployments = deployments
    self.latency = latency
    self.faults = faults
    self.access = access
  }

  /// The names of the deployments, in order.
  public var deploymentNames: [String] {
    deployments.map(\.name)
  }

  /// The same endpoint whose answers come from other models than simulated ones.
  public func replacingModels(with models: any Responder) -> OpenAISimulator {
    var simulator = self
    simulator.answering = models
    return simulator
  }

  /// Starts an instance that estimates tokens.
  public func start(clock: any LabClock, random: RandomSource) -> OpenAIEndpoint {
    start(clock: clock, random: random, models: .builtIn)
  }

  /// Starts an instance.
  public func start(clock: any LabClock, random: RandomSource, models: LocalModels) -> OpenAIEndpoint {
    OpenAIEndpoint(self, clock: clock, random: random, models: models)
  }
}
