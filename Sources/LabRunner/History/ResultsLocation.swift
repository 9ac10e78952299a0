import Foundation

/// Which file keeps the history, and who said so.
public struct ResultsLocation: Sendable, Hashable {
  /// Who named the file.
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    /// `--results` on the command line.
    case flag
    /// The environment variable `LABS_RESULTS`.
    case environment
    /// The project that the labs are of.
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
  ///   - project: The project of the working folder.
  ///   - folder: The working folder, from which relative paths are read.
  public init(flag: String? = nil, environment: [String: String], project: Project?, folder: String) {
    func absolute(_ path: String) -> String {
      URL(filePath: path, relativeTo: URL(filePath: folder, directoryHint: .isDirectory))
        .standardizedFileURL.path
    }
    if let flag, !flag.isEmpty {
      path = absolute(flag)
      origin = .flag
    } else if let named = environment["LABS_RESULTS"], !named.isEmpty {
      path = absolute(named)
      origin = .environment
    } else if let project {
      path = project.file(Self.fileName)
      origin = .project
    } else {
      path = absolute(UserData.folder(environment) + "/" + Self.fileName)
      origin = .user
    }
  }
}
