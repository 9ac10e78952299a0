import AIGateway
import LabTime
import Testing

@Suite struct EmitMetricTests {
  @Test func `A metric has a name, a value and dimensions in their order`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <emit-metric name="Requests" namespace="my-metrics" value="@(40 + 2.5)">
          <dimension name="Method" value="@(context.Request.Method)" />
          <dimension name="API ID" />
          <dimension name="Location" />
          <dimension name="Operation ID" value="mine" />
        </emit-metric>
        """)
    _ = try await trial.send("PUT")
    #expect(
      trial.metrics.all == [
        Metric(
          namespace: "my-metrics", name: "Requests", value: 42.5,
          dimensions: [
            Metric.Dimension("Method", "PUT"), Metric.Dimension("API ID", "api"),
            Metric.Dimension("Location", "UK South"), Metric.Dimension("Operation ID", "mine"),
          ], time: Instant(year: 2026, month: 3, day: 4))
      ])
  }

  @Test func `Without attributes it counts 1 in API Management's namespace`() async throws {
    let trial = try Trial(
      outbound: #"<base /><emit-metric name="Requests"><dimension name="Gateway ID" /></emit-metric>"#)
    _ = try await trial.send()
    let metric = try #require(trial.metrics.all.first)
    #expect(metric.namespace == "API Management")
    #expect(metric.value == 1)
    #expect(metric[dimension: "Gateway ID"] == "managed")
  }

  @Test(arguments: [
    (#"<emit-metric />"#, "name"),
    (#"<emit-metric name="x"><dimension name="mine" /></emit-metric>"#, "has no value"),
    (#"<emit-metric name="x" value="many" />"#, "'many' is not a valid number"),
    (
      "<emit-metric name=\"x\">\((0...10).map { "<dimension name=\"d\($0)\" value=\"v\" />" }.joined())</emit-metric>",
      "more than 10"
    ),
  ])
  func `A mistake is refused when the document loads`(policy: String, words: String) {
    do {
      _ = try Trial(inbound: policy)
      Issue.record("the document loads")
    } catch {
      #expect("\(error)".contains(words), "\(error)")
    }
  }
}
