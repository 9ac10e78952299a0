public import AIGateway
public import LabRunner
import LabTime
import OpenAI
import Simulators

/// One question in four wordings, asked in turn: the model is asked once, and the cache answers the rest.
public struct SemanticCaching: Lab {
  /// `labs run semantic-caching`
  public static let name = "semantic-caching"
  /// The name in words.
  public static let title = "Semantic caching"
  /// What it shows.
  public static let summary =
    "A question that was asked before, in the same or other words, is answered without the model."
  /// Where `labs list` puts it.
  public static let category = "caching"

  @Parameter("Questions to ask", in: 2...10_000) var requests = 20
  @Parameter("How far apart two prompts may be and share an answer (cosine distance)", in: 0...1)
  var scoreThreshold = 0.8
  @Parameter("The same for the strict API", in: 0...1) var strictThreshold = 0.05
  @Parameter("Seconds that an answer is kept", in: 30...86_400) var duration = 120
  @Parameter("Whether prompts that only sound alike are told apart: on, or off as in API Management")
  var nearMissGuard = "on"

  let asked = Output<[CacheAnswer]>("answers")
  let cache = Output<SemanticCacheState>("semantic cache")
  let strange = Output<[CacheAnswer]>("answers to another question")
  let late = Output<[CacheAnswer]>("answers once the cached one has expired")
  let strict = Output<[CacheAnswer]>("answers of the strict API")
  let alike = Output<[CacheAnswer]>("answers to prompts that sound alike")
  let refused = Output<[CacheAnswer]>("refusals")
  let known = Output<PairMeasurement>("pairs that the word lists were made with")
  let unseen = Output<PairMeasurement>("pairs that were written afterwards")

  /// Creates the lab.
  public init() {}

  /// A model and an embedder behind an API with the policy and one with a strict policy, and two callers' keys.
  public var service: Service {
    Service {
      API("openai", .azureOpenAI, displayName: "OpenAI", path: "openai", policy: .file("policy.xml"))
      API("openai-strict", .openAI, displayName: "OpenAI, strict", path: "", policy: .file("strict.xml"))
      Backend(Self.backend, OpenAISimulator(region: "UK South", deployments: [Deployment(Self.model)]))
      Backend(
        Self.embeddings,
        OpenAISimulator(
          region: "UK South", deployments: [Deployment(Self.embedder)], latency: Self.embeddingLatency),
        path: "/openai/deployments/\(Self.embedder)/embeddings")
      Placeholder("backend-id", Self.backend)
      NamedValue("score-threshold", scoreThreshold.text)
      NamedValue("strict-threshold", strictThreshold.text)
      NamedValue("cache-duration", "\(duration)")
      NamedValue(NearMissGuard.setting, nearMissGuard)
      Subscription("openai-subscription")
      Subscription("second-subscription")
    }
  }

  /// Asks, shows, and asserts.
  public var steps: [any Step] {
    exercises
    assertions
  }

