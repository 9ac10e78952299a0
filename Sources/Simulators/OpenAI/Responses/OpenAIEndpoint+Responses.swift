import HTTPTransport
import LabTime
import OpenAI

extension OpenAIEndpoint {
  /// A turn with what was said before it.
  func turn(_ request: ResponseRequest) throws(Refusal) -> ResponseTurn {
    guard let previous = request.previousResponseID else {
      return try checked(ResponseTurn(request: request, history: []))
    }
    guard let history = responses.history(upTo: previous) else {
      throw Refusal(
        400,
        ErrorBody(
          message: "Previous response with id '\(previous)' not found.", type: "invalid_request_error",
          param: "previous_response_id", code: "previous_response_not_found"))
    }
    return try checked(ResponseTurn(request: request, history: history))
  }

  private func checked(_ turn: ResponseTurn) throws(Refusal) -> ResponseTurn {
    do {
      try ToolResults.check(items: turn.history + turn.request.input)
    } catch {
      throw Refusal(error)
    }
    return turn
  }

  /// Keeps a response, if it is to be kept.
  ///
  /// A streamed one is kept as it will be, from its beginning on.
  func keep(_ format: ResponseFormat, _ turn: ResponseTurn, _ identifiers: RandomSource) {
    guard turn.request.store else { return }
    let body = format.response.json(format.status)
    let input = turn.request.input.map { item -> JSON in
      guard var object = item.object, object["id"] == nil else { return item }
      let prefix = object["call_id"] == nil ? "msg_" : "fc_"
      object["id"] = .string(prefix + identifiers.hexadecimal(48))
      return .object(object)
    }
    responses.keep(
      ResponseStore.Entry(
        response: body, input: input, output: format.response.output(format.status),
        previous: turn.request.previousResponseID,
        size: body.bytes.count * 2 + JSON.array(input).bytes.count),
      as: format.response.id)
  }

  /// Answers a request about a response that is kept.
  func respond(_ action: ResponseAction, to id: String, _ head: ResponseHead) throws(Refusal) -> Response {
    guard let entry = responses.entry(id) else {
      throw Refusal(
        404, ErrorBody(message: "Response with id '\(id)' not found.", type: "invalid_request_error"))
    }
    switch action {
    case .show:
      return head.response(200, entry.response)
    case .stream:
      throw Refusal(
        400,
        ErrorBody(
          message: "This response cannot be streamed because it was not created with background=true.",
          type: "invalid_request_error"))
    case .delete:
      _ = responses.remove(id)
      return head.response(200, ["id": .string(id), "object": "response", "deleted": true])
    case .listInput:
      // The service lists the newest first.
      let items = Array(entry.input.reversed())
      return head.response(
        200,
        [
          "object": "list", "data": .array(items), "first_id": items.first?["id"] ?? .null,
          "last_id": items.last?["id"] ?? .null, "has_more": false,
        ])
    case .cancel:
      throw Refusal(
        400, ErrorBody(message: "Cannot cancel a synchronous response.", type: "invalid_request_error"))
    }
  }
}
