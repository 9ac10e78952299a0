import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

/// What simulators remember, put into others that were started alike.
@Suite struct SimulatorStateTests {
  private func copy(_ one: some Stateful, to other: some Stateful) throws {
    try other.restore(text: one.snapshotText())
    #expect(try other.snapshotText() == one.snapshotText())
  }

  @Test func `A model's limits, answers and kept responses go on`() async throws {
    let simulator = OpenAISimulator(
      deployments: [Deployment("gpt-4o-mini", tokensPerMinute: 100)], latency: .none,
      faults: .fault(.status(500), .requests(4...4)))
    let (one, other, fresh) = (Caller(simulator), Caller(simulator), Caller(simulator))
    let body = #"{"model":"gpt-4o-mini","max_output_tokens":20,"input":"Hello"}"#
    let kept = try await one.ask(body, to: "/v1/responses")
    #expect(kept.response.status == 200)
    try copy(one.endpoint, to: other.endpoint)
    let id = try #require(JSON(parsing: kept.body)["id"]?.string)
    #expect(try await other.ask("", to: "/v1/responses/\(id)", method: "GET").body == kept.body)
    _ = try await one.ask("", to: "/v1/responses/\(id)", method: "GET")
    let expected = try await one.ask(body, to: "/v1/responses")
    let answer = try await other.ask(body, to: "/v1/responses")
    #expect(answer.text == expected.text && answer.response.headers == expected.response.headers)
    #expect(try await fresh.ask(body, to: "/v1/responses").text != expected.text)
    // The fourth request fails, counted from the beginning.
    #expect(try await other.ask(body, to: "/v1/responses").response.status == 500)
  }

