import HTTPTransport
import Synchronization

/// Answers requests with the given responses in turn, and with the last one from then on.
final class Script: Responder {
  private let responses: [Response]
  private let received = Mutex<[Request]>([])

  init(_ responses: Response...) {
    self.responses = responses
  }

  /// What has come so far.
  var requests: [Request] { received.withLock { $0 } }

  func respond(to request: Request) async throws -> Response {
    let index = received.withLock { received in
      received.append(request)
      return received.count - 1
    }
    return responses.indices.contains(index) ? responses[index] : responses.last ?? Response(500)
  }
}

extension Response {
  /// A chat completion of 10 and 5 tokens that says "Hi".
  static let chat = Response(
    headers: ["Content-Type": "application/json", "x-ms-region": "UK South"],
    body: .text(
      """
      {"object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"}}],\
      "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}
      """))
}
