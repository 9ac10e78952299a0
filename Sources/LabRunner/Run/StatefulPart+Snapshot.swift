import LabTime

extension [StatefulPart] {
  /// What all of them remember, as text by their names; nil when there are none.
  func snapshot() throws -> [String: String]? {
    if isEmpty { return nil }
    return try Dictionary(map { ($0.name, try $0.part.snapshotText()) }) { first, _ in first }
  }

  /// Puts each back to where it was; parts that the snapshot does not know stay as they are.
  ///
  /// - Throws: ``LabError`` with ``ExitCode/data`` for what cannot be read.
  func restore(_ snapshot: [String: String]) throws(LabError) {
    for part in self {
      guard let text = snapshot[part.name] else { continue }
      do {
        try part.part.restore(text: text)
      } catch {
        throw LabError(
          .data, "the state of '\(part.name)' that was kept cannot be read: \(error)",
          hint: "another version of labs has written it; run the lab from its beginning")
      }
    }
  }
}
