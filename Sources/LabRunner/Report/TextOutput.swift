/// Where text goes: a stream, or a test's memory.
public protocol TextOutput: Sendable {
  /// Writes text, all of it before it returns.
  func write(_ text: String) throws(TextOutputError)
}

/// Why text could not be written.
public enum TextOutputError: Error, Sendable, Hashable {
  /// Nobody reads any more, as when `labs history | head -1` has its line.
  case closed
  /// The system refused, with its error number.
  case failed(Int32)
}
