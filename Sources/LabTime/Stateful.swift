import Foundation

/// What remembers something from one request to the next, and can be put back to where it was.
///
/// A snapshot is taken, and restored, while nothing is under way: between the steps of a lab.
public protocol Stateful: Sendable {
  /// What is remembered, as it is written down.
  associatedtype Snapshot: Codable

  /// What it remembers now.
  func snapshot() -> Snapshot

  /// Forgets everything and remembers this instead.
  func restore(_ snapshot: Snapshot)

  /// What it remembers as JSON, the same text for the same memory.
  func snapshotText() throws -> String
}

extension Stateful {
  /// What it remembers as JSON.
  public func snapshotText() throws -> String {
    try text(of: snapshot())
  }

  private func text(of snapshot: Snapshot) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    if let key = Instant.isExact { encoder.userInfo[key] = true }
    return String(decoding: try encoder.encode(snapshot), as: UTF8.self)
  }

  /// Restores what ``snapshotText()`` has written.
  ///
  /// - Throws: `DecodingError` for the text of another version; then nothing has changed.
  public func restore(text: String) throws {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    restore(try decoder.decode(Snapshot.self, from: Data(text.utf8)))
  }
}

extension Stateful where Snapshot: Emptiable {
  /// What it remembers as JSON, without a coder's help when that is nothing.
  public func snapshotText() throws -> String {
    let snapshot = snapshot()
    return snapshot.isEmpty ? Snapshot.emptyText : try text(of: snapshot)
  }
}

/// A part of a deployment that remembers something, by its name.
public struct StatefulPart: Sendable {
  /// The name; parts of one deployment have different names.
  public let name: String
  /// The part.
  public let part: any Stateful
  /// Whether it holds what must not be kept in a file when it comes from a real service, as tokens.
  public let isSecret: Bool

  /// Names a part.
  public init(_ name: String, _ part: any Stateful, isSecret: Bool = false) {
    self.name = name
    self.part = part
    self.isSecret = isSecret
  }
}
