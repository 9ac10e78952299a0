import Foundation

/// Which file keeps the history, and who said so.
public struct ResultsLocation: Sendable, Hashable {
  /// Who named the file.
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    /// `--results` on the command line.
    case flag
    /// The environment variable `LABS_RESULTS`.
    case environment
    /// The nearest folder upward that holds a folder `labs`.
    case project
    /// The user's own data folder (XDG Base Directory Specification).
    case user
  }

  /// The file's name within a project or the user's data folder.
  public static let fileName = "results.sqlite"

  /// The file's path, absolute.
  public let path: String
  /// Who named it.
  public let origin: Origin

  /// Finds the file: the flag, else `LABS_RESULTS`, else the project, else the user's data folder.
  ///
  /// - Parameters:
  ///   - flag: The value of `--results`; empty counts as not given.
  ///   - folder: The folder from which relative paths are read and the project is looked for.
  public init(flag: String? = nil, environment: [String: String], folder: String) {
    func absolute(_ path: String) -> String {
      URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: folder, isDirectory: true))
        .standardizedFileURL.path
    }
    if let flag, !flag.isEmpty {
      path = absolute(flag)
      origin = .flag
    } else if let named = environment["LABS_RESULTS"], !named.isEmpty {
      path = absolute(named)
      origin = .environment
    } else if let project = Self.project(around: absolute(".")) {
      path = project + (project == "/" ? "" : "/") + Self.fileName
      origin = .project
    } else {
      path = absolute(Self.dataFolder(environment) + "/labs/" + Self.fileName)
      origin = .user
    }
  }

  private static func project(around folder: String) -> String? {
    var url = URL(fileURLWithPath: folder, isDirectory: true)
    while true {
      var isFolder: ObjCBool = false
      let labs = url.appendingPathComponent("labs").path
      if FileManager.default.fileExists(atPath: labs, isDirectory: &isFolder), isFolder.boolValue {
        return url.path
      }
      if url.path == "/" { return nil }
      url.deleteLastPathComponent()
    }
  }

  // The specification has a relative path ignored.
  private static func dataFolder(_ environment: [String: String]) -> String {
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    return home + "/.local/share"
  }
}
