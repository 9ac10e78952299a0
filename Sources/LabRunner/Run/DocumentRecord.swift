/// A file of a lab as it was when a run began: a policy document, an input, the script of a lab of one's own.
public struct DocumentRecord: Sendable, Hashable {
  /// Its path in the lab's folder.
  public let path: String
  /// What it held.
  public let data: [UInt8]

  /// Creates a record.
  public init(path: String, data: [UInt8]) {
    self.path = path
    self.data = data
  }

  /// What it held as text; what is not UTF-8 is replaced by U+FFFD.
  public var text: String { String(decoding: data, as: UTF8.self) }
}
