import AIGateway
import HTTPTransport
import Testing

@Suite struct XMLToJSONTests {
  private func converted(
    _ xml: String, kind: String = "direct",
    attributes: String = #"apply="always" consider-accept-header="false""#,
    contentType: String = "application/xml", accept: String? = nil
  ) async throws -> Trial.Answer {
    let trial = try Trial(
      outbound: #"<base /><xml-to-json kind="\#(kind)" \#(attributes) />"#,
      answeredBy: Trial.Backend { _ in
        Response(200, headers: ["Content-Type": contentType], body: .text(xml))
      })
    return try await trial.send(headers: accept.map { ["Accept": $0] } ?? [:])
  }

  // What API Management made of httpbin's sample, as its trace shows it, without the blanks of the portal.
  @Test func `Direct conversion writes what API Management writes`() async throws {
    let answer = try await converted(
      """
      <?xml version='1.0' encoding='us-ascii'?>

      <!--  A SAMPLE set of slides  -->

      <slideshow
          title="Sample Slide Show"
          date="Date of publication"
          author="Yours Truly"
          >

          <!-- TITLE SLIDE -->
          <slide type="all">
            <title>Wake up to WonderWidgets!</title>
          </slide>

          <!-- OVERVIEW -->
          <slide type="all">
              <title>Overview</title>
              <item>Why <em>WonderWidgets</em> are great</item>
              <item/>
              <item>Who <em>buys</em> WonderWidgets</item>
          </slide>

      </slideshow>
      """)
    #expect(
      answer.text == #"{"version":"1.0","encoding":"us-ascii"/*  A SAMPLE set of slides  */,"slideshow":"#
        + #"{"@title":"Sample Slide Show","@date":"Date of publication","@author":"Yours Truly","$comment":[],"#
        + #""slide":[{"@type":"all","title":"Wake up to WonderWidgets!"},{"@type":"all","title":"Overview","#
        + ##""item":[{"#text":["Why "," are great"],"em":"WonderWidgets"},null,"##
        + ##"{"#text":["Who "," WonderWidgets"],"em":"buys"}]}]}}"##)
    #expect(answer.headers["Content-Type"] == "application/json")
  }

  @Test func `A prefix is parted from its name by a dollar sign`() async throws {
    let answer = try await converted(
      """
      <?xml version="1.0"?>
      <soap:Envelope xmlns="http://test.example/" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
        <soap:Body><GetOrders><Customer>1234567</Customer></GetOrders></soap:Body>
      </soap:Envelope>
      """)
    #expect(
      answer.text == #"{"version":"1.0","soap$Envelope":{"@xmlns":"http://test.example/","#
        + #""@xmlns$soap":"http://schemas.xmlsoap.org/soap/envelope/","#
        + #""soap$Body":{"GetOrders":{"Customer":"1234567"}}}}"#)
  }

