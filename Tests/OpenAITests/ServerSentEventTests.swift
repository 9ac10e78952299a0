import OpenAI
import Testing

@Suite struct ServerSentEventTests {
  // Every rule of the standard's parsing in one stream.
  private let stream =
    "\u{feff}: a comment\n\ndata: one\n\ndata:two\r\n\r\nevent: named\rid: 7\rdata: three\r\r"
    + "data: line 1\r\ndata:  line 2\ndata\n\nretry: 10\nunknown: x\n\nevent: nothing\n\ndata: é😀\n\n"
    + "data: [DONE]\n\n"

  private let expected = [
    ServerSentEvent(data: "one"), ServerSentEvent(data: "two"),
    ServerSentEvent(data: "three", name: "named", id: "7"),
    ServerSentEvent(data: "line 1\n line 2\n", id: "7"), ServerSentEvent(data: "é😀", id: "7"),
    ServerSentEvent(data: "[DONE]", id: "7"),
  ]

  @Test func `Streams give the same events wherever their bytes are cut`() {
    let bytes = Array(stream.utf8)
    for first in 0...bytes.count {
      for second in [first, min(first + 1, bytes.count), min(first + 7, bytes.count)] {
        var decoder = ServerSentEventDecoder()
        var events = decoder.decode(Array(bytes[..<first]))
        events += decoder.decode(Array(bytes[first..<second]))
        events += decoder.decode(Array(bytes[second...]))
        #expect(events == expected, "cut at \(first) and \(second)")
        #expect(decoder.finish() == nil)
      }
    }
    var decoder = ServerSentEventDecoder()
    #expect(bytes.flatMap { decoder.decode([$0]) } == expected)
  }

  @Test func `An event that the end cuts short is still given`() {
    var decoder = ServerSentEventDecoder()
    #expect(decoder.decode(Array("data: [DONE]".utf8)).isEmpty)
    #expect(decoder.finish() == .done)
    #expect(decoder.finish() == nil)
  }

  @Test func `Events are written as they are read`() {
    #expect(String(decoding: ServerSentEvent.done.bytes, as: UTF8.self) == "data: [DONE]\n\n")
    let event = ServerSentEvent(data: "a\n\nb", name: "delta", id: "3")
    #expect(
      String(decoding: event.bytes, as: UTF8.self) == "event: delta\nid: 3\ndata: a\ndata: \ndata: b\n\n")
    var decoder = ServerSentEventDecoder()
    #expect(decoder.decode(event.bytes) == [event])
  }
}
