import Foundation
import LabRunner

/// The documents that paths name: files, what folders hold, and standard input.
struct PolicyFiles {
  /// The documents in the order of the paths; those of a folder by name.
  private(set) var documents: [(name: String, bytes: [UInt8])] = []

  init(_ paths: [String]) throws(LabError) {
    for path in paths {
      var isFolder: ObjCBool = false
      if path == "-" {
        documents.append(("-", Array(FileHandle.standardInput.readDataToEndOfFile())))
      } else if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        try add(folder: path)
      } else {
        documents.append((path, try Self.read(path)))
      }
    }
  }

  // Other XML files of a folder are none of ours, and said to be left out.
  private mutating func add(folder: String) throws(LabError) {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let count = documents.count
    for name in names.sorted() where name.lowercased().hasSuffix(".xml") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      let bytes = try Self.read(path)
      if Self.roots.contains(where: { Data(bytes).range(of: Data($0.utf8)) != nil }) {
        documents.append((path, bytes))
      } else {
        Notice.write("left out: \(path) holds neither <policies> nor <fragment>\n")
      }
    }
    if documents.count == count { throw LabError(.noInput, "\(folder) holds no policy documents") }
  }

  private static let roots = ["<policies", "<fragment"]

  private static func read(_ path: String) throws(LabError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw LabError(.noInput, "\(path) cannot be read")
    }
    return Array(data)
  }
}
