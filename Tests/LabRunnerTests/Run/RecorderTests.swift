import HTTPTransport
import LabRunner
import Synchronization
import Testing

@Suite struct RecorderTests {
  private struct Reader: Responder {
    func respond(to request: Request) async throws -> Response {
      Response(body: .bytes(try await request.body.gathered()))
    }
  }

  private static func stream(_ chunks: String...) -> Body {
    let left = Mutex(chunks)
    return .stream(
      BodyStream { left.withLock { $0.isEmpty ? nil : Array($0.removeFirst().utf8) } })
  }

  @Test func `Equal bodies are told to be equal, whether they come whole or in pieces`() async throws {
    let recorder = Recorder(Reader())
    let bodies: [Body] = [.text("abc"), Self.stream("a", "bc"), .text("abd"), .empty]
    var texts: [String] = []
    for body in bodies {
      let request = Request("POST", RequestURL(host: "model.local"), body: body)
      texts.append(
        String(decoding: try await recorder.respond(to: request).body.gathered(), as: UTF8.self))
    }
    #expect(texts == ["abc", "abc", "abd", ""])
    let seen = recorder.bodies
    #expect(recorder.count == 4 && seen.count == 4)
    #expect(seen[0] == seen[1] && Set(seen).count == 3)
  }
}
