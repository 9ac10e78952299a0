import Foundation

/// The answer to an embedding request.
public struct EmbeddingList: Sendable, Hashable {
  /// The model's exact name.
  public var model: String
  /// A vector for each input, in order.
  public var vectors: [[Float]]
  /// The tokens of all inputs.
  public var promptTokens: Int

  /// Creates an answer.
  public init(model: String, vectors: [[Float]], promptTokens: Int) {
    self.model = model
    self.vectors = vectors
    self.promptTokens = promptTokens
  }

  /// The response body, which is the same for both services.
  ///
  /// - Parameter base64: Whether vectors are base 64 of little-endian 32-bit floats, not JSON numbers.
  public func json(base64: Bool) -> JSON {
    [
      "object": "list",
      "data": .array(
        vectors.enumerated().map { index, vector in
          [
            "object": "embedding", "index": .int(index),
            "embedding": base64 ? .string(Self.base64(vector)) : .array(vector.map(Self.number)),
          ]
        }),
      "model": .string(model),
      "usage": ["prompt_tokens": .int(promptTokens), "total_tokens": .int(promptTokens)],
    ]
  }

  private static func base64(_ vector: [Float]) -> String {
    vector.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0).base64EncodedString() }
  }

  private static func number(_ value: Float) -> JSON {
    .number(JSONNumber(checked: value.isFinite ? "\(value)" : "0"))
  }
}
