import Testing

@testable import PolicyExpressions

@Suite struct JSONFromXMLTests {
  private func text(_ xml: String) throws -> String {
    String(decoding: JSONFromXML.text(of: try XDocument.parse(xml), .direct), as: UTF8.self)
  }

  @Test func `A prefix that an inner declaration hides gives way to another of the same namespace`() throws {
    #expect(
      try text("<p:a xmlns:p='u' xmlns:q='u'><x xmlns:q='v'><p:b/></x></p:a>")
        == #"{"q$a":{"@xmlns$p":"u","@xmlns$q":"u","x":{"@xmlns$q":"v","p$b":null}}}"#)
  }

  @Test func `Many declarations and many elements end soon`() throws {
    let outer = (0..<120).map { "xmlns:p\($0)='u'" }.joined(separator: " ")
    let inner = (0..<120).map { "xmlns:p\($0)='v'" }.joined(separator: " ")
    let elements = String(repeating: "<q:b/>", count: 1_000)
    let json = try text("<a xmlns:q='u' \(outer)><a \(inner)>\(elements)</a></a>")
    #expect(json.hasSuffix("null]}}}"))
  }
}
