/// How a file of a lab differs from what it was when a run began.
public struct DocumentChange: Sendable, Hashable {
  /// What has become of it.
  public enum Kind: String, Sendable {
    case added, changed, removed
  }

  /// Its path in the lab's folder.
  public let path: String
  /// What has become of it.
  public let kind: Kind

  /// The differences between two states of a lab's files, in the order of their paths.
  public static func changes(from old: [DocumentRecord], to new: [DocumentRecord]) -> [DocumentChange] {
    let before = Dictionary(old.map { ($0.path, $0.data) }) { first, _ in first }
    let after = Dictionary(new.map { ($0.path, $0.data) }) { first, _ in first }
    return Set(before.keys).union(after.keys).sorted().compactMap { path in
      guard let data = after[path] else { return DocumentChange(path: path, kind: .removed) }
      guard let earlier = before[path] else { return DocumentChange(path: path, kind: .added) }
      return earlier == data ? nil : DocumentChange(path: path, kind: .changed)
    }
  }
}
