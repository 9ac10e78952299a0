import AIGateway
import Foundation
import HTTPTransport
import LabTime
import Testing

/// What a gateway remembers, put into another gateway of the same service.
@Suite struct GatewayStateTests {
  /// A policy document's sections, for which the second request is answered otherwise than the first.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let inbound: String
    var outbound = "<base />"
    var sku = SKU.developer
  }

  private static func answering(_ expression: String) -> String {
    "<return-response><set-body>@(\(expression))</set-body></return-response>"
  }

  private static let rate = """
    <rate-limit-by-key calls="1" renewal-period="60" counter-key="k" remaining-calls-header-name="Left" />\
    <return-response />
    """

  static let cases = [
    Case(testDescription: "rate limit, in windows", inbound: rate),
    Case(testDescription: "rate limit, in buckets", inbound: rate, sku: .basicV2),
    Case(
      testDescription: "quota",
      inbound: "<quota-by-key calls=\"1\" renewal-period=\"3600\" counter-key=\"k\" /><return-response />"),
    Case(
      testDescription: "value cache",
      inbound: """
        <cache-lookup-value key="k" default-value="none" variable-name="v" />\
        <cache-store-value key="k" value="@(DateTime.UtcNow)" duration="600" />
        """ + answering("context.Variables[\"v\"].ToString()")),
    Case(
      testDescription: "response cache",
      inbound: "<base /><cache-lookup vary-by-developer=\"false\" vary-by-developer-groups=\"false\" />",
      outbound: "<base /><cache-store duration=\"600\" />"
        + "<set-body>@(context.Response.Body.As<string>() + Guid.NewGuid())</set-body>"),
    Case(
      testDescription: "access tokens",
      inbound: "<authentication-managed-identity resource=\"https://x\" output-token-variable-name=\"t\" />"
        + answering("(string)context.Variables[\"t\"]")),
    Case(testDescription: "randomness", inbound: answering("Guid.NewGuid().ToString() + context.RequestId")),
  ]

  private func copy(_ trial: Trial, to other: Trial) throws {
    other.clock.restore(trial.clock.snapshot())
    for (from, to) in zip(trial.gateway.parts, other.gateway.parts) {
      #expect(from.name == to.name)
      try to.part.restore(text: from.part.snapshotText())
      #expect(try to.part.snapshotText() == from.part.snapshotText(), "\(from.name)")
    }
  }

  @Test
  func `A gateway that has done nothing is written down as a coder would`() throws {
    func json(_ part: some Stateful) throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return String(decoding: try encoder.encode(part.snapshot()), as: UTF8.self)
    }
    for part in try Trial(inbound: "").gateway.parts where !part.name.contains("start") {
      #expect(try part.part.snapshotText() == json(part.part), "\(part.name)")
    }
  }

  @Test(arguments: cases)
  func `A gateway with the state of another answers as that one would`(of example: Case) async throws {
    func trial() throws -> Trial {
      try Trial(inbound: example.inbound, outbound: example.outbound, sku: example.sku)
    }
    let first = try trial()
    _ = try await first.send()
    try await first.clock.run { try await first.clock.sleep(for: .milliseconds(10_500)) }
    let (second, fresh) = (try trial(), try trial())
    try copy(first, to: second)
    fresh.clock.restore(first.clock.snapshot())
    let expected = try await first.send()
    let answer = try await second.send()
    #expect(answer.status == expected.status && answer.text == expected.text)
    #expect(answer.headers == expected.headers)
    #expect(
      second.backend.requests.count == first.backend.requests.count - (example.outbound == "<base />" ? 0 : 1)
    )
    // Without the state it would not.
    let other = try await fresh.send()
    #expect(other.status != expected.status || other.text != expected.text)
  }

  @Test func `The keys of an identity provider are remembered, and that it could not be reached`()
    async throws
  {
    let count = ValidateJWTTests.Counter()
    func trial() throws -> Trial {
      try Trial(
        inbound:
          "<base /><validate-jwt header-name=\"Authorization\">\(ValidateJWTTests.provided)</validate-jwt>",
        answeredBy: ValidateJWTTests.provider(counting: count))
    }
    let headers: Headers = ["Authorization": "Bearer \(try TokenSamples.token("RS256"))"]
    let (first, second) = (try trial(), try trial())
    #expect(try await first.send(headers: headers).status == 200)
    try copy(first, to: second)
    #expect(try await second.send(headers: headers).status == 200)
    #expect(count.value == 1)

    func unreachable() throws -> Trial {
      try Trial(
        inbound:
          "<base /><validate-jwt header-name=\"Authorization\"><openid-config url=\"https://nobody.example/c\" />"
          + "</validate-jwt>", answeredBy: ValidateJWTTests.provider())
    }
    let (third, fourth) = (try unreachable(), try unreachable())
    let refused = try await third.send(headers: headers)
    try copy(third, to: fourth)
    let again = try await fourth.send(headers: headers)
    #expect(again.status == refused.status && fourth.backend.requests.isEmpty)
  }

  @Test func `Text of another shape changes nothing`() throws {
    let trial = try Trial(inbound: "<base />")
    for part in trial.gateway.parts {
      let before = try part.part.snapshotText()
      #expect(throws: (any Error).self, "\(part.name)") { try part.part.restore(text: "{\"shape\":[true]}") }
      #expect(try part.part.snapshotText() == before)
    }
  }

  @Test(arguments: cases)
  func `Numbers that cannot be end no process`(of example: Case) async throws {
    let first = try Trial(inbound: example.inbound, outbound: example.outbound, sku: example.sku)
    for _ in 0..<2 { _ = try await first.send() }
    for (index, part) in first.gateway.parts.enumerated() {
      for text in HostileNumbers.variants(of: try part.part.snapshotText()) {
        let trial = try Trial(inbound: example.inbound, outbound: example.outbound, sku: example.sku)
        trial.clock.restore(first.clock.snapshot())
        try? trial.gateway.parts[index].part.restore(text: text)
        for _ in 0..<2 { _ = try await trial.send() }
      }
    }
  }
}
