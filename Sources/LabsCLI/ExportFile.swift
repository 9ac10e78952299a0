import Foundation
import LabRunner

/// A file that an export is written to.
struct ExportFile {
  let path: String

  /// Finds out whether the file can be written, without touching it.
  func check() throws(LabError) {
    let url = URL(filePath: path)
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if isFolder.boolValue { throw LabError(.cannotCreate, "\(path) is a folder", hint: "name a file in it") }
    let folder = url.deletingLastPathComponent().path
    guard access(exists ? path : folder, W_OK) == 0 else {
      throw LabError(
        .cannotCreate, "\(path) cannot be written: \(String(cString: strerror(errno)))",
        hint: exists ? nil : "make the folder first")
    }
  }

  /// Writes the file; what was there before is replaced only once all is written.
  func write(_ text: String) throws(LabError) {
    try check()
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: isPlainFile ? .atomic : [])
    } catch {
      throw LabError(.inputOutput, "\(path) could not be written", hint: error.localizedDescription)
    }
  }

  // A pipe or a device cannot be replaced by another file.
  private var isPlainFile: Bool {
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    return type == nil || type == .typeRegular
  }
}
