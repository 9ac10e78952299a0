import Foundation
import OpenAI

@testable import Models

/// The models that `Tests/ModelsTests/pull` has put beside the build; tests that need one are left out without.
enum PulledModels {
  static let store = ModelStore(
    folder: ProcessInfo.processInfo.environment["LABS_MODELS"]
      ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.build/models")
      .standardizedFileURL.path)

  static func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(store.folder)/\(name).model")
  }

  static let hasRanks = TokenEncoding.allCases.allSatisfy { has($0.rawValue) }
  static let hasWordLlama = has("wordllama")

  /// A document of this test's corpus.
  static func corpus(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}
