/// The body of `POST .../completions`, checked as OpenAI checks it.
public struct CompletionRequest: Sendable, Hashable {
  /// The body as it came, for what has no member here.
  public let body: JSON
  /// The model or deployment; on Azure's deployment routes the path names it instead.
  public let model: String?
  /// The texts to go on from; one answer is given for each.
  public let prompts: [String]
  /// The most tokens an answer may have; 16 unless the request says otherwise.
  public let maxTokens: Int
  /// How many answers are wanted for each prompt, 1 to 128.
  public let n: Int
  /// Whether an answer begins with its prompt.
  public let echo: Bool
  /// Whether the answer is to come as server-sent events.
  public let stream: Bool
  /// Whether the stream is to end with a chunk that tells the usage.
  public let includeUsage: Bool
  /// Up to four texts that end the answer before they appear in it.
  public let stop: [String]
  /// 0 to 2; nil means 1.
  public let temperature: Double?
  /// Asks for the same answer to the same request.
  public let seed: Int?
  /// The application's name for its end user.
  public let user: String?

  /// Reads a request body.
  ///
  /// - Throws: ``InvalidRequest`` with OpenAI's message, parameter and code. Prompts of token numbers are
  ///   refused too, which OpenAI's service takes: there is no vocabulary here to read them with.
  public init(parsing bytes: [UInt8]) throws(InvalidRequest) {
    let members = try RequestMembers(parsing: bytes)
    try members.refuseUnknown(besides: Self.members)
    body = .object(members.object)
    model = try members.string("model")
    guard let prompt = members.value("prompt") else { throw .missing("prompt") }
    prompts = try Self.prompts(prompt)
    maxTokens = try members.int("max_tokens", in: 0...Int.max) ?? 16
    n = try members.int("n", in: 1...128) ?? 1
    guard prompts.count <= Self.mostAnswers / n else {
      throw InvalidRequest(
        "Too many answers requested: 'n' times the number of prompts must be at most \(Self.mostAnswers).",
        param: "n", code: "integer_above_max_value")
    }
    echo = try members.bool("echo") ?? false
    stream = try members.bool("stream") ?? false
    includeUsage = try members.includesUsage(stream: stream)
    stop = try members.stopSequences()
    temperature = try members.number("temperature", in: 0...2)
    seed = try members.int("seed", in: Int.min...Int.max)
    user = try members.string("user")
  }

  private static func prompts(_ prompt: JSON) throws(InvalidRequest) -> [String] {
    if let text = prompt.string { return [text] }
    let expected = "a string or an array of strings"
    guard let elements = prompt.array, !elements.isEmpty else {
      throw .wrongType("prompt", expected: expected, got: prompt)
    }
    var texts: [String] = []
    for (index, element) in elements.enumerated() {
      guard let text = element.string else {
        throw .wrongType("prompt[\(index)]", expected: "a string", got: element)
      }
      texts.append(text)
    }
    return texts
  }

  private static let mostAnswers = 2048

  private static let members: Set<String> = [
    "best_of", "echo", "frequency_penalty", "logit_bias", "logprobs", "max_tokens", "model", "n",
    "presence_penalty", "prompt", "seed", "stop", "stream", "stream_options", "suffix", "temperature",
    "top_p", "user",
  ]
}
