/// What `log-to-eventhub` sends.
struct Event: Sendable {
  /// Where in an event hub an event goes, when the sender cares.
  enum Partition: Sendable, Hashable {
    /// To the partition of this number.
    case id(String)
    /// To the partition of all events with this key.
    case key(String)
  }

  /// The bytes that an event may have. Source: the "log-to-eventhub" page of the policy reference.
  static let sizeLimit = 200 * 1024

  let content: [UInt8]
  let partition: Partition?

  /// An event of a text, cut off at the limit between two characters.
  init(_ text: String, partition: Partition?) {
    self.partition = partition
    let bytes = text.utf8
    guard bytes.count > Self.sizeLimit else {
      content = Array(bytes)
      return
    }
    var end = bytes.index(bytes.startIndex, offsetBy: Self.sizeLimit)
    // The first byte of a character is none of the form 10xxxxxx.
    while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end = bytes.index(before: end) }
    content = Array(bytes[..<end])
  }
}
