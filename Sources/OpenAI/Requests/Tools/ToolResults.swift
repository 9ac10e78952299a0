/// What a conversation must hold to: results follow the calls that they answer, and each call is answered.
public enum ToolResults {
  /// Checks the messages of a chat.
  static func check(_ messages: [ChatMessage]) throws(InvalidRequest) {
    // The calls of the last assistant's message whose results are still to come.
    var waiting: [String] = []
    var mayAnswer = false
    for (index, message) in messages.enumerated() {
      if message.role == .tool {
        guard mayAnswer, let id = message.toolCallID else { throw withoutCall(index) }
        guard let place = waiting.firstIndex(of: id) else {
          throw InvalidRequest(
            """
            Invalid parameter: 'tool_call_id' of '\(id)' not found in 'tool_calls' of previous message.
            """, param: "messages.[\(index)].tool_call_id")
        }
        waiting.remove(at: place)
        continue
      }
      guard waiting.isEmpty else { throw unanswered(waiting, index) }
      waiting = message.calls.map(\.id).filter { !$0.isEmpty }
      mayAnswer = !waiting.isEmpty
    }
    guard waiting.isEmpty else { throw unanswered(waiting, messages.count) }
  }

  /// Checks the items of a conversation in the Responses API, those of earlier turns included.
  ///
  /// - Throws: ``InvalidRequest`` in the service's words.
  public static func check(items: [JSON]) throws(InvalidRequest) {
    var called: Set<String> = []
    var answered: Set<String> = []
    for item in items {
      guard let id = item["call_id"]?.string else { continue }
      switch item["type"]?.string {
      case "function_call": called.insert(id)
      case "function_call_output":
        guard called.contains(id) else {
          throw InvalidRequest(
            "No tool call found for function call output with call_id \(id).", param: "input")
        }
        answered.insert(id)
      default: break
      }
    }
    let open = items.first {
      $0["type"] == "function_call" && $0["call_id"]?.string.map(answered.contains) == false
    }
    guard let id = open?["call_id"]?.string else { return }
    throw InvalidRequest("No tool output found for function call \(id).", param: "input")
  }

  // The service writes `preceeding`, and counts messages so.
  private static func withoutCall(_ index: Int) -> InvalidRequest {
    InvalidRequest(
      """
      Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.
      """, param: "messages.[\(index)].role")
  }

  private static func unanswered(_ ids: [String], _ index: Int) -> InvalidRequest {
    InvalidRequest(
      """
      An assistant message with 'tool_calls' must be followed by tool messages responding to each \
      'tool_call_id'. The following tool_call_ids did not have response messages: \(ids.joined(separator: ", "))
      """, param: "messages.[\(index)].role")
  }
}
