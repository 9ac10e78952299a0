import OpenAI
import Testing

// Positions are those of Newtonsoft's reader: behind a scalar, behind the bracket that opens a container.
@Suite struct JSONPlaceTests {
  private let text = """
    {"a": 1,
     "b~/": [true, {"c": "é, x"}]}
    """

  @Test(arguments: [
    ("", 1, 1), ("/a", 1, 7), ("/b~0~1", 2, 9), ("/b~0~1/0", 2, 13), ("/b~0~1/1", 2, 16),
    ("/b~0~1/1/c", 2, 27), ("/a/none", 1, 7), ("/none", 1, 1),
  ])
  func `A pointer leads to the line and the position`(_ pointer: String, _ line: Int, _ position: Int) {
    let place = JSONPlace(of: pointer, in: Array(text.utf8))
    #expect(place.line == line && place.position == position)
  }

  @Test func `Bytes that are no JSON have places too`() {
    #expect(JSONPlace(of: "/a/b", in: Array(#"{"a"#.utf8)).line == 1)
    #expect(JSONPlace(of: "/a", in: []).position == 0)
    #expect(JSONPlace(at: 99, in: Array("a\nb".utf8)).line == 2)
  }
}
