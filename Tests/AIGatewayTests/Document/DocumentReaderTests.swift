import LabTime
import Testing

@testable import AIGateway

@Suite struct `Document reader` {
  private func error(_ bytes: [UInt8]) throws -> String {
    try #require(throws: PolicyError.self) { try DocumentReader.read(bytes, name: "policy.xml") }.description
  }

  @Test func `A byte order mark is no part of the text`() throws {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("<fragment>x<".utf8)
    #expect(
      try DocumentReader.read([0xEF, 0xBB, 0xBF] + Array("<fragment />".utf8), name: "").root.name
        == "fragment")
    #expect(try error(bytes).hasPrefix("policy.xml:1:1: "))
  }

  @Test func `Bytes that are no UTF-8 are shown`() throws {
    #expect(
      try error(Array("<fragment>\n ä".utf8) + [0xFF])
        == "policy.xml:2:3: the text is not UTF-8. save the document as UTF-8")
    #expect(
      try error(Array("<fragment>".utf8) + [0xE2, 0x82]).hasPrefix("policy.xml:1:11: the text is not UTF-8"))
    #expect(try error(Array("<a>\n".utf8) + [0]) == "policy.xml:2:1: the document contains a NUL character")
  }

  @Test func `A document has a largest size`() throws {
    let blanks = [UInt8](repeating: 0x20, count: DocumentReader.maximumSize - 12)
    #expect(try DocumentReader.read(Array("<fragment />".utf8) + blanks, name: "").root.name == "fragment")
    #expect(
      try error(Array("<fragment />".utf8) + blanks + [0x20])
        == "policy.xml:1:1: the document is larger than 512 KB. it has 524289 bytes")
  }

  @Test func `Values may not make a document larger than it may be`() throws {
    let text = "<fragment>" + String(repeating: "\n<a>{{a}}</a>", count: 600) + "</fragment>"
    let value = String(repeating: "x", count: 1024)
    let error = try #require(throws: PolicyError.self) {
      try DocumentReader.read(Array(text.utf8), name: "policy.xml", namedValues: ["a": value])
    }
    #expect(
      error.description == "policy.xml:510:4: with its values filled in the document is larger than 512 KB")
  }

  @Test func `Elements have a deepest nesting`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)).utf8)
    }
    #expect(try DocumentReader.read(nested(100), name: "").root.name == "a")
    #expect(try error(nested(101)) == "policy.xml:1:301: elements are nested more than 100 deep")
    #expect(try error(nested(50_000)).hasPrefix("policy.xml:1:301: "))
  }

  @Test func `A document tells what it needs, each name once`() throws {
    let text = """
      <policies><inbound>
        <!-- {{in-comment}} {in-comment} -->
        <set-variable name="{{b}}" value="@("{{a}}" + $"{hole}" + {{b}} + "{in-string}")" />
        <set-backend-service backend-id="{backend-id}" />
        <rewrite-uri template="/x/{parameter}" />
        <set-body template="liquid">{{body.a}} {{ other }}</set-body>
        <set-body>{"a": {"b": {}}} [0-9]{4} {{c.d}}</set-body>
        {more}
      </inbound></policies>
      """
    let needs = try DocumentReader.needs(of: Array(text.utf8), name: "policy.xml")
    #expect(needs.namedValues == ["b", "a", "c.d"])
    #expect(needs.placeholders == ["in-string", "backend-id", "more"])
  }

  // Each is read in time proportional to its length; a reader that looks ahead again and again is not done
  // with them within minutes.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "<set-body><set-body ", "<set-body><!-- -->", "<a b='", "<!-- ", "&amp;", "<a>", "<a/> ", "{{", "$\"",
      "<a b=\"@(", "{{a}}", "{a}", "<![CDATA[", "</a ", "<set-body><value>", "&#32;<a/>", "@{\"", "<a b", "$",
    ])
  func `Hostile repetition is read in linear time`(_ piece: String) {
    let text = "<policies><inbound>" + String(repeating: piece, count: 200_000 / piece.utf8.count)
    _ = try? DocumentReader.read(
      Array(text.utf8), name: "policy.xml", namedValues: ["a": "@("], placeholders: ["a": "{{a}}"])
    let inside =
      "<policies><inbound><x a=\"@(" + String(repeating: piece, count: 200_000 / piece.utf8.count) + ")\" />"
    _ = try? DocumentReader.read(
      Array(inside.utf8), name: "policy.xml", namedValues: ["a": "@("], placeholders: ["a": "{{a}}"])
  }

  @Test func `No mutation of a document does harm`() throws {
    let random = RandomSource(seed: 2026)
    let environment = DocumentEnvironment(
      namedValues: ["a": "\"<&@("], placeholders: ["a": "{{a}}<b>"])
    let seeds = DocumentCase.all.map { Array($0.document.utf8) }
    let pieces = [
      "<", ">", "\"", "'", "@(", "@{", "}", ")", "{{a}}", "{a}", "&", "&#x41;", "<!--", "-->", "]]>", "/",
    ]
    for _ in 0..<3000 {
      var bytes = seeds[random.next(in: 0...seeds.count - 1)]
      for _ in 0...random.next(in: 0...3) where !bytes.isEmpty {
        let place = random.next(in: 0...bytes.count - 1)
        switch random.next(in: 0...3) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.next(in: 1...20)))
        default:
          bytes.insert(contentsOf: Array(pieces[random.next(in: 0...pieces.count - 1)].utf8), at: place)
        }
      }

      do throws(PolicyError) {
        _ = try PolicyDocument(bytes, name: "policy.xml", in: environment)
        _ = try FragmentDocument(bytes, name: "policy.xml", in: environment)
      } catch {
        #expect(error.line >= 1 && error.column >= 1)
      }
    }
  }
}
