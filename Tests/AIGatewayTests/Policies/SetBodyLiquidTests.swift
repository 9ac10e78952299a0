import AIGateway
import Foundation
import HTTPTransport
import Testing

@Suite struct SetBodyLiquidTests {
  private func received(_ trial: Trial) async throws -> String {
    String(decoding: try await trial.backend.requests.first?.body.gathered() ?? [], as: UTF8.self)
  }

  @Test func `Inbound a template reads the request`() async throws {
    let trial = try Trial(
      inbound: """
        <base /><set-body template="liquid"><order id="{{body.id}}">{% for l in body.lines %}<l>{{ l.sku }}</l>\
        {% endfor %}<by>{{ context.Request.Headers["X-Who"] }}</by></order></set-body>
        """)
    _ = try await trial.send(
      "POST", headers: ["Content-Type": "application/json; charset=utf-8", "X-Who": "me"],
      body: #"{"id": 7, "lines": [{"sku": "a"}, {"sku": "b"}]}"#)
    #expect(try await received(trial) == #"<order id="7"><l>a</l><l>b</l><by>me</by></order>"#)
  }

  @Test func `Outbound a template reads the response`() async throws {
    let trial = try Trial(
      outbound: """
        <base /><set-body template="liquid">{{ context.Response.StatusCode }} {{ body.answer | Upcase }}</set-body>
        """, answeredBy: .init(json: #"{"answer": "yes"}"#, status: 201))
    #expect(try await trial.send().text == "201 YES")
  }

  @Test func `Context has the request's URL, method and variables`() async throws {
    let trial = try Trial(
      inbound: """
        <base /><set-variable name="v" value="@(new JObject(new JProperty("a", new JArray(1, 2))))" />
        <set-method>PUT</set-method>
        <set-body template="liquid">{% assign v = context.Variables["v"] -%}
        {{ v.a[1] }} {{ context.Request.Method }} {{ context.Request.OriginalMethod }} \
        {{ context.Request.OriginalUrl.Path }} {{ context.Request.OriginalUrl.Query["q"] }} \
        {{ context.Request.Url.Host }} {{ context.Request.IpAddress }} {{ context.Request.HasBody }} \
        {{ context.Request.OriginalUrl }} {{ context.Nothing.At.All }}</set-body>
        """)
    _ = try await trial.send("POST", "/api/a?q=1", body: "x")
    #expect(
      try await received(trial)
        == "2 PUT POST /api/a 1 backend.test 10.0.0.9 true http://gateway.test/api/a?q=1 ")
  }

  // The form of Microsoft's sample "List all inbound headers".
  @Test func `Headers are pairs of a key and its values`() async throws {
    let trial = try Trial(
      inbound: """
        <base /><return-response><set-status code="200" /><set-body template="liquid">\
        {% for header in context.Request.Headers %}{{- header.Key }}: {{ header.Value }};{% endfor %}\
        </set-body></return-response>
        """)
    #expect(try await trial.send(headers: ["A": "1", "B": "2"]).text == "A: 1;B: 2;")
  }

  @Test func `Dates of the body are parsed unless it is told not to`() async throws {
    func answer(_ attributes: String) async throws -> String {
      let trial = try Trial(
        outbound: #"<base /><set-body template="liquid" \#(attributes)>{{ body.d }}|{{ body.e }}</set-body>"#,
        answeredBy: .init(json: #"{"d": "2012-03-21T05:40:00Z", "e": "/Date(1198908717056)/"}"#))
      return try await trial.send().text
    }
    #expect(try await answer("") == "03/21/2012 05:40:00|12/29/2007 06:11:57")
    #expect(try await answer(#"parse-date="false""#) == "2012-03-21T05:40:00Z|/Date(1198908717056)/")
  }

  @Test func `A body that is no JSON is one text, and a body that should be is an error`() async throws {
    let policy = #"<base /><set-body template="liquid">[{{ body }}]</set-body>"#
    let text = try Trial(inbound: policy)
    _ = try await text.send("POST", headers: ["Content-Type": "text/plain"], body: "{x")
    #expect(try await received(text) == "[{x]")
    let answer = try await Trial(inbound: policy).send(
      "POST", headers: ["Content-Type": "application/problem+json"], body: "{x")
    #expect(answer.status == 500)
  }

  @Test func `A named value stands in a template, any other name is Liquid's own`() async throws {
    let trial = try Trial(
      inbound: """
        <base /><set-body template="liquid"><value>{{tenant}} {{body.a}} {{ body.b }}</value></set-body>
        """
    ) { NamedValue("tenant", "contoso") }
    _ = try await trial.send("POST", headers: ["Content-Type": "text/json"], body: #"{"a": 1, "b": 2}"#)
    #expect(try await received(trial) == "contoso 1 2")
  }

  @Test func `A mistake in a template is found when the document loads, at its place`() {
    #expect {
      try Trial(
        policy: """
          <policies><inbound>
            <set-body template="liquid">
              {"a": {{ body.a | Upcas }} }
            </set-body>
          </inbound></policies>
          """)
    } throws: { error in
      "\(error)" == "policy.xml:3:23: there is no Liquid filter Upcas. did you mean Upcase?"
    }
  }

  @Test func `What fails while rendering is an expression's failure`() async throws {
    let trial = try Trial(
      inbound: #"<base /><set-body template="liquid">{{ 1 | DividedBy: 0 }}</set-body>"#,
      onError: """
        <base /><set-header name="X-Reason"><value>@(context.LastError.Reason)</value></set-header>
        <set-body>@(context.LastError.Message)</set-body>
        """)
    let answer = try await trial.send()
    #expect(answer.headers["X-Reason"] == "ExpressionValueEvaluationFailure")
    #expect(answer.text == "Liquid, line 1 of the template: Attempted to divide by zero.")
  }

  @Test func `In send-request a template makes what is sent`() async throws {
    let trial = try Trial(
      inbound: """
        <base /><send-request mode="new" response-variable-name="r"><set-url>http://side.test/</set-url>
        <set-method>POST</set-method><set-body template="liquid">{{ body.a | Plus: 1 }}</set-body></send-request>
        """)
    _ = try await trial.send("POST", headers: ["Content-Type": "application/json"], body: #"{"a": 41}"#)
    #expect(try await received(trial) == "42")
  }

  private static let soap = """
    <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
      <s:Body><GetProductsResponse><GetProductsResult>
        <Product><ID>1</ID><Name>a "b"</Name></Product>
        <Product><ID>2</ID><Name i:nil="true"/></Product>
      </GetProductsResult><Total>2</Total></GetProductsResponse></s:Body>
    </s:Envelope>
    """

  private func fromXML(_ template: String, _ attributes: String = "") async throws -> String {
    try await Trial(
      outbound: #"<base /><set-body template="liquid" \#(attributes)>\#(template)</set-body>"#,
      answeredBy: .init { _ in
        Response(200, headers: ["Content-Type": "text/xml; charset=utf-8"], body: .text(Self.soap))
      }
    ).send().text
  }

  // The form of what API Management writes into the policies of imported SOAP services.
  @Test func `An XML body is read by local names, without regard to case`() async throws {
    #expect(try await fromXML("{{ body.envelope.body.getProductsResponse.Total | Plus: 1 }}") == "21")
    #expect(
      try await fromXML(
        "{{ body.envelope.body.GetProductsResponse.GetProductsResult.Product[1].ID }}") == "2")
    #expect(
      try await fromXML(
        """
        [{% JSONArrayFor item in body.envelope.body.GetProductsResponse.GetProductsResult -%}
        {"iD": {{item.ID}}, "name": {% if item.Name %}"{{item.Name | Replace: '([^\\\\](\\\\\\\\)*)"', '$1\\"'}}"\
        {% else %}null{% endif %}}{% endJSONArrayFor -%}
        ]
        """, #"xsi-nil="null""#) == #"[{"iD": 1, "name": "a \"b\""},{"iD": 2, "name": null}]"#)
  }

  @Test func `A nil element is an empty text unless it is to be null`() async throws {
    let template =
      "{% if body.envelope.body.GetProductsResponse.GetProductsResult.Product[1].Name == '' %}blank"
      + "{% else %}null{% endif %}"
    #expect(try await fromXML(template) == "blank")
    #expect(try await fromXML(template, #"xsi-nil="null""#) == "null")
  }

  @Test func `XML that is not well-formed is an error`() async throws {
    let trial = try Trial(inbound: #"<base /><set-body template="liquid">{{ body.a }}</set-body>"#)
    #expect(
      try await trial.send("POST", headers: ["Content-Type": "application/xml"], body: "<a>").status == 500)
  }
}
