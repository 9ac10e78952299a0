/// Puts a reply into the wire format that a request asked for.
protocol ReplyFormat: Sendable {
  /// The body of a reply that is not streamed.
  func body() -> [UInt8]

  /// The events before the first token.
  func opening() -> [[UInt8]]

  /// The events of a step of one of the answers.
  ///
  /// - Parameter number: Which step of the answer it is, from 0.
  func events(ofStep number: Int, choice: Int) -> [[UInt8]]

  /// The events after the last token.
  func closing() -> [[UInt8]]
}
