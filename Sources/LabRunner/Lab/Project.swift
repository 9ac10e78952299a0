import Foundation

/// The folder that holds `labs/`, where prose, policy documents and inputs of the labs lie.
public struct Project: Sendable {
  /// The folder's path.
  public let root: String

  /// The project of a folder: the nearest one upwards that holds `labs/*/policy.xml`, else the one of a clone
  /// that `labs` was started from.
  ///
  /// - Parameter environment: The process' environment; `LABS_ROOT` names the clone.
  public init?(from folder: String, environment: [String: String]) {
    var candidate = URL(filePath: folder, directoryHint: .isDirectory).standardizedFileURL
    while true {
      if Self.holdsLabs(candidate.path()) {
        root = candidate.path()
        return
      }
      let parent = candidate.deletingLastPathComponent().standardizedFileURL
      if parent.path() == candidate.path() || candidate.path() == "/" { break }
      candidate = parent
    }
    guard let clone = environment["LABS_ROOT"], Self.holdsLabs(clone) else { return nil }
    root = clone
  }

  /// The folder of a lab.
  public func folder(of lab: any Lab.Type) -> String {
    root + (root.hasSuffix("/") ? "" : "/") + "labs/" + lab.name
  }

  private static func holdsLabs(_ folder: String) -> Bool {
    let labs = folder + "/labs"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: labs) else { return false }
    return names.contains { FileManager.default.fileExists(atPath: "\(labs)/\($0)/policy.xml") }
  }
}
