import Testing

@testable import OpenAI

@Suite struct JSONScannerTests {
  @Test func `It finds the same members as the parser in random documents`() throws {
    var random = RandomJSON(seed: 7)
    for _ in 0..<3000 {
      let json = JSON.object(random.object())
      let bytes = random.spaced(json)
      for name: StaticString in ["usage", "stream", "a", "none"] {
        let found = bytes.withUnsafeBufferPointer { buffer in
          JSONScanner(buffer).member(name, in: 0..<buffer.count)
        }
        let expected = json["\(name)"]
        #expect(try found.map { try JSON(parsing: bytes, in: $0) } == expected)
      }
    }
  }

  @Test func `Random bytes and cut documents are survived`() {
    var random = RandomJSON(seed: 11)
    for _ in 0..<2000 {
      var bytes = random.spaced(.object(random.object()))
      bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
      if !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = Usage.find(in: bytes)
      _ = streamRequested(in: bytes)
      _ = try? JSON(parsing: bytes)
    }
  }

  @Test func `A text of any length ends at its first quote that is not escaped`() {
    for length in 0...40 {
      for place in 0...length {
        for mark in [#"\""#, #"\\"#, #"\u0022"#, "\u{A2}\u{DC}", "#]!", ""] {
          var text = Array(repeating: "a", count: length)
          text.insert(mark, at: place)
          let body = #"{"a":"\#(text.joined())","stream":true}"#
          #expect(streamRequested(in: Array(body.utf8)), "\(body)")
          #expect(!streamRequested(in: Array(#"{"a":"\#(text.joined()),"stream":true}"#.utf8)))
        }
      }
    }
  }

  @Test func `A name written with escapes is still found`() {
    #expect(streamRequested(in: Array(#"{"str\u0065am":true}"#.utf8)))
  }

  @Test(arguments: [
    (#"{"stream":true}"#, true), (#"{ "a" : [1,{"b":2}] , "stream" : true }"#, true),
    (#"{"stream":false}"#, false), (#"{"stream":null}"#, false), (#"{"stream":"true"}"#, false),
    (#"{"stream":1}"#, false), (#"{"a":{"stream":true}}"#, false), (#"[{"stream":true}]"#, false),
    (#"{"a":"\"stream\":true"}"#, false), (#"{"a":"\\","stream":true}"#, true),
    (#"{"stream":true,"stream":false}"#, false), (#"{"stream":false,"stream":true}"#, true),
    ("", false), ("{", false), ("null", false), (#"{"stream":tru"#, false),
  ])
  func `A stream is asked for by the top-level member only`(body: String, expected: Bool) {
    #expect(streamRequested(in: Array(body.utf8)) == expected)
  }
}
