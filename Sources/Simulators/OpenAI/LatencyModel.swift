import LabTime

/// How long a model takes: until its first token, and for each token after it.
///
/// Each part varies by a normal distribution and never falls below zero.
public struct LatencyModel: Sendable, Hashable {
  /// Milliseconds, and by how much they vary.
  public struct Milliseconds: Sendable, Hashable {
    /// The mean.
    public var mean: Double
    /// The standard deviation.
    public var deviation: Double

    /// Creates a distribution; what is negative or not finite becomes 0.
    public init(_ mean: Double, deviation: Double = 0) {
      self.mean = mean.isFinite ? max(0, mean) : 0
      self.deviation = deviation.isFinite ? max(0, deviation) : 0
    }

    func sample(_ random: RandomSource) -> Duration {
      guard deviation > 0 else { return .nanoseconds(Self.nanoseconds(mean)) }
      return .nanoseconds(Self.nanoseconds(random.nextNormal(mean: mean, deviation: deviation)))
    }

    // Up to a day: longer waits are mistakes, and products must not overflow.
    private static func nanoseconds(_ milliseconds: Double) -> Int64 {
      Int64(min(max(0, milliseconds), 86_400_000) * 1e6)
    }
  }

  /// Until the first token, whatever the prompt.
  public var firstToken: Milliseconds
  /// More until the first token, for each token of the prompt.
  public var perPromptToken: Double
  /// For each token after the first.
  public var perToken: Milliseconds

  /// Describes a latency.
  public init(firstToken: Milliseconds, perPromptToken: Double = 0, perToken: Milliseconds) {
    self.firstToken = firstToken
    self.perPromptToken = perPromptToken.isFinite ? max(0, perPromptToken) : 0
    self.perToken = perToken
  }

  /// A chat model with little load: 180 ± 40 ms to the first token, 0.2 ms more for each prompt token, then
  /// 19 ± 6 ms per token, which is what Microsoft's own simulator takes for chat.
  public static let chat = LatencyModel(
    firstToken: Milliseconds(180, deviation: 40), perPromptToken: 0.2,
    perToken: Milliseconds(19, deviation: 6))

  /// No latency at all.
  public static let none = LatencyModel(firstToken: Milliseconds(0), perToken: Milliseconds(0))

  func untilFirstToken(promptTokens: Int, _ random: RandomSource) -> Duration {
    firstToken.sample(random) + Milliseconds(perPromptToken * Double(promptTokens)).sample(random)
  }

  func untilNextToken(_ random: RandomSource) -> Duration {
    perToken.sample(random)
  }
}
