import Foundation
import LabRunner
import Models
import OpenAI

extension ModelStore {
  /// The folder that `LABS_MODELS` names, else `models` in the user's data folder.
  static var user: ModelStore {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["LABS_MODELS"], !named.isEmpty {
      return ModelStore(folder: URL(filePath: named, directoryHint: .isDirectory).standardizedFileURL.path)
    }
    return ModelStore(folder: UserData.folder(environment) + "/models")
  }
}

extension LocalModels {
  /// The models that were pulled. A file that cannot be used is told of, and left out.
  static func found() -> LocalModels {
    ModelStore.user.localModels { Notice.write("warning: \($0); going on without it\n") }
  }
}
