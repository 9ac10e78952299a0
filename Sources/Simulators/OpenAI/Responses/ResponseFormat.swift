import OpenAI

/// The wire format of the Responses API: one object, or events that are numbered and tell their type twice.
struct ResponseFormat: ReplyFormat {
  let response: ModelResponse
  let status: ModelResponse.Status
  // The events of each step of a stream of calls.
  private let callEvents: [[[UInt8]]]
  private let pieces: [String]

  init(_ reply: Reply, to turn: ResponseTurn, messageID: String, callItemIDs: [String]) {
    let choice = reply.choices.first
    let calls = choice?.calls ?? []
    let status: ModelResponse.Status = choice?.finishReason == .length ? .incomplete : .completed
    self.status = status
    pieces = choice?.pieces ?? []
    response = ModelResponse(
      id: reply.id, messageID: messageID, createdAt: reply.created, model: reply.model,
      text: choice?.text ?? "", calls: zip(callItemIDs, calls).map { ($0, $1.call) }, usage: reply.usage,
      request: turn.request)
    callEvents = Self.events(of: calls, in: response)
  }

  func body() -> [UInt8] {
    response.json(status).bytes
  }

  func opening() -> [[UInt8]] {
    let begun = response.json(.inProgress)
    let first = [
      Self.event("response.created", 0, [("response", begun)]),
      Self.event("response.in_progress", 1, [("response", begun)]),
    ]
    guard callEvents.isEmpty else { return first }
    return first + [
      Self.event(
        "response.output_item.added", 2, [("output_index", 0), ("item", response.message(.inProgress))]),
      event("response.content_part.added", 3, ofPart: [("part", ModelResponse.part(""))]),
    ]
  }

  func events(ofStep number: Int, choice: Int) -> [[UInt8]] {
    if callEvents.indices.contains(number) { return callEvents[number] }
    guard pieces.indices.contains(number) else { return [] }
    return [
      event(
        "response.output_text.delta", Self.firstToken + number,
        ofPart: [("delta", .string(pieces[number])), ("logprobs", [])])
    ]
  }

  func closing() -> [[UInt8]] {
    guard callEvents.isEmpty else {
      let number = Self.firstCall + callEvents.reduce(0) { $0 + $1.count }
      return [Self.event("response.\(status.rawValue)", number, [("response", response.json(status))])]
    }
    let next = Self.firstToken + pieces.count
    return [
      event(
        "response.output_text.done", next, ofPart: [("text", .string(response.text)), ("logprobs", [])]),
      event("response.content_part.done", next + 1, ofPart: [("part", response.part)]),
      Self.event(
        "response.output_item.done", next + 2, [("output_index", 0), ("item", response.message(status))]),
      Self.event("response.\(status.rawValue)", next + 3, [("response", response.json(status))]),
    ]
  }

  // A call's item is added without arguments, gains them in pieces, and is told whole at its end.
  private static func events(of calls: [ReplyCall], in response: ModelResponse) -> [[[UInt8]]] {
    var number = firstCall
    var steps: [[[UInt8]]] = []
    func next(_ type: String, _ members: [(String, JSON)]) -> [UInt8] {
      number += 1
      return event(type, number - 1, members)
    }
    for (index, (call, item)) in zip(calls, response.calls).enumerated() {
      let place: [(String, JSON)] = [("item_id", .string(item.itemID)), ("output_index", .int(index))]
      var whole = [
        next(
          "response.output_item.added",
          [("output_index", .int(index)), ("item", ModelResponse.item(item.itemID, item.call, .inProgress))])
      ]
      for piece in call.pieces {
        steps.append(whole)
        whole = [next("response.function_call_arguments.delta", place + [("delta", .string(piece))])]
      }
      let arguments: [(String, JSON)] = [
        ("name", .string(call.name)), ("arguments", .string(item.call.arguments)),
      ]
      whole.append(next("response.function_call_arguments.done", place + arguments))
      whole.append(
        next(
          "response.output_item.done",
          [("output_index", .int(index)), ("item", ModelResponse.item(item.itemID, item.call, .completed))]))
      steps.append(whole)
    }
    return steps
  }

  private static let firstCall = 2
  private static let firstToken = 4

  private func event(_ type: String, _ number: Int, ofPart members: [(String, JSON)]) -> [UInt8] {
    let place: [(String, JSON)] = [
      ("item_id", .string(response.messageID)), ("output_index", 0), ("content_index", 0),
    ]
    return Self.event(type, number, place + members)
  }

  // JSON text has no line breaks, so an event is always two lines.
  private static func event(_ type: String, _ number: Int, _ members: [(String, JSON)]) -> [UInt8] {
    let first: [(String, JSON)] = [("type", .string(type)), ("sequence_number", .int(number))]
    let object = JSONObject((first + members).map { JSONObject.Member($0.0, $0.1) })
    var bytes = Array("event: \(type)\ndata: ".utf8)
    JSON.object(object).write(to: &bytes)
    bytes.append(contentsOf: "\n\n".utf8)
    return bytes
  }
}
