/// A file of a lab in each of the compared runs.
public struct ComparedDocument: Sendable, Hashable, Encodable {
  /// How a run's file stands to that of the first run.
  public enum Change: Sendable, Hashable {
    /// It is the same, or neither run has it.
    case same
    /// Only the later run has it.
    case added
    /// Only the first run has it.
    case removed
    /// Its lines differ.
    case changed(UnifiedDiff)
    /// It differs and is no text.
    case binary
  }

  /// The path in the lab's folder.
  public let path: String
  /// How the file of each run but the first stands to that of the first.
  public let changes: [Change]

  /// Whether it is not the same in all.
  public var differs: Bool { changes.contains { $0 != .same } }

  /// The files of runs in the order of their paths.
  static func all(_ sides: [ComparedRun]) -> [ComparedDocument] {
    let files = sides.map { side in
      Dictionary(side.documents.map { ($0.path, $0.data) }) { first, _ in first }
    }
    return Set(files.flatMap(\.keys)).sorted().map { path in
      let contents = files.map { $0[path] }
      return ComparedDocument(
        path: path, changes: contents.dropFirst().map { change(from: contents.first ?? nil, to: $0) })
    }
  }

  private static func change(from old: [UInt8]?, to new: [UInt8]?) -> Change {
    if old == new { return .same }
    guard let old else { return .added }
    guard let new else { return .removed }
    guard let before = String(validating: old, as: UTF8.self),
      let after = String(validating: new, as: UTF8.self)
    else { return .binary }
    return .changed(UnifiedDiff(from: before, to: after))
  }

  private enum CodingKeys: CodingKey {
    case path, changes
  }

  private struct Encoded: Encodable {
    var change: String
    var diff: String?
  }

  /// Writes each change as a word, and with it the lines where there are any.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(path, forKey: .path)
    let encoded = changes.map { change in
      switch change {
      case .same: Encoded(change: "same")
      case .added: Encoded(change: "added")
      case .removed: Encoded(change: "removed")
      case .binary: Encoded(change: "binary")
      case .changed(let diff): Encoded(change: "changed", diff: diff.text)
      }
    }
    try container.encode(encoded, forKey: .changes)
  }
}
