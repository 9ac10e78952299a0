import Foundation

/// The files of a lab's folder that a run depends on: all but its prose.
public enum LabFiles {
  /// The largest file that is kept with a run, in bytes.
  static let largest = 4 << 20

  /// Reads them, in the order of their paths; what cannot be read or is too large is left out.
  public static func read(_ folder: String) -> [DocumentRecord] {
    let root = URL(filePath: folder, directoryHint: .isDirectory)
    guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: root.path) else { return [] }
    return paths.sorted().compactMap { path in
      let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
      guard !isHidden, !path.hasSuffix(".md"),
        let file = try? FileHandle(forReadingFrom: root.appending(path: path)),
        let data = try? file.read(upToCount: largest + 1), data.count <= largest
      else { return nil }
      return DocumentRecord(path: path, data: Array(data))
    }
  }
}
