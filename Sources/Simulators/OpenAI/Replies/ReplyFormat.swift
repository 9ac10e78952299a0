/// Puts a reply into the wire format that a request asked for.
protocol ReplyFormat: Sendable {
  /// The body of a reply that is not streamed.
  func body() -> [UInt8]

  /// The events before the first token.
  func opening() -> [[UInt8]]

  /// The event of a token of one of the answers.
  ///
  /// - Parameter number: Which token of the answer it is, from 0.
  func event(ofToken number: Int, choice: Int, _ piece: String) -> [UInt8]

  /// The events after the last token.
  func closing() -> [[UInt8]]
}
