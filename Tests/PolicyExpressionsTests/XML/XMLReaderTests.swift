import Testing

@testable import PolicyExpressions

/// What is no XML is refused with .NET's words; expectations are those of mono's System.Xml.
@Suite struct XMLReaderTests {
  @Test(arguments: [
    ("", "Root element is missing."), ("<!-- only -->", "Root element is missing."),
    (" x", "Data at the root level is invalid. Line 1, position 2."),
    (
      "<a></b>",
      "The 'a' start tag on line 1 position 2 does not match the end tag of 'b'. Line 1, position 6."
    ),
    ("<a/><b/>", "There are multiple root elements. Line 1, position 6."),
    ("</a>", "Unexpected end tag. Line 1, position 3."),
    ("<a b>", "'>' is an unexpected token. The expected token is '='. Line 1, position 5."),
    ("<a b=c/>", "'c' is an unexpected token. The expected token is '\"' or '''. Line 1, position 6."),
    ("<a b='<'/>", "'<', hexadecimal value 0x3C, is an invalid attribute character. Line 1, position 7."),
    ("<a b='1' b='2'/>", "'b' is a duplicate attribute name. Line 1, position 10."),
    (
      "<a p:b='2' xmlns:p='u' q:b='3' xmlns:q='u'/>",
      "'q:b' is a duplicate attribute name. Line 1, position 24."
    ),
    ("<a b='1'c='2'/>", "'c' is an unexpected token. Expecting white space. Line 1, position 9."),
    ("<a>&nbsp;</a>", "Reference to undeclared entity 'nbsp'. Line 1, position 5."),
    ("<a>& b</a>", "An error occurred while parsing EntityName. Line 1, position 5."),
    ("<a>&lt</a>", "'<' is an unexpected token. The expected token is ';'. Line 1, position 7."),
    ("<a>&#0;</a>", "'.', hexadecimal value 0x00, is an invalid character. Line 1, position 6."),
    ("<a>&#x;</a>", "Invalid syntax for a hexadecimal numeric entity reference. Line 1, position 7."),
    ("<a>\u{1}</a>", "'\u{1}', hexadecimal value 0x01, is an invalid character. Line 1, position 4."),
    ("<p:a/>", "'p' is an undeclared prefix. Line 1, position 2."),
    ("<a p:b='1'/>", "'p' is an undeclared prefix. Line 1, position 4."),
    (
      "<!-- a -- b --><a/>",
      "An XML comment cannot contain '--', and '-' cannot be the last character. Line 1, position 8."
    ),
    ("<a><!-- x", "Unexpected end of file while parsing Comment has occurred. Line 1, position 8."),
    ("<a><![CDATA[x</a>", "Unexpected end of file while parsing CDATA has occurred. Line 1, position 18."),
    ("<a>]]></a>", "']]>' is not allowed in character data. Line 1, position 4."),
    (
      " <?xml version='1.0'?><a/>",
      "Unexpected XML declaration. The XML declaration must be the first node in the document, and no white "
        + "space characters are allowed to appear before it. Line 1, position 4."
    ),
    ("<?xml version='2.0'?><a/>", "Version number '2.0' is invalid. Line 1, position 16."),
    ("<?xml?><a/>", "Syntax for an XML declaration is invalid. Line 1, position 6."),
    ("<1a/>", "Name cannot begin with the '1' character, hexadecimal value 0x31. Line 1, position 2."),
    (
      "<a:b:c/>",
      "The ':' character, hexadecimal value 0x3A, cannot be included in a name. Line 1, position 5."
    ),
    ("<a b='x", "There is an unclosed literal string. Line 1, position 8."),
    (
      "<a>\n <b>\n </c></a>",
      "The 'b' start tag on line 2 position 3 does not match the end tag of 'c'. Line 3, position 4."
    ),
    ("<a xmlns:p=''/>", "Invalid namespace declaration. Line 1, position 12."),
    ("<a xmlns:xmlns='x'/>", "Prefix \"xmlns\" is reserved for use by XML. Line 1, position 4."),
    ("<a></a b>", "'b' is an unexpected token. The expected token is '>'. Line 1, position 8."),
    (
      "<a>😀<b></a>",
      "The 'b' start tag on line 1 position 7 does not match the end tag of 'a'. Line 1, position 11."
    ),
    (
      "<a><b>x",
      "Unexpected end of file has occurred. The following elements are not closed: b, a. Line 1, position 8."
    ),
  ])
  func `What is not well-formed is refused as .NET refuses it`(_ text: String, _ message: String) {
    #expect(throws: NetException.self) { try XDocument.parse(text) }
    do { _ = try XDocument.parse(text) } catch let exception as NetException {
      #expect(exception.object.type == .named("XmlException"))
      #expect(exception.object.message == message)
    } catch {}
  }

  @Test(arguments: [
    #"<!DOCTYPE a><a/>"#,
    #"<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>"#,
    #"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#,
  ])
  func `A document type is refused, so that no entity can grow or reach out`(_ text: String) {
    #expect { try XDocument.parse(text) } throws: { error in
      (error as? NetException)?.object.message.hasPrefix("For security reasons DTD is prohibited") ?? false
    }
  }

  @Test(arguments: [
    String(repeating: "<a>", count: 100_000),
    String(repeating: "<a>", count: 100_000)
      + String(repeating: "</a>", count: 100_000),
    "<a " + (0..<2_000).map { "xmlns:p\($0)='u'" }.joined(separator: " ") + "/>",
  ])
  func `Depth and declarations are bounded`(_ text: String) {
    #expect(throws: NetException.self) { try XDocument.parse(text) }
  }

  @Test func `A long list of siblings is read, and let go of, without a deep stack`() throws {
    let document = try XDocument.parse("<a>" + String(repeating: "<b/>", count: 200_000) + "</a>")
    #expect(document.rootElement.map { $0.elements.reduce(0) { count, _ in count + 1 } } == 200_000)
  }

  @Test func `Any cut of a document is refused, and none takes the reader down`() {
    let text =
      "<?xml version=\"1.0\"?><!-- c --><a b='1' p:c=\"&#65;&lt;\" xmlns:p='u'>t&amp;<?i d?><![CDATA[x]]>é</a>"
    for end in 0..<text.unicodeScalars.count {
      let cut = String(text.unicodeScalars.prefix(end))
      #expect(throws: NetException.self) { try XDocument.parse(cut) }
    }
  }
}
