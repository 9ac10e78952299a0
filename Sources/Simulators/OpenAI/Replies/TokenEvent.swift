import OpenAI

/// The events of a stream's tokens, which are all alike but for the text: what does not change is written
/// once.
struct TokenEvent {
  private let head: ArraySlice<UInt8>
  private let tail: ArraySlice<UInt8>

  /// Creates the events from one whose text is empty, and the name of the member that has the text.
  init(_ event: [UInt8], member: String) {
    // Quotes inside JSON strings are escaped, so this can be nothing but the member itself.
    let place = event.firstRange(of: Array("\"\(member)\":\"\"".utf8))
    let cut = place.map { $0.upperBound - 2 } ?? event.endIndex
    head = event[..<cut]
    tail = event[cut...].dropFirst(2)
  }

  /// The event of a token.
  func bytes(_ piece: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(head.count + tail.count + piece.utf8.count + 16)
    bytes.append(contentsOf: head)
    JSON.string(piece).write(to: &bytes)
    bytes.append(contentsOf: tail)
    return bytes
  }
}
