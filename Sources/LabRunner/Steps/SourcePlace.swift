/// Names source files for people.
enum SourcePlace {
  /// A file of the package as seen from its root, `Sources/Labs/ModelRouting.swift`; any other as it is.
  static func path(_ file: String) -> String {
    file.hasPrefix(root) ? String(file.dropFirst(root.count)) : file
  }

  private static let root = String(#filePath.dropLast("Sources/LabRunner/Steps/SourcePlace.swift".count))
}
