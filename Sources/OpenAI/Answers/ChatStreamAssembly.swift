/// Puts a streamed chat completion together again, as the body that the same answer has without streaming.
///
/// It works on the wire's own members, so that what this module does not know of is kept.
public struct ChatStreamAssembly: Sendable {
  private var head: JSONObject = [:]
  private var choices: [Int: JSONObject] = [:]
  private var isDone = false
  private var isBroken = false

  /// Creates an assembly of no events.
  public init() {}

  /// Reads the next event.
  public mutating func add(_ event: ServerSentEvent) {
    if event.data == "[DONE]" {
      isDone = true
      return
    }
    guard let chunk = try? JSON(parsing: event.data), let members = chunk.object?.members,
      chunk["error"] == nil
    else {
      isBroken = true
      return
    }
    for member in members where member.name != "choices" && Self.tells(member.value, head[member.name]) {
      head[member.name] = member.value
    }
    for choice in chunk["choices"]?.array ?? [] { add(choice) }
  }

  /// The body of the whole answer; nil while an answer has not ended, and for a stream that broke off.
  public var completion: JSON? {
    guard isDone, !isBroken, !choices.isEmpty,
      choices.values.allSatisfy({ $0["finish_reason"]?.string != nil && $0["message"] != nil })
    else { return nil }
    return partialCompletion
  }

  /// The body of the answer as far as it was read, also of a stream that broke off, and of one of text completions.
  public var partialCompletion: JSON {
    var whole = head
    if choices.values.contains(where: { $0["message"] != nil }) { whole["object"] = "chat.completion" }
    whole["choices"] = .array(choices.sorted { $0.key < $1.key }.map { .object($0.value) })
    return .object(whole)
  }

  // Azure's first chunk has an empty id and model, and all but the last chunk may have no usage.
  private static func tells(_ value: JSON, _ known: JSON?) -> Bool {
    known == nil || !(value.isNull || value == "" || value == .int(0))
  }

  private mutating func add(_ json: JSON) {
    let index = json["index"]?.int ?? 0
    guard json["delta"] != nil || json["text"] == nil else {
      addText(json, index)
      return
    }
    var choice = choices[index] ?? ["index": .int(index), "message": ["role": "assistant", "content": nil]]
    for member in json.object?.members ?? [] where member.name != "index" && member.name != "delta" {
      if Self.tells(member.value, choice[member.name]) { choice[member.name] = member.value }
    }
    var message = choice["message"]?.object ?? [:]
    for member in json["delta"]?.object?.members ?? [] {
      switch (member.name, message[member.name], member.value) {
      case ("role", _, let value): message["role"] = value
      case ("tool_calls", let known, let value):
        message["tool_calls"] = .array(Self.merged(known?.array ?? [], value.array ?? []))
      case (let name, .string(let known)?, .string(let more)): message[name] = .string(known + more)
      case (let name, let known, let value):
        if known == nil || !value.isNull { message[name] = value }
      }
    }
    choice["message"] = .object(message)
    choices[index] = choice
  }

  // A choice of the older completions, whose text grows.
  private mutating func addText(_ json: JSON, _ index: Int) {
    var choice = choices[index] ?? ["index": .int(index), "text": ""]
    for member in json.object?.members ?? [] where member.name != "index" {
      if member.name == "text" {
        choice["text"] = .string((choice["text"]?.string ?? "") + (member.value.string ?? ""))
      } else if Self.tells(member.value, choice[member.name]) {
        choice[member.name] = member.value
      }
    }
    choices[index] = choice
  }

  // A call comes in pieces that share an index; the text of its arguments grows.
  private static func merged(_ known: [JSON], _ pieces: [JSON]) -> [JSON] {
    var calls = known
    for piece in pieces {
      let index = piece["index"]?.int ?? calls.count
      guard index >= 0, index < calls.count, var call = calls[index].object else {
        var call = piece.object ?? [:]
        call["index"] = nil
        calls.append(.object(call))
        continue
      }
      let more = piece["function"]?["arguments"]?.string ?? ""
      var function = call["function"]?.object ?? [:]
      function["arguments"] = .string((function["arguments"]?.string ?? "") + more)
      call["function"] = .object(function)
      calls[index] = .object(call)
    }
    return calls
  }
}