  // What Newtonsoft's JsonConvert.SerializeXNode answers.
  @Test(arguments: [
    ("<a/>", #"{"a":null}"#), ("<a></a>", #"{"a":""}"#), ("<a>x</a>", #"{"a":"x"}"#),
    ("<a b='1'/>", #"{"a":{"@b":"1"}}"#), ("<a b='1'>x</a>", ##"{"a":{"@b":"1","#text":"x"}}"##),
    ("<a><b>1</b><c>2</c><b>3</b></a>", #"{"a":{"b":["1","3"],"c":"2"}}"#),
    ("<a>x<b>1</b>y</a>", ##"{"a":{"#text":["x","y"],"b":"1"}}"##),
    ("<a><![CDATA[x]]></a>", ##"{"a":{"#cdata-section":"x"}}"##),
    ("<a>x<![CDATA[y]]></a>", ##"{"a":{"#text":"x","#cdata-section":"y"}}"##),
    ("<a><!--c--><b>1</b></a>", #"{"a":{/*c*/"b":"1"}}"#), ("<!--top--><a>1</a>", #"{/*top*/"a":"1"}"#),
    ("<a>t<!--c-->u</a>", ##"{"a":{"#text":["t","u"]/*c*/}}"##),
    ("<a><?p d?></a>", #"{"a":{"?p":"d"}}"#), ("<a><b/><b/></a>", #"{"a":{"b":[null,null]}}"#),
    ("<a><b x='1'/><b>t</b></a>", #"{"a":{"b":[{"@x":"1"},"t"]}}"#),
    ("<a> <b> 1 </b> </a>", #"{"a":{"b":" 1 "}}"#), ("<a>l1\nl2\"</a>", #"{"a":"l1\nl2\""}"#),
    ("<a b='1'><c/></a>", #"{"a":{"@b":"1","c":null}}"#),
    (
      "<a xmlns:json='http://james.newtonking.com/projects/json'><b json:Array='true'>1</b></a>",
      #"{"a":{"b":["1"]}}"#
    ),
  ])
  func `Direct conversion has the shape of Newtonsoft's`(_ xml: String, _ json: String) async throws {
    #expect(try await converted(xml).text == json)
  }

  @Test func `Child elements can all be arrays`() async throws {
    let answer = try await converted(
      "<a x='1'><b>1</b><c><d/></c></a>",
      attributes: #"apply="always" consider-accept-header="false" always-array-child-elements="true""#)
    #expect(answer.text == #"{"a":{"@x":"1","b":["1"],"c":[{"d":[null]}]}}"#)
  }

  @Test func `The friendly kind has names that JavaScript can write after a dot`() async throws {
    let answer = try await converted(
      "<p:a xmlns:p='u' id='7'>t<b n='1'>x</b><b/></p:a>", kind: "javascript-friendly")
    #expect(answer.text == #"{"p$a":{"xmlns$p":"u","id":"7","$t":"t","b":[{"n":"1","$t":"x"},null]}}"#)
  }

  @Test func `A comment cannot break out of the JSON`() async throws {
    let answer = try await converted(#"<a><!-- */ "admin": true, /* --><b>1</b></a>"#)
    #expect(answer.text == #"{"a":{/* * / "admin": true, /* */"b":"1"}}"#)
  }

  @Test(arguments: [
    ("application/json", true), ("text/html, application/json;q=0.5", true),
    ("application/problem+json", true),
    ("application/json;q=0", false), ("*/*", false), ("application/xml", false), (nil, false),
  ])
  func `By default the Accept header has to name JSON`(_ accept: String?, _ isConverted: Bool) async throws {
    let answer = try await converted("<a>1</a>", attributes: #"apply="always""#, accept: accept)
    #expect(answer.text == (isConverted ? #"{"a":"1"}"# : "<a>1</a>"))
    #expect(answer.headers["Content-Type"] == (isConverted ? "application/json" : "application/xml"))
  }

  @Test(arguments: [
    ("text/xml; charset=utf-8", true), ("application/soap+xml", true), ("Application/XML", true),
    ("text/plain", false), ("application/xmlish", false),
  ])
  func `Only XML is converted when the content type decides`(_ type: String, _ isConverted: Bool) async throws
  {
    let answer = try await converted(
      "<a>1</a>", attributes: #"apply="content-type-xml" consider-accept-header="false""#, contentType: type)
    #expect(answer.text == (isConverted ? #"{"a":"1"}"# : "<a>1</a>"))
  }

  @Test func `Inbound the request is converted before it goes out`() async throws {
    let trial = try Trial(
      inbound: """
        <base /><xml-to-json kind="@("di" + "rect")" apply="@("always")" consider-accept-header="@(false)" />
        """)
    _ = try await trial.send("POST", headers: ["Content-Type": "text/xml"], body: "<a><b>1</b></a>")
    let request = try #require(trial.backend.requests.first)
    #expect(try await request.body.gathered() == Array(#"{"a":{"b":"1"}}"#.utf8))
    #expect(request.headers["Content-Type"] == "application/json")
  }

  @Test(arguments: ["<a><b></a>", "no XML", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"])
  func `What is no XML is an error of the policy`(_ body: String) async throws {
    let trial = try Trial(
      outbound: #"<base /><xml-to-json kind="direct" apply="always" consider-accept-header="false" />"#,
      onError: #"""
        <base /><set-body>@(context.LastError.Source + ": " + context.LastError.Message)</set-body>
        """#,
      answeredBy: Trial.Backend { _ in Response(200, body: .text(body)) })
    let answer = try await trial.send()
    #expect(answer.status == 500)
    #expect(answer.text.hasPrefix("xml-to-json: The body cannot be converted from XML: "))
  }

  @Test func `A message without a body stays without one`() async throws {
    #expect(try await converted("").text == "")
  }

  @Test func `A kind that does not exist is refused when the document loads`() {
    #expect {
      try Trial(outbound: #"<base /><xml-to-json kind="friendly" apply="always" />"#)
    } throws: { error in
      "\(error)".contains("\"friendly\" is not a value of this attribute")
    }
  }
}
