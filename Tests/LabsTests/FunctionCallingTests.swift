import LabRunner
import Testing

@Suite struct FunctionCallingTests {
  private let name = "function-calling"

  @Test func `Without the function the lab fails: what it asserts is the calls' doing`() async throws {
    let run = try await LabTrial.run(name, ["functions=0"])
    #expect(run.outcome.status == .failed)
    #expect(run.failures.contains { $0.contains("two calls or more") })
    #expect(run.failures.contains { $0.contains("There are temperatures") })
  }

  @Test func `The function is called directly and for each call of the model, and the model is asked twice`()
    async throws
  {
    let run = try await LabTrial.run(name)
    let (model, function) = (
      run.requests.filter { $0.url.contains("chat/completions") },
      run.requests.filter { $0.url.contains("/weather") }
    )
    #expect(model.count == 2 && function.count == 2 + 4)
    let count = try #require(run.assertions.first { $0.message.hasPrefix("Two to the model") })
    #expect(count.actual == "6")
  }

  @Test(arguments: 1...5)
  func `The lab passes whatever the seed`(seed: UInt64) async throws {
    let run = try await LabTrial.run(name, seed: seed)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }
}
