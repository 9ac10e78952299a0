/// The body of `POST .../images/generations`, checked as OpenAI checks it whatever the model.
public struct ImageRequest: Sendable, Hashable {
  /// The model or deployment; on Azure's deployment routes the path names it instead.
  public let model: String?
  /// What the image is to show.
  public let prompt: String
  /// How many images are wanted, 1 to 10.
  public let n: Int
  /// The size as the request names it, such as `1024x1024` or `auto`.
  public let size: String?
  /// The quality as the request names it.
  public let quality: String?
  /// `url` or `b64_json`; nil when the request leaves it to the model.
  public let responseFormat: String?

  /// Reads a request body.
  ///
  /// - Throws: ``InvalidRequest`` with OpenAI's message, parameter and code. Formats other than PNG and
  ///   streams of partial images are refused, which OpenAI's service takes.
  public init(parsing bytes: [UInt8]) throws(InvalidRequest) {
    let members = try RequestMembers(parsing: bytes)
    try members.refuseUnknown(besides: Self.members)
    model = try members.string("model")
    guard let prompt = try members.string("prompt") else { throw .missing("prompt") }
    guard !prompt.isEmpty else {
      throw InvalidRequest(
        """
        Invalid 'prompt': string too short. Expected a string with minimum length 1, but got an empty string \
        instead.
        """, param: "prompt", code: "string_below_min_length")
    }
    self.prompt = prompt
    n = try members.int("n", in: 1...10) ?? 1
    size = try members.string("size")
    quality = try members.string("quality")
    responseFormat = try members.string("response_format")
    if let responseFormat, !["url", "b64_json"].contains(responseFormat) {
      throw .unsupported(responseFormat, for: "response_format", supported: ["url", "b64_json"])
    }
    if let format = try members.string("output_format"), format != "png" {
      throw .unsupported(format, for: "output_format", supported: ["png"])
    }
    if try members.bool("stream") == true {
      throw InvalidRequest(
        "Streaming images is not supported here.", param: "stream", code: "unsupported_parameter")
    }
  }

  private static let members: Set<String> = [
    "background", "model", "moderation", "n", "output_compression", "output_format", "partial_images",
    "prompt", "quality", "response_format", "size", "stream", "style", "user",
  ]
}
