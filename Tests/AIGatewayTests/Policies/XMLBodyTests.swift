import AIGateway
import HTTPTransport
import Testing

/// XML bodies in expressions: `As<XDocument>()` and its kin.
@Suite struct XMLBodyTests {
  @Test(arguments: [
    #"context.Response.Body.As<XDocument>().Root.Element("b").Value"#,
    #"context.Response.Body.As<XElement>().Element("b").Value"#,
    #"((XDocument)context.Response.Body.As<XNode>()).Root.Element("b").Value"#,
    #"context.Response.Body.As<XElement>(preserveContent: true).Descendants("b").First().Parent.Element("b").Value"#,
  ])
  func `A body is read as XML`(_ expression: String) async throws {
    let answer = try await Trial(
      outbound: "<base /><set-body>@(\(expression))</set-body>",
      answeredBy: Trial.Backend { _ in Response(200, body: .text("<?xml version=\"1.0\"?><a><b>x</b></a>")) }
    ).send()
    #expect(answer.text == "x")
  }

  @Test func `A part of a document that a variable holds still knows what it stands in`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <set-variable name="b" value="@(context.Request.Body.As<XDocument>().Descendants("b").First())" />
        <set-body>@(((XElement)context.Variables["b"]).Ancestors().Last().Name.LocalName)</set-body>
        """)
    _ = try await trial.send("POST", body: "<a><c><b/></c></a>")
    #expect(try await trial.backend.requests.first?.body.gathered() == Array("a".utf8))
  }

  @Test func `A body made of elements is written as their markup`() async throws {
    let answer = try await Trial(
      outbound: """
        <base /><set-body>@(new XElement("a", new XAttribute("n", 1), new XElement("b", "<x>")))</set-body>
        """
    ).send()
    #expect(answer.text == "<a n=\"1\">\r\n  <b>&lt;x&gt;</b>\r\n</a>")
  }

  @Test func `A cached element is a copy for each request`() async throws {
    let trial = try Trial(
      outbound: """
        <base />
        <cache-lookup-value key="e" variable-name="e" default-value="@(XElement.Parse("<a> <b/></a>"))" />
        <set-body>@(((XElement)context.Variables["e"]).ToString(SaveOptions.DisableFormatting))</set-body>
        <set-variable name="changed" value="@{
          var e = (XElement)context.Variables["e"]; e.Add(new XElement("c")); return e; }" />
        <cache-store-value key="e" value="@(context.Variables["changed"])" duration="60" />
        """)
    #expect(try await trial.send().text == "<a><b /></a>")
    #expect(try await trial.send().text == "<a><b /><c /></a>")
    #expect(try await trial.send().text == "<a><b /><c /><c /></a>")
  }

  @Test func `A body that is no XML throws with the place`() async throws {
    let answer = try await Trial(
      outbound: """
        <base /><set-body>@{ try { return context.Response.Body.As<XDocument>().ToString(); }
          catch (System.Xml.XmlException e) { return e.Message; } }</set-body>
        """,
      answeredBy: Trial.Backend { _ in Response(200, body: .text("<a></b>")) }
    ).send()
    #expect(
      answer.text
        == "The 'a' start tag on line 1 position 2 does not match the end tag of 'b'. Line 1, position 6.")
  }
}
