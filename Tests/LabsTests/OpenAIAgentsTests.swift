import Foundation
import LabRunner
import Testing

@Suite struct OpenAIAgentsTests {
  private let name = "openai-agents"

  @Test func `Without the metrics' policy the lab fails`() async throws {
    let run = try await LabTrial.run(name) { source in
      let start = try #require(source.range(of: "<azure-openai-emit-token-metric"))
      let end = try #require(source.range(of: "</azure-openai-emit-token-metric>"))
      return source.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
    }
    #expect(run.outcome.status == .failed)
    #expect(run.failures.contains { $0.contains("No metric is the tools'") })
  }

  @Test func `Without the backend's signature no order is accepted, and the lab fails`() async throws {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: UUID().uuidString)
    try files.copyItem(atPath: LabTrial.folder(of: name), toPath: folder.path())
    defer { try? files.removeItem(at: folder) }
    let policy = folder.appending(path: "place-order.xml")
    // The same place, but not the backend that has the credentials.
    try String(contentsOf: policy, encoding: .utf8)
      .replacing(
        #"<set-backend-service backend-id="orderworflow-backend" />"#,
        with: #"<set-backend-service base-url="http://orderworflow-backend.local/workflows/1/triggers" />"#
      )
      .write(to: policy, atomically: true, encoding: .utf8)
    let run = try await LabTrial.run(name, ["leastStock=50"], folder: folder.path())
    #expect(run.outcome.status == .failed)
    #expect(run.failures.contains { $0.contains("Eleven are ordered") })
  }

  @Test(arguments: [
    (["leastStock=11"], ["11", "5", "5", "1"]), (["leastStock=1", "mostStock=10"], []),
  ])
  func `Orders go by the stock`(assignments: [String], quantities: [String]) async throws {
    let run = try await LabTrial.run(name, assignments)
    #expect(run.outcome.status == .passed, "\(run.failures)")
    let orders = run.requests.filter { $0.url.contains("PlaceOrder") }
    #expect(orders.count == quantities.count)
    let total = try #require(run.assertions.first { $0.message.hasPrefix("Eleven are ordered") })
    #expect(total.actual == (quantities.isEmpty ? "0" : "11"))
  }

  @Test func `No request of the agents shows the workflow's signature`() async throws {
    let run = try await LabTrial.run(name)
    #expect(run.requests.count > 10)
    #expect(run.requests.allSatisfy { !$0.url.contains("sig=") })
  }

  @Test(arguments: 1...10)
  func `The lab passes whatever the seed`(seed: UInt64) async throws {
    let run = try await LabTrial.run(name, seed: seed)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }
}