  @StepsBuilder private var exercises: [any Step] {
    let (requests, duration, isGuarded) = (requests, duration, nearMissGuard == "on")
    let (threshold, strictThreshold) = (scoreThreshold, strictThreshold)
    Exercise("Ask \(requests) times, each time in one of four wordings", saving: asked) { session in
      session.show("embedder \(session.models.embedder.name)")
      if session.models.embedder is HashedEmbedder {
        session.show("It compares words; `labs models pull` gets one that knows meanings.")
      }
      var asker = try CacheAsker(session, threshold: threshold, duration: duration, isGuarded: isGuarded)
      var answers: [CacheAnswer] = []
      for _ in 0..<requests {
        let wording = Self.wordings[min(Int(session.random.nextUnit() * 4), 3)]
        answers.append(try await asker.ask(Self.system, reckoning: wording))
        try await session.clock.sleep(for: .milliseconds(10))
      }
      return answers
    }
    ShowChart("Response time by request", asked) { answers in
      .bars(
        Chart.Bars(
          title: "Response time by request", xName: "Request", yName: "Seconds",
          points: answers.enumerated().map { index, answer in
            Chart.Point(
              "\(index + 1)", answer.exchange.milliseconds / 1000,
              category: answer.reachedModel ? "model" : "cache")
          }, showsMean: true))
    }
    ShowChart("How long answers take", asked) { answers in
      .histogram(
        Chart.Histogram(
          title: "How long answers take", xName: "ms", yName: "Requests",
          samples: answers.map(\.exchange.milliseconds)))
    }
    Exercise("Ask something else", saving: strange) { session in
      session.show(
        "score-threshold is a distance: within \(threshold) an answer is shared. At 0.8 nearly all prompts are."
      )
      return [try await CacheAsker(session).ask(Self.system, "How do I file my taxes?")]
    }
    Exercise("Read the cache", saving: cache) { $0.service.gateway.semanticCache }
    ShowChart("Cache", cache) { cache in
      .table(
        Chart.Table(
          title: "Cache", columns: ["", ""],
          rows: [
            ["Hits", "\(cache.hits)"], ["Misses", "\(cache.misses)"], ["Embeddings", "\(cache.embeddings)"],
            ["Near misses kept apart", "\(cache.nearMisses)"], ["Stored", "\(cache.stored)"],
            ["Expired", "\(cache.expired)"], ["Evicted", "\(cache.evicted)"], ["Bytes", "\(cache.size)"],
          ]))
    }
    Exercise("Ask after \(duration) seconds, and once more", saving: late) { session in
      try await session.clock.sleep(for: .seconds(duration))
      var answers: [CacheAnswer] = []
      for _ in 0..<2 { answers.append(try await CacheAsker(session).ask(Self.system, Self.wordings[0])) }
      return answers
    }
    Exercise(
      "Ask the strict API: distance \(strictThreshold), by subscription, up to 3 messages", saving: strict
    ) {
      session in
      let own = try CacheAsker(session, .openAI)
      let second = try CacheAsker(session, .openAI, subscription: "second-subscription")
      return [
        try await own.ask(Self.system, Self.wordings[0]),
        try await own.ask(Self.system, Self.wordings[0]),
        try await own.ask(Self.system, "How do I file my taxes?"),
        try await own.ask("Answer as a pirate would.", Self.wordings[0]),
        try await second.ask(Self.system, Self.wordings[0]),
        try await own.ask(Self.system, "Hello", "Hello!", Self.wordings[0]),
        try await own.ask(Self.system, "Hello", "Hello!", Self.wordings[0]),
      ]
    }
    Exercise("Ask the strict API what only sounds alike", saving: alike) { session in
      let asker = try CacheAsker(session, .openAI)
      var answers: [CacheAnswer] = []
      for text in ["Convert miles to km.", "Convert km to miles.", "Convert miles to km."] {
        answers.append(try await asker.ask(text))
      }
      return answers
    }
    Exercise("Ask twice for a model that is not there", saving: refused) { session in
      let asker = try CacheAsker(session)
      var answers: [CacheAnswer] = []
      for _ in 0..<2 {
        answers.append(try await asker.ask(Self.system, Self.wordings[0], of: "no-such-model"))
      }
      return answers
    }
    measurements
  }

  @StepsBuilder private var measurements: [any Step] {
    for (name, file, output) in [
      ("pairs that the guard's word lists were made with", "data/pairs.tsv", known),
      ("pairs that were written afterwards", "data/unseen-pairs.tsv", unseen),
    ] {
      Exercise("Measure \(name)", saving: output) { session in
        try PairMeasurement(session.table(file, columns: 3), with: session.models.embedder)
      }
      ShowChart("Hits among \(name)", output) { measurement in
        .table(
          Chart.Table(
            title: "Hits among \(name)",
            columns: ["Threshold", "Precision", "Recall", "Guarded: precision", "Recall"],
            rows: [0.05, 0.1, 0.2, 0.3, 0.5, 0.8].map { threshold in
              let plain = measurement.score(threshold: threshold, guarded: false)
              let guarded = measurement.score(threshold: threshold, guarded: true)
              return [
                threshold.text, Self.percent(plain.precision), Self.percent(plain.recall),
                Self.percent(guarded.precision), Self.percent(guarded.recall),
              ]
            }))
      }
    }
  }

  static func percent(_ share: Double?) -> String {
    share.map { "\(Int(($0 * 100).rounded())) %" } ?? "-"
  }

  static let backend = "openai1"
  static let embeddings = "embeddings-backend"
  private static let embedder = "text-embedding-ada-002"
  // An embedder answers at once: it writes no tokens.
  private static let embeddingLatency = LatencyModel(
    firstToken: LatencyModel.Milliseconds(60, deviation: 15), perToken: LatencyModel.Milliseconds(0))
  static let model = "gpt-4o-mini"
  private static let system = "You are a sarcastic, unhelpful assistant."
  private static let wordings = [
    "How to Brew the Perfect Cup of Coffee?", "What are the steps to Craft the Ideal Espresso?",
    "Tell me how to create the best steaming Java?", "Explain how to make a caffeinated brewed beverage?",
  ]
}
