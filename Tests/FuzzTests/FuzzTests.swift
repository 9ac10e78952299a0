import AIGateway
import Foundation
import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions
import Testing

/// Texts that nobody would write neither crash nor hang nor fill the memory.
///
/// Each subject runs some seconds in a process of its own; `make fuzz` runs it for minutes.
@Suite(.serialized) struct FuzzTests {
  private static func comment(_ subject: String, _ seed: UInt64) -> Comment {
    """
    seed \(seed); the text is in \(FuzzRun.file(for: subject).path): run the test again with LABS_FUZZ_REPLAY=<file>
    """
  }

  @Test func `Documents are loaded or refused, and run`() async {
    let seed = FuzzRun.Settings.seed
    await #expect(processExitsWith: .success, Self.comment("documents", seed)) { [seed = seed as UInt64] in
      try await FuzzRun.run("documents", seed: seed, seeds: FuzzSeeds.documents) { text in
        _ = PolicyCheck(Array(text.utf8), name: "policy.xml")
        let clock = VirtualClock(startingAt: Instant(year: 2026, month: 3, day: 4))
        let service = Service {
          API(
            "api", .passthrough, path: "api", serviceURL: "http://backend.test", subscriptionRequired: false,
            policy: .text(text, name: "policy.xml"))
        }
        let environment = GatewayEnvironment(
          clock: clock, random: RandomSource(seed: seed), network: FuzzSeeds.Echo())
        guard let gateway = try? Gateway(service, folder: "/", environment: environment),
          let url = RequestURL("http://gateway.test/api/chat")
        else { return }
        let request = Request("POST", url, body: .text(FuzzSeeds.body), clientAddress: "10.0.0.9")
        try await clock.run {
          let response = try await gateway.respond(to: request)
          _ = try? await response.body.gathered()
        }
      }
    }
  }

  @Test func `Expressions are compiled or refused, and evaluated`() async {
    let seed = FuzzRun.Settings.seed
    await #expect(processExitsWith: .success, Self.comment("expressions", seed)) { [seed = seed as UInt64] in
      let body = JSON.string(FuzzSeeds.body)
      let context: JSON = [
        "request": ["method": "POST", "headers": ["Accept": "text/html"], "body": body],
        "response": ["status": 200, "body": body], "variables": ["n": 5, "text": "hello"],
      ]
      let clock = VirtualClock(startingAt: Instant(year: 2026, month: 3, day: 4))
      let trial = try ExpressionTrial(context: context, clock: clock, random: RandomSource(seed: seed))
      try await FuzzRun.run("expressions", seed: seed, seeds: FuzzSeeds.expressions) { text in
        _ = try? await trial.evaluate(text)
      }
    }
  }

  @Test func `Bodies are read or refused`() async {
    let seed = FuzzRun.Settings.seed
    await #expect(processExitsWith: .success, Self.comment("bodies", seed)) { [seed = seed as UInt64] in
      try await FuzzRun.run("bodies", seed: seed, seeds: FuzzSeeds.bodies) { text in
        if let json = try? JSON(parsing: text) { _ = "\(json)" }
        if let token = try? JToken.parse(text) { _ = try? token.compactText() }
        _ = try? Value(content: Array(text.utf8), as: .named("JObject"))
        var decoder = ServerSentEventDecoder()
        _ = decoder.decode(Array(text.utf8))
        _ = decoder.finish()
      }
    }
  }
}
