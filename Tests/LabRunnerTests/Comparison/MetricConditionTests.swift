import LabRunner
import Testing

@Suite struct MetricConditionTests {
  @Test(arguments: [
    ("latency.p50>+10%", "latency.p50", Relation.greater, MetricCondition.Bound.percent(10)),
    ("errors>0", "errors", .greater, .value(0)), ("latency.p95 >= 300", "latency.p95", .atLeast, .value(300)),
    ("hits<-2", "hits", .less, .change(-2)), ("hits<=-5%", "hits", .atMost, .percent(-5)),
    ("tokens.total!=1e3", "tokens.total", .notEqual, .value(1000)), ("n=10%", "n", .equal, .percent(10)),
  ])
  func `A condition is a name, a sign and a number`(
    text: String, name: String, relation: Relation, bound: MetricCondition.Bound
  ) throws {
    let condition = try MetricCondition(text)
    #expect(condition.name == name && condition.relation == relation && condition.bound == bound)
  }

  @Test(arguments: [
    "latency", ">3", "latency>", "latency>much", "latency>nan", "latency>+%", "", "latency>3ms",
  ])
  func `Anything else is refused and shown how`(text: String) {
    let error = #expect(throws: LabError.self) { try MetricCondition(text) }
    #expect(error?.code == .usage && error?.hint?.contains("latency.p50>300") == true)
  }

  @Test func `A name ends with a statistic or stands for the median`() throws {
    #expect(try MetricCondition("latency.p95>1").metric == ("latency", .p95))
    #expect(try MetricCondition("latency.median>1").metric == ("latency", .p50))
    #expect(try MetricCondition("tokens.total>1").metric == ("tokens.total", .p50))
    #expect(try MetricCondition("latency>1").metric == ("latency", .p50))
  }
}
