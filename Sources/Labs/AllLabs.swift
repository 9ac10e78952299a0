public import LabRunner

/// The labs that come with `labs`, in the order of `labs list`.
public enum AllLabs {
  /// Every lab's type.
  public static let all: [any Lab.Type] = [
    TokenRateLimiting.self,
    TokenMetricsEmitting.self,
    BackendPoolLoadBalancing.self,
    BackendCircuitBreaking.self,
    ModelRouting.self,
    ContentFiltering.self,
    PromptShielding.self,
    AccessControlling.self,
    SemanticCaching.self,
    FunctionCalling.self,
    OpenAIAgents.self,
    ModelContextProtocol.self,
  ]

  /// The lab of a name, with every parameter at its default.
  ///
  /// - Throws: ``LabError`` with the nearest name when there is none.
  public static func named(_ name: String) throws(LabError) -> any Lab {
    guard let lab = all.first(where: { $0.name == name }) else {
      throw .unknown("lab", name, among: all.map { $0.name }, code: .noInput, list: "labs list")
    }
    return lab.init()
  }
}
