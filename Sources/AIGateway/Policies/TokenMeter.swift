import HTTPTransport
import OpenAI
import Synchronization

/// Counts the tokens of a streamed answer as it passes, and charges them at its end.
///
/// The usage that the last chunk reports is taken where there is one, else the text is estimated. When the
/// caller leaves before the end, what has passed so far is charged.
final class TokenMeter: Sendable {
  private struct State {
    var decoder = ServerSentEventDecoder()
    var text = ""
    var usage: Usage?
  }

  private let charge: TokenCharge
  private let tokenizer: any Tokenizer
  private let state = Mutex(State())

  init(_ charge: TokenCharge, tokenizer: any Tokenizer) {
    self.charge = charge
    self.tokenizer = tokenizer
  }

  /// The same stream, with its tokens counted.
  func metering(_ stream: BodyStream) -> BodyStream {
    BodyStream {
      var chunks = stream.makeAsyncIterator()
      guard let chunk = try await chunks.next() else {
        self.finish()
        return nil
      }
      self.read(chunk)
      return chunk
    }
  }

  private func read(_ chunk: [UInt8]) {
    state.withLock { state in
      for event in state.decoder.decode(chunk) where event.data != "[DONE]" {
        guard let json = try? JSON(parsing: event.data) else { continue }
        // The Responses API tells the usage within the response that its last event carries.
        let told = json["usage"] ?? json["response"]?["usage"]
        if told?.isNull == false, let usage = Usage.find(in: Array(event.data.utf8)) {
          state.usage = usage
        }
        if json["type"] == "response.output_text.delta" { state.text += json["delta"]?.string ?? "" }
        for choice in json["choices"]?.array ?? [] {
          state.text += choice["delta"]?["content"]?.string ?? choice["text"]?.string ?? ""
        }
      }
    }
  }

  private func finish() {
    let (text, usage) = state.withLock { ($0.text, $0.usage) }
    charge.settle(
      usage.map { $0.promptTokens &+ $0.completionTokens } ?? (charge.estimate ?? 0) + tokenizer.count(text))
  }

  deinit { finish() }
}
