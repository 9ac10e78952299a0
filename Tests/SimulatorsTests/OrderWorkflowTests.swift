import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct OrderWorkflowTests {
  private static let query = "api-version=2016-10-01&sp=%2Ftriggers%2FPlaceOrder%2Frun&sv=1.0&sig=s%2Bg"

  private func ask(
    _ body: String, query: String = query, path: String = "/workflows/1/triggers/PlaceOrder/paths/invoke"
  ) async throws -> (status: Int, body: JSON) {
    let clock = VirtualClock(startingAt: Instant(seconds: 0))
    let workflow = OrderWorkflowSimulator(signature: "s+g").start(clock: clock, random: RandomSource(seed: 1))
    let url = try #require(RequestURL("http://logic.test\(path)?\(query)"))
    let response = try await clock.run {
      try await workflow.respond(to: Request("POST", url, body: .text(body)))
    }
    return (response.status, try JSON(parsing: try await response.body.gathered()))
  }

  @Test func `Five items are taken, six are not`() async throws {
    let five = try await ask(#"{"sku":"SKU-1","quantity":5}"#)
    let words = try #require(five.body["status"]?.string).split(separator: " ").map(String.init)
    let id = try #require(Int(words[4]))
    #expect(five.status == 200 && (1000...9000).contains(id))
    #expect(words.joined(separator: " ") == "Order placed with id \(id) for SKU SKU-1 with 5 items.")
    let six = try await ask(#"{"sku":"SKU-1","quantity":6}"#)
    #expect(six.status == 200)
    #expect(
      six.body["status"]
        == "The order was not placed because the quantity exceeds the maximum limit of five items.")
  }

  @Test(arguments: [
    ("", 400), ("api-version=1", 400), ("api-version=2016-10-01", 401),
    (query.replacing("s%2Bg", with: "other"), 401), (query.replacing("sv=1.0", with: "sv=2.0"), 401),
  ])
  func `It is opened by its signature alone`(query: String, status: Int) async throws {
    #expect(try await ask(#"{"sku":"SKU-1","quantity":1}"#, query: query).status == status)
  }

  @Test(arguments: ["{}", "x", #"{"sku":"a","quantity":0}"#, #"{"sku":"a","quantity":"1"}"#])
  func `What is no order is refused`(body: String) async throws {
    let answer = try await ask(body)
    #expect(answer.status == 400 && answer.body["error"]?["code"] == "TriggerInputSchemaMismatch")
  }

  @Test func `Other triggers are not there`() async throws {
    #expect(try await ask("{}", path: "/workflows/1/triggers/Other/paths/invoke").status == 404)
  }
}
