/// The body of `POST .../embeddings`, checked as OpenAI checks it.
public struct EmbeddingRequest: Sendable, Hashable {
  /// One thing to embed.
  public enum Input: Sendable, Hashable {
    /// A text.
    case text(String)
    /// The numbers of a text's tokens.
    case tokens([Int])
  }

  /// The model or deployment; on Azure's deployment routes the path names it instead.
  public let model: String?
  /// What is to be embedded; never empty.
  public let inputs: [Input]
  /// Whether vectors are to come as base 64 of little-endian 32-bit floats, not as JSON numbers.
  public let wantsBase64: Bool
  /// How many numbers a vector is to have; nil for as many as the model gives.
  public let dimensions: Int?

  /// Reads a request body.
  ///
  /// - Throws: ``InvalidRequest`` with OpenAI's message, parameter and code.
  public init(parsing bytes: [UInt8]) throws(InvalidRequest) {
    let members = try RequestMembers(parsing: bytes)
    try members.refuseUnknown(besides: [
      "dimensions", "encoding_format", "input", "input_type", "model", "user",
    ])
    model = try members.string("model")
    guard let input = members.value("input") else { throw .missing("input") }
    inputs = try Self.inputs(input)
    dimensions = try members.int("dimensions", in: 1...Int.max)
    _ = try members.string("user")
    switch try members.string("encoding_format") {
    case nil, "float": wantsBase64 = false
    case "base64": wantsBase64 = true
    case let name?: throw .unsupported(name, for: "encoding_format", supported: ["float", "base64"])
    }
  }

  private static let mostInputs = 2048

  private static func inputs(_ value: JSON) throws(InvalidRequest) -> [Input] {
    if let text = value.string { return [try input(text)] }
    let expected = "one of a string or array of strings, integers or arrays of integers"
    guard let elements = value.array else { throw .wrongType("input", expected: expected, got: value) }
    guard let first = elements.first else { throw .unreadableInput }
    if first.int != nil { return [.tokens(try tokens(elements, at: "input"))] }
    guard elements.count <= mostInputs else {
      throw InvalidRequest(
        """
        Invalid 'input': array too long. Expected an array with maximum length \(mostInputs), but got an \
        array with length \(elements.count) instead.
        """, param: "input", code: "array_above_max_length")
    }
    var inputs: [Input] = []
    for (index, element) in elements.enumerated() {
      switch element {
      case .string(let text): inputs.append(try input(text))
      case .array(let numbers): inputs.append(.tokens(try tokens(numbers, at: "input[\(index)]")))
      default:
        throw .wrongType("input[\(index)]", expected: "a string or an array of integers", got: element)
      }
    }
    return inputs
  }

  private static func input(_ text: String) throws(InvalidRequest) -> Input {
    guard !text.isEmpty else { throw .unreadableInput }
    return .text(text)
  }

  private static func tokens(_ elements: [JSON], at path: String) throws(InvalidRequest) -> [Int] {
    guard !elements.isEmpty else { throw .unreadableInput }
    var tokens: [Int] = []
    for (index, element) in elements.enumerated() {
      guard let token = element.int, token >= 0 else {
        throw .wrongType("\(path)[\(index)]", expected: "a token's number", got: element)
      }
      tokens.append(token)
    }
    return tokens
  }
}

extension InvalidRequest {
  // What the service says of an empty text and of an empty array.
  fileprivate static let unreadableInput = InvalidRequest(
    "'$.input' is invalid. Please check the API reference: https://platform.openai.com/docs/api-reference.")
}
