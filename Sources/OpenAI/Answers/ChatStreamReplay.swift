/// Tells a whole chat completion again as the events of a stream.
public enum ChatStreamReplay {
  /// The stream's bytes; nil when the body is no chat completion.
  ///
  /// Each answer comes in three events: who speaks, what is said, and why it ended.
  ///
  /// - Parameter tellsUsage: Whether the stream ends with a usage event, as `include_usage` asks.
  public static func events(of completion: JSON, tellsUsage: Bool) -> [UInt8]? {
    guard var head = completion.object, let choices = completion["choices"]?.array else { return nil }
    let usage = head["usage"]
    for name in ["choices", "usage", "prompt_filter_results"] { head[name] = nil }
    head["object"] = "chat.completion.chunk"
    var bytes: [UInt8] = []

    func send(_ choices: [JSON], usage: JSON?) {
      var chunk = head
      chunk.append("choices", .array(choices))
      if tellsUsage { chunk.append("usage", usage ?? .null) }
      bytes += ServerSentEvent(data: JSON.object(chunk).description).bytes
    }

    for choice in choices {
      guard let message = choice["message"]?.object else { return nil }
      let index = choice["index"] ?? 0
      var first: JSONObject = ["role": message["role"] ?? "assistant"]
      if message["content"]?.string != nil { first["content"] = "" }
      send([gain(index, first)], usage: nil)
      let said = delta(message)
      if !said.members.isEmpty { send([gain(index, said)], usage: nil) }
      send([gain(index, [:], ended: choice["finish_reason"] ?? .null)], usage: nil)
    }
    if tellsUsage, let usage { send([], usage: usage) }
    bytes += ServerSentEvent.done.bytes
    return bytes
  }

  private static func gain(_ index: JSON, _ delta: JSONObject, ended reason: JSON = .null) -> JSON {
    ["index": index, "delta": .object(delta), "finish_reason": reason]
  }

  // Calls of tools are told apart by an index in a stream.
  private static func delta(_ message: JSONObject) -> JSONObject {
    var delta: JSONObject = [:]
    for member in message.members where member.name != "role" && !member.value.isNull {
      if member.name == "tool_calls", let calls = member.value.array {
        delta["tool_calls"] = .array(
          calls.enumerated().map { index, call in
            var call = call.object ?? [:]
            call["index"] = .int(index)
            return .object(call)
          })
      } else if member.value != .array([]) {
        delta[member.name] = member.value
      }
    }
    return delta
  }
}
