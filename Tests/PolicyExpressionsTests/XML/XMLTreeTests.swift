import Testing

@testable import PolicyExpressions

@Suite struct XMLTreeTests {
  @Test func `A document is read into nodes and written back`() throws {
    let text =
      "<?xml version=\"1.0\"?><a x=\"1 &amp; 2\"><!-- c --><b>t</b><p:d xmlns:p=\"u\" /><![CDATA[<x>]]></a>"
    let document = try XDocument.parse(text)
    #expect(document.declaration?.text == "<?xml version=\"1.0\"?>")
    #expect(
      try document.markup(indented: false)
        == "<a x=\"1 &amp; 2\"><!-- c --><b>t</b><p:d xmlns:p=\"u\" /><![CDATA[<x>]]></a>")
    #expect(document.rootElement?.attribute(XName("x"))?.value == "1 & 2")
    #expect(document.rootElement?.value == "t<x>")
  }

  @Test func `Elements without text beside them stand on lines of their own`() throws {
    let document = try XDocument.parse("<a><b><c/></b><d>x<e/></d></a>")
    #expect(try document.text == "<a>\r\n  <b>\r\n    <c />\r\n  </b>\r\n  <d>x<e /></d>\r\n</a>")
  }

  @Test func `A node is let go of with its tree, and a part that is kept loses its parent`() throws {
    var document: XDocument? = try XDocument.parse("<a><b i='1'>x</b><c/></a>")
    weak let gone = document
    let kept = try #require(document?.rootElement?.element(XName("b")))
    #expect(kept.parent?.parent === document)
    document = nil
    #expect(gone == nil)
    #expect(kept.parent == nil)
    #expect(kept.next == nil)
    #expect(try kept.text == "<b i=\"1\">x</b>")
  }

  @Test func `A node that stands somewhere is copied when it is put elsewhere, also into itself`() throws {
    let element = try #require(try XDocument.parse("<a><b/></a>").rootElement?.copy as? XElement)
    let inner = try #require(element.element(XName("b")))
    try inner.append(element)
    #expect(try element.markup(indented: false) == "<a><b><a><b /></a></b></a>")
    try element.append(inner)
    #expect(try element.markup(indented: false) == "<a><b><a><b /></a></b><b><a><b /></a></b></a>")
  }

  @Test func `Putting trees into one another ends at a depth`() throws {
    #expect(throws: NetException.self) {
      var outer = XElement(XName("a"))
      for _ in 0..<1_000 {
        let next = XElement(XName("a"))
        try next.append(outer)
        outer = next
      }
    }
  }

  @Test func `A tree knows what it takes, whatever is put in, changed and taken out`() throws {
    let root = try #require(try XDocument.parse("<a x='1'><b>t</b></a>").rootElement?.copy as? XElement)
    let before = root.footprint
    let inner = try #require(root.element(XName("b")))
    try inner.setValue("longer")
    #expect(root.footprint == before + 5)
    inner.hold(XAttribute(XName("y"), "22"))
    #expect(root.footprint > before + 5)
    inner.removeAttributes()
    try inner.remove()
    #expect(root.footprint == XElement(XName("a")).footprint + (root.attributes.first?.footprint ?? 0))
    root.removeAttributes()
    #expect(root.footprint == XElement(XName("a")).footprint)
  }

  @Test func `Putting a tree into itself again and again ends`() throws {
    let root = XElement(XName("a"))
    try root.setValue(String(repeating: "x", count: 1 << 20))
    #expect(throws: NetException.self) {
      for _ in 0..<1_000 { try root.appendText(String(repeating: "y", count: 1 << 20)) }
    }
  }
}
