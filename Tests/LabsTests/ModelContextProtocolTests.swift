import Foundation
import LabRunner
import Testing

@Suite struct ModelContextProtocolTests {
  private let name = "model-context-protocol"

  // A run with a part of one of the lab's documents replaced.
  private func run(
    replacing text: String, with other: String = "", in file: String
  ) async throws -> LabTrial {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: UUID().uuidString)
    try files.copyItem(atPath: LabTrial.folder(of: name), toPath: folder.path())
    defer { try? files.removeItem(at: folder) }
    let path = folder.appending(path: file)
    let document = try String(contentsOf: path, encoding: .utf8)
    let changed = document.replacing(text, with: other)
    #expect(changed != document)
    try changed.write(to: path, atomically: true, encoding: .utf8)
    return try await LabTrial.run(name, folder: folder.path())
  }

  @Test func `Without the check of tokens the lab fails: what locks the server is the policy`() async throws {
    let run = try await run(
      replacing: "azure-api.net/authorization-manager", with: "management.azure.com",
      in: "auth-client-policy.xml")
    #expect(run.outcome.status == .failed)
    #expect(run.failures.contains { $0.hasPrefix("No token, one for others, the right one") })
  }

  @Test func `Without the connection's token the lab fails: what GitHub sees is the policy's doing`()
    async throws
  {
    let run = try await run(
      replacing: "?.AccessToken", with: "?.AccessToken.Substring(4)", in: "github-policy.xml")
    #expect(run.outcome.status == .failed)
    #expect(run.failures.contains { $0.hasPrefix("GitHub knows the account by its token") })
  }

  @Test(arguments: ["Porto", "Madrid", "New York"])
  func `The lab passes with another city`(city: String) async throws {
    let run = try await LabTrial.run(name, ["city=\(city)"])
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }

  @Test func `Without the dimension that says who asked the lab fails`() async throws {
    let run = try await run(
      replacing: "@(context.Subscription.Id)", with: "nobody", in: "policy.xml")
    #expect(run.outcome.status == .failed)
  }
}
