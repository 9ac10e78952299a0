import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct EventHubsTests {
  private let clock = VirtualClock(startingAt: Instant(year: 2026, month: 3, day: 4))
  private let namespace: EventHubsEndpoint

  // Made with Python's hmac for the key c2VjcmV0LWtleQ==, valid until an hour after the clock's start.
  private static let signed =
    "SharedAccessSignature sr=https%3A%2F%2Fusage.servicebus.windows.net%2Fcalls"
    + "&sig=VFyJeYg7GWtCveClAk7WnLa0B86y8tpJQfT60FW1Wo8%3D&se=1772586000&skn=send"

  init() {
    namespace = EventHubsSimulator(hubs: ["calls"], keys: ["send": "c2VjcmV0LWtleQ=="])
      .start(clock: clock, random: RandomSource(seed: 1))
  }

  private func send(
    _ method: String = "POST", _ path: String = "/calls/messages", _ body: String = "x",
    _ headers: Headers = ["Authorization": "Bearer token"]
  ) async throws -> (status: Int, text: String) {
    try await clock.run {
      let response = try await namespace.respond(
        to: Request(method, RequestURL(path) ?? RequestURL(), headers: headers, body: .text(body)))
      return (response.status, String(decoding: try await response.body.gathered(), as: UTF8.self))
    }
  }

  private func events(_ path: String = "/calls/messages") async throws -> [JSON] {
    try JSON(parsing: try await send("GET", path, "").text).array ?? []
  }

  @Test func `Events go round the partitions, into a named one, or where their key leads`() async throws {
    for body in ["a", "b", "c", "d", "e"] {
      #expect(try await send("POST", "/calls/messages", body).status == 201)
    }
    #expect(try await events().map { $0["partition"]?.string } == ["0", "1", "2", "3", "0"])
    #expect(try await events("/calls/partitions/0/messages").map { $0["body"]?.string } == ["a", "e"])
    #expect(try await events("/calls/partitions/0/messages").map { $0["sequenceNumber"]?.int } == [0, 1])
    _ = try await send("POST", "/calls/partitions/3/messages", "f")
    #expect(try await events().last?["partition"] == "3")
    for _ in 0..<3 {
      _ = try await send(
        "POST", "/calls/messages", "k",
        ["Authorization": "Bearer t", "BrokerProperties": #"{"PartitionKey":"me"}"#])
    }
    let keyed = try await events().filter { $0["partitionKey"] == "me" }
    #expect(keyed.count == 3 && Set(keyed.map { $0["partition"] }).count == 1)
  }

  @Test func `A batch is many events`() async throws {
    let headers: Headers = [
      "Authorization": "Bearer t", "Content-Type": "application/vnd.microsoft.servicebus.json",
    ]
    let body = #"[{"Body":"a"},{"Body":{"n":1},"BrokerProperties":{"PartitionKey":"k"}}]"#
    #expect(try await send("POST", "/calls/messages", body, headers).status == 201)
    #expect(try await events().map { $0["body"]?.string } == ["a", #"{"n":1}"#])
    #expect(try await send("POST", "/calls/messages", "[{}]", headers).status == 400)
  }

  @Test func `A signature opens it while it is valid`() async throws {
    #expect(try await send("POST", "/calls/messages", "x", ["Authorization": Self.signed]).status == 201)
    for wrong in [
      Self.signed.replacing("skn=send", with: "skn=other"), Self.signed.replacing("VFyJ", with: "VFyK"),
      Self.signed.replacing("se=1772586000", with: "se=1772586001"), "Basic x", "SharedAccessSignature sr=x",
    ] {
      let answer = try await send("POST", "/calls/messages", "x", ["Authorization": wrong])
      #expect(answer.status == 401 && answer.text.hasPrefix("<Error><Code>401</Code>"), "\(wrong)")
    }
    #expect(try await send("POST", "/calls/messages", "x", [:]).status == 401)
    try await clock.run { try await clock.sleep(for: .seconds(3600)) }
    let late = try await send("POST", "/calls/messages", "x", ["Authorization": Self.signed])
    #expect(late.status == 401 && late.text.contains("ExpiredToken"))
  }

  @Test(arguments: [
    ("/other/messages", 404), ("/calls/nothing", 404), ("/calls/partitions/9/messages", 400),
    ("/calls/partitions/x/messages", 400),
  ])
  func `What there is not is told`(path: String, status: Int) async throws {
    #expect(try await send("POST", path).status == status)
  }
}
