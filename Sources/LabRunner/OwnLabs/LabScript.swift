import Foundation

/// The Swift sources of a lab that does not come with `labs`: `Lab.swift` in a folder, and what lies beside
/// it.
public struct LabScript: Sendable {
  /// A source file.
  struct Source: Sendable {
    /// Its name within the folder.
    let name: String
    let data: Data
  }

  /// The file that makes a folder a lab's.
  public static let fileName = "Lab.swift"

  /// The folder, absolute.
  public let folder: String
  /// The folder's own name, which is the lab's too.
  public let name: String
  /// The lab's type.
  let type: String
  /// `Lab.swift` and other sources of the folder, in the order of their names.
  let sources: [Source]

  /// Whether a folder holds a lab.
  public static func isPresent(in folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + fileName)
  }

  /// Reads the sources of a folder.
  ///
  /// - Throws: ``LabError`` with ``ExitCode/noInput`` when there is no `Lab.swift`, with
  ///   ``ExitCode/data`` when not exactly one type says that it is a lab.
  public init(folder: String) throws(LabError) {
    let url = URL(filePath: folder, directoryHint: .isDirectory).standardizedFileURL
    self.folder = url.path
    name = url.lastPathComponent
    guard Self.isPresent(in: self.folder) else {
      throw LabError(
        .noInput, "there is no \(Self.fileName) in \(self.folder)", hint: "`labs new \(name)` makes a lab")
    }
    var sources: [Source] = []
    let names = (try? FileManager.default.contentsOfDirectory(atPath: self.folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".swift") && !name.hasPrefix(".") {
      guard let data = FileManager.default.contents(atPath: self.folder + "/" + name) else {
        throw LabError(.noInput, "\(self.folder)/\(name) cannot be read")
      }
      sources.append(Source(name: name, data: data))
    }
    self.sources = sources
    let declarations = sources.flatMap { source in
      LabDeclaration.all(in: String(decoding: source.data, as: UTF8.self)).map { (source.name, $0) }
    }
    guard let (_, first) = declarations.first else {
      throw LabError(
        .data, "\(self.folder)/\(Self.fileName): no type here is a Lab", hint: "declare `struct Name: Lab`")
    }
    if declarations.count > 1, let (file, second) = declarations.last {
      throw LabError(
        .data,
        "\(self.folder)/\(file):\(second.line): \(first.type) is a Lab already, and so is \(second.type)",
        hint: "put each lab into a folder of its own")
    }
    type = first.type
  }
}
