import Foundation
import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct ModelsCommandTests {
    private let workspace: Workspace

    init() throws {
      workspace = try Workspace()
    }

    private var kept: [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: workspace.path + "/.local/share/labs/models"))
        ?? []
    }

    @Test func `The list says what is missing, whose it is and under which licence`() throws {
      let list = try workspace.labs("models", "list")
      #expect(list.status == 0)
      for part in ["o200k_base", "cl100k_base", "wordllama", "missing", "MIT", "litellm", "labs models pull"]
      {
        #expect(list.output.contains(part), "\(part)")
      }
      let json = try workspace.labs("models", "list", "--json").json
      #expect(json["schema"]?.string == "labs.models.list/1")
      #expect(json["models"]?.array?.compactMap { $0["state"]?.string } == ["missing", "missing", "missing"])
    }

    @Test func `Without Python nothing is pulled, and the way without a network is told`() throws {
      let answer = try workspace.labs("models", "pull", environment: ["PATH": "/nowhere"])
      #expect(answer.status == 69 && answer.output.isEmpty)
      #expect(answer.errors.contains("litellm") && answer.errors.contains("--from-wheel"))
      #expect(kept == [".lock"])
    }

    @Test func `What was asked for wrongly is said`() throws {
      let unknown = try workspace.labs("models", "pull", "o300k_base")
      #expect(unknown.status == 66 && unknown.errors.contains("there are o200k_base, cl100k_base, wordllama"))
      #expect(try workspace.labs("models", "pull", "--from-wheel", "none.whl").status == 66)
      try workspace.write("no archive", to: "some.whl")
      let foreign = try workspace.labs("models", "pull", "--from-wheel", "some.whl")
      #expect(foreign.status == 65 && foreign.errors.contains("is no wheel"))
      let file = try workspace.labs(
        "models", "pull", environment: ["LABS_MODELS": workspace.path + "/some.whl/models"])
      #expect(file.status == 74 && file.errors.contains("LABS_MODELS"))
      #expect(try workspace.labs("models", "pull", "--patience", "0").status == 64)
      #expect(try workspace.labs("models", "remove", "wordllama").output == "wordllama  was not there\n")
    }

    @Test func `A damaged model is told of, and a lab runs without it`() throws {
      try FileManager.default.createDirectory(
        atPath: workspace.path + "/models", withIntermediateDirectories: true)
      try workspace.write("nonsense", to: "models/o200k_base.model")
      let environment = ["LABS_MODELS": workspace.path + "/models"]
      let answer = try workspace.labs("run", Workspace.lab, environment: environment)
      #expect(answer.status == 0)
      #expect(answer.errors.contains("o200k_base.model") && answer.errors.contains("labs models pull"))
      #expect(answer.output.contains("models   estimate, hashed-512"))
      let list = try workspace.labs("models", "list", "--json", environment: environment)
      #expect(try list.json["models"]?.array?.first?["state"]?.string == "unusable")
    }
  }
}
