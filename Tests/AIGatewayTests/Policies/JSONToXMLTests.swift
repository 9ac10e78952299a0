import AIGateway
import HTTPTransport
import Testing

@Suite struct JSONToXMLTests {
  private func converted(
    _ json: String, _ attributes: String = "", contentType: String = "application/json",
    accept: String? = nil,
    considersAccept: Bool = false
  ) async throws -> Trial.Answer {
    let trial = try Trial(
      outbound: """
        <base /><json-to-xml apply="content-type-json" consider-accept-header="\(considersAccept)" \(attributes) />
        """,
      answeredBy: Trial.Backend { _ in
        Response(200, headers: ["Content-Type": contentType], body: .text(json))
      })
    return try await trial.send(headers: accept.map { ["Accept": $0] } ?? [:])
  }

  // What API Management made of this document.
  @Test func `Several members stand in an element Document`() async throws {
    let answer = try await converted(
      """
      {"firstName": "John", "isAlive": true, "age": 25, "address": {"city": "New York", "state": "NY"},
       "phoneNumbers": [{"type": "home", "number": "212 555-1234"}, {"type": "mobile", "number": "123 456-7890"}],
       "children": [], "spouse": null}
      """)
    #expect(
      answer.text == "<Document><firstName>John</firstName><isAlive>True</isAlive><age>25</age>"
        + "<address><city>New York</city><state>NY</state></address>"
        + "<phoneNumbers><type>home</type><number>212 555-1234</number></phoneNumbers>"
        + "<phoneNumbers><type>mobile</type><number>123 456-7890</number></phoneNumbers><children />"
        + #"<spouse xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" /></Document>"#)
    #expect(answer.headers["Content-Type"] == "application/xml")
  }

  // The example of the policy's reference.
  @Test func `Members declare prefixes and give attributes`() async throws {
    let answer = try await converted(
      """
      {"soapenv:Envelope": {
        "xmlns:soapenv": "http://schemas.xmlsoap.org/soap/envelope/",
        "xmlns:v1": "http://localdomain.com/core/v1",
        "soapenv:Header": {},
        "soapenv:Body": {"v1:QueryList": {
          "#attrs": {"queryName": "test"},
          "v1:QueryItem": {"name": "dummy text"}}}}}
      """,
      ##"parse-date="false" namespace-separator=":" namespace-prefix="xmlns" attribute-block-name="#attrs""##)
    #expect(
      answer.text == #"<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" "#
        + #"xmlns:v1="http://localdomain.com/core/v1"><soapenv:Header /><soapenv:Body>"#
        + #"<v1:QueryList queryName="test"><v1:QueryItem><name>dummy text</name></v1:QueryItem></v1:QueryList>"#
        + "</soapenv:Body></soapenv:Envelope>")
  }

  @Test func `The separator is an underscore by default, and a name without a known prefix keeps it`()
    async throws
  {
    let answer = try await converted(
      #"{"a": {"xmlns": "urn:d", "xmlns_p": "urn:p", "p_b": 1, "first_name": 2}}"#,
      #"namespace-prefix="@("xm" + "lns")""#)
    #expect(
      answer.text == #"<a xmlns="urn:d" xmlns:p="urn:p"><p:b>1</p:b><first_name>2</first_name></a>"#)
  }

  // The shapes that Newtonsoft's JsonConvert.DeserializeXNode gives, with Document as the root where it needs one.
  @Test(arguments: [
    (#"{"a":1}"#, "<a>1</a>"), (#"{"a":{"b":[1,2]}}"#, "<a><b>1</b><b>2</b></a>"), (#"{"a":{}}"#, "<a />"),
    (#"{"a":{"b":[[1,2],[3]]}}"#, "<a><b><b>1</b><b>2</b></b><b><b>3</b></b></a>"), (#"{"a":""}"#, "<a></a>"),
    (#"{"a":[{"x":1},{"x":2}]}"#, "<Document><a><x>1</x></a><a><x>2</x></a></Document>"),
    (#"{}"#, "<Document />"),
    (#"{"a":2.5,"b":"<&>"}"#, "<Document><a>2.5</a><b>&lt;&amp;&gt;</b></Document>"),
  ])
  func `Arrays repeat their element`(_ json: String, _ xml: String) async throws {
    #expect(try await converted(json).text == xml)
  }

  @Test func `A name that XML cannot have is encoded`() async throws {
    // As XmlConvert.EncodeLocalName does.
    #expect(
      try await converted(#"{"a b": {"1c": 1, "d:e": 2}}"#).text
        == "<a_x0020_b><_x0031_c>1</_x0031_c><d_x003A_e>2</d_x003A_e></a_x0020_b>")
  }

  @Test func `Dates are copied when they are not to be read`() async throws {
    let json = #"{"a": "2024-01-02T03:04:05Z"}"#
    #expect(try await converted(json, #"parse-date="false""#).text == "<a>2024-01-02T03:04:05Z</a>")
    #expect(try await converted(json).text == "<a>01/02/2024 03:04:05</a>")
  }

  @Test(arguments: [
    ("text/html,application/xml;q=0.9,*/*;q=0.8", true), ("application/soap+xml", true), ("*/*", false),
    ("application/json", false), (nil, false),
  ])
  func `The Accept header has to name XML`(_ accept: String?, _ isConverted: Bool) async throws {
    let answer = try await converted(#"{"a":1}"#, accept: accept, considersAccept: true)
    #expect(answer.text == (isConverted ? "<a>1</a>" : #"{"a":1}"#))
  }

  @Test func `Other content types stay as they are`() async throws {
    #expect(try await converted(#"{"a":1}"#, contentType: "text/plain").text == #"{"a":1}"#)
    #expect(
      try await converted(#"{"a":1}"#, contentType: "application/ld+json; charset=utf-8").text == "<a>1</a>")
  }

  @Test func `Inbound the request is converted before it goes out`() async throws {
    let trial = try Trial(
      inbound: #"<base /><json-to-xml apply="always" consider-accept-header="false" />"#)
    _ = try await trial.send("POST", body: #"{"a":[1]}"#)
    let request = try #require(trial.backend.requests.first)
    #expect(try await request.body.gathered() == Array("<Document><a>1</a></Document>".utf8))
    #expect(request.headers["Content-Type"] == "application/xml")
  }

  @Test(arguments: ["{\"a\":", "no JSON", #"{"a":"\u0001"}"#, #"{"": 1}"#])
  func `What cannot be converted is an error of the policy`(_ json: String) async throws {
    let answer = try await converted(json)
    #expect(answer.status == 500)
    #expect(!answer.text.contains("Document"))
  }
}
