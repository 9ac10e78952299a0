import HTTPTransport
import OpenAI
import Synchronization

/// Counts the tokens of a streamed answer as it passes, and tells of them once, at its end.
///
/// The usage that the last chunk reports is told where there is one, else the text is estimated. When the
/// caller leaves before the end, what has passed so far is told.
final class TokenMeter: Sendable {
  /// Is given the usage that the stream reported, or else the tokens of its text.
  typealias Result = @Sendable (_ usage: Usage?, _ completionTokens: Int) -> Void

  private struct State {
    var decoder = ServerSentEventDecoder()
    var text = ""
    var usage: Usage?
    var isDone = false
  }

  private let tokenizer: any Tokenizer
  private let tell: Result
  private let state = Mutex(State())

  init(_ tokenizer: any Tokenizer, tell: @escaping Result) {
    self.tokenizer = tokenizer
    self.tell = tell
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
        if let type = json["type"]?.string, Self.textual.contains(type) {
          state.text += json["delta"]?.string ?? ""
        }
        for choice in json["choices"]?.array ?? [] {
          state.text += choice["delta"]?["content"]?.string ?? choice["text"]?.string ?? ""
          for call in choice["delta"]?["tool_calls"]?.array ?? [] {
            state.text += call["function"]?["name"]?.string ?? ""
            state.text += call["function"]?["arguments"]?.string ?? ""
          }
        }
      }
    }
  }

  // The events of the Responses API that tell pieces of what the model wrote.
  private static let textual: Set<String> = [
    "response.output_text.delta", "response.refusal.delta", "response.function_call_arguments.delta",
  ]

  private func finish() {
    let found = state.withLock { state -> (text: String, usage: Usage?)? in
      if state.isDone { return nil }
      state.isDone = true
      return (state.text, state.usage)
    }
    guard let found else { return }
    tell(found.usage, found.usage == nil ? tokenizer.count(found.text) : 0)
  }

  deinit { finish() }
}
