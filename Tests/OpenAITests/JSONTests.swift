import OpenAI
import Testing

@Suite struct JSONTests {
  @Test func `Members keep their order and numbers their text`() throws {
    let text = #"{"z":1.50,"a":[1e2,-0,12345678901234567890],"m":{"y":true,"b":null}}"#
    #expect(try JSON(parsing: text).description == text)
  }

  @Test func `Blanks around tokens do not matter`() throws {
    #expect(try JSON(parsing: " {\t\"a\" :\r\n[ 1 , 2 ] } ").description == #"{"a":[1,2]}"#)
  }

  @Test func `The last of two members of one name counts, and both are written`() throws {
    let json = try JSON(parsing: #"{"a":1,"a":2}"#)
    #expect(json["a"]?.int == 2)
    #expect(json.description == #"{"a":1,"a":2}"#)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\u20AC""#, "é€"),
    (#""\ud83d\ude00""#, "😀"), (#""é€😀""#, "é€😀"), (#""\u0000""#, "\0"),
  ])
  func `Strings lose their escapes`(text: String, expected: String) throws {
    #expect(try JSON(parsing: text).string == expected)
  }

  @Test func `Only what must be escaped is escaped`() {
    let json = JSON.string("\"\\/\n\r\t\u{8}\u{c}\u{1}\u{1f}é😀\u{7f}")
    #expect(json.description == #""\"\\/\n\r\t\b\f\u0001\u001fé😀"# + "\u{7f}\"")
  }

  @Test(arguments: [
    ("", 0), ("  ", 2), ("{", 1), ("[1,]", 3), ("[1 2]", 3), ("{\"a\"}", 4), ("{\"a\":}", 5),
    ("{\"a\":1,}", 7), ("{a:1}", 1), ("tru", 3), ("nul!", 3), ("True", 0), ("01", 1), ("-", 1), ("1.", 2),
    (".5", 0), ("1e", 2), ("1e+", 3), ("+1", 0), ("0x1", 1), ("NaN", 0), ("'a'", 0), ("\"abc", 4),
    ("\"a\nb\"", 2), (#""\x""#, 1), (#""\u12"#, 5), (#""\u12g4""#, 5), (#""\ud800""#, 1),
    (#""\ud800\n""#, 1), (#""\ud800\u0041""#, 1), (#""\udc00""#, 1), ("1 1", 2), ("[1]]", 3), ("{}//", 2),
  ])
  func `What is not JSON is refused with its place`(text: String, offset: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
    #expect(error?.offset == offset)
  }

  @Test func `Strings must be UTF-8`() {
    for bytes: [UInt8] in [[0xff], [0xc3], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]] {
      let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: [0x22] + bytes + [0x22]) }
      #expect(error?.reason == .invalidUTF8)
      #expect(throws: JSONSyntaxError.self) { try JSON(parsing: [0x22, 0x5c, 0x6e] + bytes + [0x22]) }
    }
  }

  @Test func `Deep nesting is refused, not followed`() throws {
    let error = #expect(throws: JSONSyntaxError.self) {
      try JSON(parsing: String(repeating: "[", count: 1_000_000))
    }
    #expect(error?.reason == .tooDeep(limit: 128))
    let objects = String(repeating: #"{"a":"#, count: 1_000_000)
    #expect(throws: JSONSyntaxError.self) { try JSON(parsing: objects) }
    let allowed = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(try JSON(parsing: allowed).description == allowed)
  }

  @Test func `Numbers too large for 64 bits have no whole value but keep their text`() throws {
    let json = try JSON(parsing: "[9223372036854775807,9223372036854775808,1e400,1.5,2.0,-3,1e3]")
    #expect((0..<7).map { json[$0]?.int } == [.max, nil, nil, nil, 2, -3, 1000])
    #expect(json[2]?.double == nil)
    #expect(json[3]?.double == 1.5)
    #expect(json.description.hasSuffix("1e400,1.5,2.0,-3,1e3]"))
  }

  @Test func `Setting a member keeps its place, removing it removes all of its name`() {
    var object: JSONObject = ["a": 1, "b": 2, "a": 3]
    object["b"] = "x"
    #expect(JSON.object(object).description == #"{"a":1,"b":"x","a":3}"#)
    object["a"] = nil
    object["c"] = nil
    object["d"] = true
    #expect(JSON.object(object).description == #"{"b":"x","d":true}"#)
  }
}
