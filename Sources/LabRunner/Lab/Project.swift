import Foundation

/// The folder that holds `labs/`, where prose, policy documents and inputs of the labs lie.
public struct Project: Sendable, Hashable {
  /// The folder's path, absolute.
  public let root: String

  /// The project of a folder: the nearest one upwards that holds `labs/*/policy.xml`, else the one of a clone
  /// that `labs` was started from.
  ///
  /// - Parameter environment: The process' environment; `LABS_ROOT` names the clone.
  public init?(from folder: String, environment: [String: String]) {
    var candidate = URL(filePath: folder, directoryHint: .isDirectory).standardizedFileURL
    while !Self.holdsLabs(candidate) {
      let parent = candidate.deletingLastPathComponent().standardizedFileURL
      guard parent.pathComponents.count < candidate.pathComponents.count else {
        guard let clone = environment["LABS_ROOT"], !clone.isEmpty else { return nil }
        let folder = URL(filePath: clone, directoryHint: .isDirectory).standardizedFileURL
        guard Self.holdsLabs(folder) else { return nil }
        root = folder.path
        return
      }
      candidate = parent
    }
    root = candidate.path
  }

  /// The path of a file or folder of the project.
  public func file(_ name: String) -> String {
    root + (root.hasSuffix("/") ? "" : "/") + name
  }

  /// The folder of a lab.
  public func folder(of lab: any Lab.Type) -> String {
    file("labs/\(lab.name)")
  }

  private static func holdsLabs(_ folder: URL) -> Bool {
    let labs = folder.appending(path: "labs").path
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: labs) else { return false }
    return names.contains { FileManager.default.fileExists(atPath: "\(labs)/\($0)/policy.xml") }
  }
}
