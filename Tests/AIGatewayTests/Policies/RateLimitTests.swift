import AIGateway
import HTTPTransport
import Testing

@Suite struct RateLimitTests {
  private func trial(_ content: String) throws -> Trial {
    try Trial(
      Service {
        for name in ["one", "two"] {
          API(
            name, .openAI, displayName: "API \(name)", path: name, serviceURL: "http://backend.test",
            subscriptionRequired: false)
        }
        Product(
          "product", apis: ["one", "two"],
          policy: .text(
            "<policies><inbound><base />\(content)</inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>",
            name: "product.xml"))
        for name in ["a", "b"] { Subscription(name, scope: .product("product"), primaryKey: "key-\(name)") }
      })
  }

  private func statuses(_ trial: Trial, _ calls: (key: String, path: String)...) async throws -> [Int] {
    var statuses: [Int] = []
    for call in calls {
      statuses.append(
        try await trial.send("GET", "/\(call.path)/v1/models", headers: ["api-key": call.key]).status)
    }
    return statuses
  }

  @Test func `Each subscription has its own limit for all that the scope holds`() async throws {
    let trial = try trial(#"<rate-limit calls="2" renewal-period="60" />"#)
    #expect(
      try await statuses(trial, ("key-a", "one"), ("key-a", "two"), ("key-a", "one"), ("key-b", "one"))
        == [200, 200, 429, 200])
  }

  @Test func `An API and an operation may have tighter limits, found by id or by name`() async throws {
    let trial = try trial(
      """
      <rate-limit calls="5" renewal-period="60">
        <api id="one" name="no matter" calls="3" renewal-period="60">
          <operation id="listModels" calls="1" renewal-period="60" />
        </api>
        <api name="API two" calls="2" renewal-period="60" />
      </rate-limit>
      """)
    #expect(
      try await statuses(
        trial, ("key-a", "one"), ("key-a", "one"), ("key-a", "two"), ("key-a", "two"), ("key-a", "two"))
        == [200, 429, 200, 200, 429])
  }

  @Test func `A refused call counts nowhere`() async throws {
    let trial = try trial(
      #"<rate-limit calls="2" renewal-period="60"><api id="one" calls="1" renewal-period="60" /></rate-limit>"#
    )
    #expect(
      try await statuses(trial, ("key-a", "one"), ("key-a", "one"), ("key-a", "two"), ("key-a", "two"))
        == [200, 429, 200, 429])
  }

  @Test func `The answer tells when to come back`() async throws {
    let trial = try trial(
      #"<rate-limit calls="1" renewal-period="90" remaining-calls-header-name="X-Left" total-calls-header-name="X-Total" />"#
    )
    let first = try await trial.send("GET", "/one/v1/models", headers: ["api-key": "key-a"])
    #expect(first.headers["X-Left"] == "0")
    #expect(first.headers["X-Total"] == "1")
    let second = try await trial.send("GET", "/one/v1/models", headers: ["api-key": "key-a"])
    #expect(second.headers["Retry-After"] == "90")
    #expect(
      second.text == #"{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in 90 seconds." }"#)
  }

  @Test func `Without a subscription there is nobody to limit`() async throws {
    let trial = try Trial(inbound: #"<base /><rate-limit calls="1" renewal-period="60" />"#)
    #expect(try await trial.send().status == 200)
    #expect(try await trial.send().status == 200)
  }
}
