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
  func store() throws(ResultStoreError) -> ResultStore {
    try ResultStore(path: path)
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
