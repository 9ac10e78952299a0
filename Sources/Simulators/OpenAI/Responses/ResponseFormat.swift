import OpenAI

/// The wire format of the Responses API: one object, or events that are numbered and tell their type twice.
struct ResponseFormat: ReplyFormat {
  let response: ModelResponse
  let status: ModelResponse.Status
  private let tokenCount: Int

  init(_ reply: Reply, to turn: ResponseTurn, messageID: String) {
    let choice = reply.choices.first
    response = ModelResponse(
      id: reply.id, messageID: messageID, createdAt: reply.created, model: reply.model,
      text: choice?.text ?? "", usage: reply.usage, request: turn.request)
    status = choice?.finishReason == .length ? .incomplete : .completed
    tokenCount = choice?.pieces.count ?? 0
  }

  func body() -> [UInt8] {
    response.json(status).bytes
  }

  func opening() -> [[UInt8]] {
    let begun = response.json(.inProgress)
    return [
      event("response.created", 0, [("response", begun)]),
      event("response.in_progress", 1, [("response", begun)]),
      event("response.output_item.added", 2, [("output_index", 0), ("item", response.message(.inProgress))]),
      event("response.content_part.added", 3, ofPart: [("part", ModelResponse.part(""))]),
    ]
  }

  func event(ofToken number: Int, choice: Int, _ piece: String) -> [UInt8] {
    event(
      "response.output_text.delta", Self.firstToken + number,
      ofPart: [("delta", .string(piece)), ("logprobs", [])])
  }

  func closing() -> [[UInt8]] {
    let next = Self.firstToken + tokenCount
    return [
      event(
        "response.output_text.done", next, ofPart: [("text", .string(response.text)), ("logprobs", [])]),
      event("response.content_part.done", next + 1, ofPart: [("part", response.part)]),
      event(
        "response.output_item.done", next + 2, [("output_index", 0), ("item", response.message(status))]),
      event("response.\(status.rawValue)", next + 3, [("response", response.json(status))]),
    ]
  }

  private static let firstToken = 4

  private func event(_ type: String, _ number: Int, ofPart members: [(String, JSON)]) -> [UInt8] {
    let place: [(String, JSON)] = [
      ("item_id", .string(response.messageID)), ("output_index", 0), ("content_index", 0),
    ]
    return event(type, number, place + members)
  }

  // JSON text has no line breaks, so an event is always two lines.
  private func event(_ type: String, _ number: Int, _ members: [(String, JSON)]) -> [UInt8] {
    let first: [(String, JSON)] = [("type", .string(type)), ("sequence_number", .int(number))]
    let object = JSONObject((first + members).map { JSONObject.Member($0.0, $0.1) })
    var bytes = Array("event: \(type)\ndata: ".utf8)
    JSON.object(object).write(to: &bytes)
    bytes.append(contentsOf: "\n\n".utf8)
    return bytes
  }
}
