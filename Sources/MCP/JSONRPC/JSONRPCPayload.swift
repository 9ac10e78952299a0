import OpenAI

/// What one HTTP request brings: a message, or several at once, as only revision 2025-03-26 has it.
public enum JSONRPCPayload: Sendable, Hashable {
  /// One message.
  case single(JSONRPCMessage)
  /// A batch; it has at least one message.
  case batch([JSONRPCMessage])

  /// How many messages a batch may have.
  public static let batchLimit = 100

  /// Reads a payload.
  ///
  /// - Throws: ``JSONRPCError`` for text that is no JSON, and for the first message that is none.
  public init(parsing bytes: [UInt8]) throws(JSONRPCError) {
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw .parse("\(error)")
    }
    guard let elements = json.array else {
      self = .single(try JSONRPCMessage(json))
      return
    }
    guard (1...Self.batchLimit).contains(elements.count) else {
      throw .invalidRequest("a batch has 1 to \(Self.batchLimit) messages")
    }
    var messages: [JSONRPCMessage] = []
    for element in elements { messages.append(try JSONRPCMessage(element)) }
    self = .batch(messages)
  }

  /// The messages in order.
  public var messages: [JSONRPCMessage] {
    switch self {
    case .single(let message): [message]
    case .batch(let messages): messages
    }
  }
}
