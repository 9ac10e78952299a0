import AIGateway
import HTTPTransport
import Testing

@Suite struct QueryTemplateTests {
  @Test(arguments: [
    ("/weather?city=New%20York+City&x=1", "New York City"), ("/weather?CITY=Oslo", "Oslo"),
    ("/weather", "none"),
    ("/weather?town=Oslo", "none"),
  ])
  func `Parameters in the query of a template are matched parameters`(path: String, city: String) async throws
  {
    let document = """
      <policies><inbound><return-response><set-body>@(context.Request.MatchedParameters.ContainsKey("city")
        ? context.Request.MatchedParameters["city"] : "none")</set-body></return-response></inbound></policies>
      """
    let trial = try Trial(
      Service {
        API(
          "a", APIDefinition(operations: [Operation("o", "GET", "/weather?city={city}&days=7")]), path: "a",
          serviceURL: "http://backend.test/base", subscriptionRequired: false,
          policy: .text(document, name: "policy.xml"))
      })
    let response = try await trial.send("GET", "/a" + path)
    #expect(response.text == city)
  }
}
