import ArgumentParser
import Foundation
import LabRunner

/// Where the history lies.
struct ResultsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The file of stored runs; LABS_RESULTS sets another default.", valueName: "file"),
    completion: .file())
  var results: String?

  /// What holds where no command line says otherwise.
  static var standard: ResultsOptions {
    var options = ResultsOptions()
    options.results = nil
    return options
  }

  /// The history, made when there is none.
  ///
  /// - Parameter patience: How long a file is waited for that another process has locked.
  func store(patience: Duration = .seconds(5)) throws(ResultStoreError) -> ResultStore {
    try ResultStore(path: path, patience: patience)
  }

  /// The history for reading; nil when there is none yet and none was asked for by name.
  func storeIfPresent() throws(ResultStoreError) -> ResultStore? {
    do {
      return try ResultStore(path: path, for: .read)
    } catch .missing where results == nil {
      return nil
    }
  }

  /// The history for writing; there must be one.
  func existingStore() throws -> ResultStore {
    guard try storeIfPresent() != nil else {
      throw LabError(.noInput, "there are no runs yet", hint: "make one with `labs run token-rate-limiting`")
    }
    return try store()
  }

  /// The file, absolute.
  var path: String {
    let environment = ProcessInfo.processInfo.environment
    let folder = FileManager.default.currentDirectoryPath
    return ResultsLocation(
      flag: results, environment: environment, project: Project(from: folder, environment: environment),
      folder: folder
    ).path
  }
}

extension Project {
  /// The project of the folder that the command is run in.
  static func current() throws(LabError) -> Project {
    let project = Project(
      from: FileManager.default.currentDirectoryPath, environment: ProcessInfo.processInfo.environment)
    guard let project else {
      throw LabError(
        .noInput, "no folder labs/ with policy documents here or in any folder above",
        hint: "go to a clone of the project, or start labs by its bin/labs")
    }
    return project
  }
}
