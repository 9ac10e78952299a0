/// One event of a `text/event-stream` (HTML Living Standard, section 9.2).
public struct ServerSentEvent: Sendable, Hashable {
  /// The event's type; nil when the stream gave none.
  public var name: String?
  /// The data; lines are separated by a line feed.
  public var data: String
  /// The last event ID that the stream gave with this event.
  public var id: String?

  /// Creates an event.
  public init(data: String, name: String? = nil, id: String? = nil) {
    self.data = data
    self.name = name
    self.id = id
  }

  /// The event that ends OpenAI's streams.
  public static let done = ServerSentEvent(data: "[DONE]")

  /// The event as on the wire, with the blank line that ends it.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    if let name { Self.write("event: ", name, to: &bytes) }
    if let id { Self.write("id: ", id, to: &bytes) }
    for line in data.split(separator: "\n", omittingEmptySubsequences: false) {
      Self.write("data: ", line, to: &bytes)
    }
    bytes.append(0x0a)
    return bytes
  }

  private static func write(_ field: String, _ value: some StringProtocol, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: field.utf8)
    bytes.append(contentsOf: value.utf8)
    bytes.append(0x0a)
  }
}
