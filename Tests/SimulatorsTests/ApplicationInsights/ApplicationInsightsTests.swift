import HTTPTransport
import OpenAI
import Simulators
import Testing

@Suite struct ApplicationInsightsTests {
  private let trial = InsightsTrial()

  @Test func `Items are taken one a line, or as an array`() async throws {
    let item = InsightsTrial.metric("a", "1")
    for body in ["\(item)\n\(item)\n", "[\(item),\(item)]"] {
      let answer = try await trial.send("POST", "/v2.1/track", body)
      #expect(answer.status == 200)
      #expect(try answer.json["itemsReceived"] == 2 && answer.json["itemsAccepted"] == 2)
      #expect(try answer.json["errors"] == [])
    }
    let count = try await trial.query("customMetrics | count").json
    #expect(count["tables"]?[0]?["rows"] == [[4]])
  }

  @Test func `What is wrong with an item is told by its place, and the others are taken`() async throws {
    let body = [
      InsightsTrial.metric("a", "1"), "no json", InsightsTrial.metric("a", "1", key: "other"),
      InsightsTrial.metric("", "1"), InsightsTrial.metric("a", "\"x\""),
      InsightsTrial.metric("a", "1").replacing("MetricData", with: "SomeData"),
    ].joined(separator: "\n")
    let answer = try await trial.send("POST", "/v2.1/track", body)
    #expect(answer.status == 206)
    let json = try answer.json
    #expect(json["itemsReceived"] == 6 && json["itemsAccepted"] == 1)
    #expect(json["errors"]?.array?.map { $0["index"]?.int } == [1, 2, 3, 4, 5])
    #expect(json["errors"]?.array?.allSatisfy { $0["statusCode"] == 400 } == true)
    #expect(try await trial.send("POST", "/v2.1/track", "no json").status == 400)
  }

  @Test func `Requests and calls to backends have tables of their own`() async throws {
    func item(_ type: String, _ data: String) -> String {
      """
      {"name":"x","time":"2026-05-01T00:00:00Z","iKey":"\(InsightsTrial.key)","tags":{"ai.operation.id":"o1"},\
      "data":{"baseType":"\(type)","baseData":{"ver":2,\(data)}}}
      """
    }
    let body = [
      item(
        "RequestData",
        #""id":"r","name":"POST /x","duration":"00:00:01.5000000","responseCode":"429","success":false"#),
      item(
        "RemoteDependencyData",
        #""id":"d","name":"POST /y","duration":"00:00:00.2500000","resultCode":"200","success":true"#),
    ].joined(separator: "\n")
    #expect(try await trial.send("POST", "/v2.1/track", body).status == 200)
    let query = """
      requests | project operation_Id, resultCode, duration, success
      | join kind=inner (dependencies | project operation_Id, backend = duration) on operation_Id
      | project resultCode, success, duration, backend
      """
    let rows = try await trial.query(query).json["tables"]?[0]?["rows"]
    #expect(rows == [["429", "False", 1500, 250]])
  }

  @Test(arguments: [
    ("", 401, "AuthorizationRequiredError"), ("wrong", 403, "InsufficientAccessError"),
  ])
  func `A query needs a key or a token`(key: String, status: Int, code: String) async throws {
    let headers: Headers = key.isEmpty ? [:] : ["x-api-key": key]
    let answer = try await trial.query("customMetrics", headers: headers)
    #expect(answer.status == status)
    #expect(try answer.json["error"]?["code"]?.string == code)
    #expect(try await trial.query("customMetrics", headers: ["Authorization": "Bearer x"]).status == 200)
  }

  @Test func `A query may come in the URL`() async throws {
    let answer = try await trial.send(
      "GET", "/v1/apps/labs/query?query=customMetrics%20%7C%20count", "", headers: ["x-api-key": "labs"])
    #expect(try answer.json["tables"]?[0]?["rows"] == [[0]])
    let other = try await trial.send(
      "GET", "/v1/apps/other/query?query=customMetrics", "", headers: ["x-api-key": "labs"])
    #expect(other.status == 404)
  }
}
