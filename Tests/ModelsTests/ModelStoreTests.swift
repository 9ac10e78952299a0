import Foundation
import OpenAI
import Synchronization
import Testing

@testable import Models

@Suite struct ModelStoreTests {
  private let folder = TemporaryFolder()
  private var store: ModelStore { ModelStore(folder: folder.path) }

  private func ranks(of model: PinnedModel) -> [UInt8] {
    var file = ModelFileWriter(.ranks, sourceDigest: model.sourceDigest)
    RankTable.write((0...255).map { [UInt8($0)] }, to: &file)
    return file.bytes()
  }

  @Test func `Without files everything is there all the same, and says that it estimates`() {
    let models = store.localModels { Issue.record("\($0)") }
    #expect(models.label == "estimate, hashed-512")
    #expect(models.tokenizer(for: "gpt-4o").count("Hello there") == 2)
  }

  @Test func `A file that cannot be used is told of, and the estimate stands in`() throws {
    _ = try folder.write(Array("nonsense".utf8), to: "o200k_base.model")
    var problems: [ModelError] = []
    let models = store.localModels { problems.append($0) }
    #expect(problems.count == 1 && problems[0].hint?.contains("labs models pull") == true)
    #expect(!models.counts(.o200k))
    guard case .unusable = try store.state(of: .named("o200k_base")) else {
      Issue.record("it is not unusable")
      return
    }
  }

  @Test func `A model is installed whole, counts, and is removed`() throws {
    let model = try PinnedModel.named("cl100k_base")
    #expect(store.state(of: model) == .missing)
    try PullLock.holding(folder.path, onWait: {}) { workplace throws(ModelError) in
      try store.install(model, ranks(of: model), in: workplace)
    }
    #expect(folder.names == [".lock", "cl100k_base.model"])
    guard case .present = store.state(of: model) else {
      Issue.record("it is not present")
      return
    }
    let models = store.localModels { Issue.record("\($0)") }
    #expect(models.tokenizer(for: "gpt-4").count("abc") == 3)
    #expect(models.label == "cl100k_base, estimate, hashed-512")
    #expect(try store.remove(model))
    #expect(try !store.remove(model))
    #expect(store.state(of: model) == .missing)
  }

  @Test func `Data of another source than the pinned one is not taken for it`() throws {
    let model = try PinnedModel.named("cl100k_base")
    _ = try folder.write(ranks(of: try .named("o200k_base")), to: "cl100k_base.model")
    guard case .unusable = store.state(of: model) else {
      Issue.record("it is not unusable")
      return
    }
  }

  @Test func `One process pulls at a time, and the next one finds an empty workplace`() async throws {
    let path = folder.path
    let course = Course()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask {
          try PullLock.holding(path, onWait: {}) { workplace throws(ModelError) in
            course.add("in")
            let left = (try? FileManager.default.contentsOfDirectory(atPath: workplace)) ?? ["none"]
            if left.isEmpty { _ = FileManager.default.createFile(atPath: workplace + "/left", contents: nil) }
            course.add(left.isEmpty ? "out" : "left \(left)")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(course.lines == ["in", "out", "in", "out", "in", "out"])
    #expect(folder.names == [".lock"])
  }

  @Test func `A folder that cannot be made is an error with a hint`() throws {
    let file = try folder.write([1], to: "file")
    let error = #expect(throws: ModelError.self) {
      try ModelPull(into: ModelStore(folder: file + "/models"), report: { _ in }).run(PinnedModel.all)
    }
    #expect(error?.kind == .inputOutput && error?.hint?.contains("LABS_MODELS") == true)
  }

  @Test func `An unknown name is told the names there are`() {
    let error = #expect(throws: ModelError.self) { try PinnedModel.named("o200k") }
    #expect(error?.hint == "there are o200k_base, cl100k_base, wordllama")
  }
}

/// What happened, from several tasks.
private final class Course: Sendable {
  private let told = Mutex<[String]>([])

  var lines: [String] { told.withLock { $0 } }

  func add(_ line: String) { told.withLock { $0.append(line) } }
}
