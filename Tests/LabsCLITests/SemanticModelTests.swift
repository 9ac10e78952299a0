import Foundation
import OpenAI
import Testing

extension CommandLineTests {
  /// The lab `semantic-caching` with the vectors that `Tests/ModelsTests/pull` gets.
  @Suite(.enabled(if: PulledVectors.exist, "Tests/ModelsTests/pull gets the vectors"))
  struct SemanticModelTests {
    @Test(arguments: ["1", "2", "3"])
    func `The lab passes with an embedder that knows meanings, and says which`(seed: String) throws {
      let workspace = try Workspace()
      try FileManager.default.copyItem(
        atPath: "\(PulledVectors.root)/labs/semantic-caching",
        toPath: "\(workspace.path)/labs/semantic-caching")
      let answer = try workspace.labs(
        "run", "semantic-caching", "--seed", seed, environment: ["LABS_MODELS": PulledVectors.folder])
      #expect(answer.status == 0, "\(answer.output)\(answer.errors)")
      #expect(answer.output.contains("embedder wordllama-256"))
      #expect(answer.output.contains("Recall there, with wordllama-256"))
      #expect(!answer.output.contains("hashed"))
    }
  }
}

/// Where the vectors lie when they were pulled.
private enum PulledVectors {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL.path
  static let folder = ProcessInfo.processInfo.environment["LABS_MODELS"] ?? "\(root)/.build/models"
  static let exist = FileManager.default.fileExists(atPath: "\(folder)/wordllama.model")
}
