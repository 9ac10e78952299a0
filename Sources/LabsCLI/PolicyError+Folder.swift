import AIGateway
import Foundation

extension PolicyError {
  /// The error with the path of its file as seen from the working folder, for an editor to open.
  ///
  /// - Parameter folder: The lab's folder, which the file's name is relative to.
  func inFolder(_ folder: String) -> PolicyError {
    var error = self
    let here = FileManager.default.currentDirectoryPath + "/"
    let path = folder + "/" + file
    guard FileManager.default.fileExists(atPath: path) else { return self }
    error.file = path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    return error
  }
}
