/// Something that goes wrong on purpose.
public enum Fault: Sendable, Hashable {
  /// An error instead of an answer: a status, the body's text and seconds for `Retry-After`.
  case status(Int, body: String? = nil, retryAfter: Int? = nil)
  /// A success whose JSON ends in the middle; a stream ends in the middle of an event.
  case malformedJSON
  /// The connection closes before there is a response.
  case disconnect
  /// The connection closes after that many events of a stream; a plain answer's body breaks off halfway.
  case disconnectAfter(events: Int)
  /// Nothing happens for that long: after so many events of a stream, else before the response.
  case stall(Duration, afterEvents: Int = 0)
}