  @Test func `A limit that has another size goes on with what was used of the old one`() async throws {
    func caller(_ limit: Int) -> Caller {
      Caller(
        OpenAISimulator(deployments: [Deployment("gpt-4o-mini", tokensPerMinute: limit)], latency: .none))
    }
    let (one, other) = (caller(1000), caller(2000))
    let body = Caller.body(["max_tokens": 100])
    let left = try await one.ask(body).response.headers["x-ratelimit-remaining-tokens"].flatMap(Int.init)
    try copy(one.endpoint, to: caller(1000).endpoint)
    try other.endpoint.restore(text: one.endpoint.snapshotText())
    let next = try await other.ask(body).response.headers["x-ratelimit-remaining-tokens"].flatMap(Int.init)
    let used = 1000 - (try #require(left))
    #expect(used > 0 && next == 2000 - 2 * used)
  }

  @Test func `A sign-in that was begun at one Entra ID is ended at another`() async throws {
    let (one, other) = (EntraCaller(), EntraCaller())
    let begun = try await one.clock.run {
      try await one.send(
        "POST", "/\(EntraCaller.tenant)/oauth2/v2.0/devicecode",
        ["client_id": EntraCaller.device, "scope": "User.Read openid offline_access"]
      ).json
    }
    let from = try #require(one.endpoint as? EntraIDEndpoint)
    let to = try #require(other.endpoint as? EntraIDEndpoint)
    try copy(from, to: to)
    let polled = try await other.clock.run {
      _ = try await other.send(
        "POST", "/devicelogin",
        ["otc": begun["user_code"]?.string ?? "", "login": EntraCaller.user, "passwd": "engine"])
      return try await other.token([
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code", "client_id": EntraCaller.device,
        "device_code": begun["device_code"]?.string ?? "",
      ])
    }
    #expect(polled.status == 200)
    // With the refresh token the first one goes on, once it knows what the other does.
    try copy(to, to: from)
    let refreshed = try await one.clock.run {
      try await one.token([
        "grant_type": "refresh_token", "client_id": EntraCaller.device,
        "refresh_token": polled.json["refresh_token"]?.string ?? "",
      ])
    }
    #expect(refreshed.status == 200)
  }

  @Test func `A code that a browser has brought is redeemed elsewhere, by whoever has its verifier`()
    async throws
  {
    let (one, other) = (EntraCaller(), EntraCaller())
    // The pair of RFC 7636, appendix B.
    let returned = try await one.clock.run {
      try await one.send(
        "POST", "/\(EntraCaller.tenant)/oauth2/v2.0/authorize",
        [
          "client_id": EntraCaller.web, "response_type": "code", "redirect_uri": "https://web.example/back",
          "scope": "openid", "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
          "code_challenge_method": "S256", "login": EntraCaller.user, "passwd": "engine",
        ])
    }
    let code = try #require(returned.returned("code"))
    let from = try #require(one.endpoint as? EntraIDEndpoint)
    let to = try #require(other.endpoint as? EntraIDEndpoint)
    try copy(from, to: to)
    func redeem(_ verifier: String) async throws -> EntraCaller.Answer {
      try await other.clock.run {
        try await other.token([
          "grant_type": "authorization_code", "client_id": EntraCaller.web, "client_secret": "web secret",
          "code": code, "redirect_uri": "https://web.example/back", "code_verifier": verifier,
        ])
      }
    }
    #expect(try await redeem("another-verifier-of-at-least-forty-three-characters").status == 400)
    #expect(try await redeem("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").status == 200)
  }

  @Test func `Tokens of managed identities go on with their identifiers`() async throws {
    func caller() -> EntraCaller {
      EntraCaller { clock in
        ManagedIdentitySimulator(tenant: EntraCaller.contoso).start(
          clock: clock, random: RandomSource(seed: 1))
      }
    }
    let (one, other) = (caller(), caller())
    func uti(_ caller: EntraCaller) async throws -> String? {
      try await caller.clock.run {
        try await caller.send(
          "GET",
          "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fvault.azure.net",
          headers: ["Metadata": "true"]
        ).claims()["uti"]?.string
      }
    }
    let used = try await uti(one)
    let from = try #require(one.endpoint as? ManagedIdentityEndpoint)
    let to = try #require(other.endpoint as? ManagedIdentityEndpoint)
    try copy(from, to: to)
    let next = try await uti(one)
    #expect(next != nil && next != used)
    #expect(try await uti(other) == next)
  }

  @Test func `Blocklists, events and telemetry are there again`() async throws {
    let clock = VirtualClock(startingAt: Instant(seconds: 1_743_500_000))
    func send(
      _ endpoint: some Responder, _ method: String, _ path: String, _ body: String, _ headers: Headers
    ) async throws -> String {
      try await clock.run {
        let response = try await endpoint.respond(
          to: Request(method, RequestURL(path) ?? RequestURL(), headers: headers, body: .text(body)))
        return String(decoding: try await response.body.gathered(), as: UTF8.self)
      }
    }
    let random = RandomSource(seed: 1)

    let lists = "/contentsafety/text/blocklists/words"
    let key: Headers = ["Ocp-Apim-Subscription-Key": "key"]
    let safety = (0..<2).map { _ in
      ContentSafetySimulator().start(clock: clock, random: RandomSource(seed: 1))
    }
    _ = try await send(safety[0], "PATCH", "\(lists)?api-version=2024-09-01", "{}", key)
    _ = try await send(
      safety[0], "POST", "\(lists):addOrUpdateBlocklistItems?api-version=2024-09-01",
      #"{"blocklistItems":[{"text":"blockword"}]}"#, key)
    try copy(safety[0], to: safety[1])
    let items = try await send(safety[1], "GET", "\(lists)/blocklistItems?api-version=2024-09-01", "", key)
    #expect(items.contains(#""text":"blockword""#))

    let bearer: Headers = ["Authorization": "Bearer token"]
    let hubs = (0..<2).map { _ in EventHubsSimulator(hubs: ["calls"]).start(clock: clock, random: random) }
    for body in ["a", "b"] { _ = try await send(hubs[0], "POST", "/calls/messages", body, bearer) }
    try copy(hubs[0], to: hubs[1])
    for hub in hubs { _ = try await send(hub, "POST", "/calls/messages", "c", bearer) }
    let events = try await send(hubs[1], "GET", "/calls/messages", "", bearer)
    #expect(try await send(hubs[0], "GET", "/calls/messages", "", bearer) == events)
    #expect(try JSON(parsing: events).array?.map { $0["body"]?.string } == ["a", "b", "c"])

    let (one, other) = (InsightsTrial(), InsightsTrial())
    try await one.take([("Tokens", 1.5, "ann", 1), ("Tokens", 2, "bob", 2)])
    try copy(one.endpoint, to: other.endpoint)
    let query = "customMetrics | where name == 'Tokens' | project timestamp, value, customDimensions, itemId"
    let rows = try await other.query(query)
    #expect(rows.status == 200 && rows.text.contains("bob"))
    #expect(try await one.query(query).text == rows.text)
  }

  @Test func `Numbers that cannot be end no process`() async throws {
    let simulator = OpenAISimulator(
      deployments: [Deployment("gpt-4o-mini", tokensPerMinute: 100)], latency: .none)
    let body = #"{"model":"gpt-4o-mini","max_output_tokens":20,"input":"Hello"}"#
    let caller = Caller(simulator)
    for _ in 0..<2 { _ = try await caller.ask(body, to: "/v1/responses") }
    for text in HostileNumbers.variants(of: try caller.endpoint.snapshotText()) {
      let other = Caller(simulator)
      try? other.endpoint.restore(text: text)
      _ = try await other.ask(body, to: "/v1/responses")
    }
    let insights = InsightsTrial()
    try await insights.take([("Tokens", 1.5, "ann", 1), ("Tokens", 2, "bob", 2)])
    for text in HostileNumbers.variants(of: try insights.endpoint.snapshotText()) {
      let other = InsightsTrial()
      try? other.endpoint.restore(text: text)
      _ = try await other.query(
        "customMetrics | summarize sum(valueSum), max(valueCount) by bin(timestamp, 1h)")
    }
    let clock = VirtualClock(startingAt: Instant(seconds: 1_743_500_000))
    let hub = EventHubsSimulator(hubs: ["calls"])
    func send(_ endpoint: EventHubsEndpoint) async throws {
      let request = Request(
        "POST", RequestURL("/calls/messages") ?? RequestURL(), headers: ["Authorization": "Bearer t"],
        body: .text("a"))
      _ = try await clock.run { try await endpoint.respond(to: request).status }
    }
    let endpoint = hub.start(clock: clock, random: RandomSource(seed: 1))
    for _ in 0..<2 { try await send(endpoint) }
    for text in HostileNumbers.variants(of: try endpoint.snapshotText()) {
      let other = hub.start(clock: clock, random: RandomSource(seed: 1))
      try? other.restore(text: text)
      try await send(other)
    }
  }
}
