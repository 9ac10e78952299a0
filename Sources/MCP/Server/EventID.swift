/// What the events of a session are told apart by: their stream, and their place in it from 1.
///
/// Source: revision 2025-06-18, "Resumability and Redelivery": an id occurs once in a session, and says which stream to
/// go on with.
struct EventID: CustomStringConvertible {
  let stream: Int
  let number: Int

  init(stream: Int, number: Int) {
    self.stream = stream
    self.number = number
  }

  /// Reads an id; nil for text that is none.
  init?(_ text: String) {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
    guard halves.count == 2, "\(halves[0])-\(halves[1])" == text else { return nil }
    self.init(stream: halves[0], number: halves[1])
  }

  var description: String { "\(stream)-\(number)" }
}
