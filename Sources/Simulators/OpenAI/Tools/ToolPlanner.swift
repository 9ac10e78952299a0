import OpenAI

/// Decides which functions a conversation calls for, without a model: a planner that goes by words.
///
/// It holds the words of the user against the names, descriptions and arguments of the functions on offer, and reads
/// the arguments from the text by their schemas: numbers and units, days and times, places, addresses, quotations,
/// values of enumerations. It knows a few hundred words of four languages and no grammar; it does not understand, and
/// what a text only implies it misses. Given the same conversation and functions it always plans the same.
///
/// For several wishes or a list of cities it plans several calls. Functions whose arguments are missing wait for
/// those that may find them; an amount that a function refuses is asked for in parts. When all is done, the results
/// are put into words.
struct ToolPlanner {
  let offer: ToolOffer
  let dialogue: ToolDialogue
  let match: ToolMatch

  init(_ offer: ToolOffer, _ dialogue: ToolDialogue) {
    self.offer = offer
    self.dialogue = dialogue
    match = ToolMatch(offer.functions)
  }

  /// What comes next.
  func plan() -> ToolPlan {
    switch offer.choice {
    case .none: return conclusion
    case .function(let name):
      guard let index = match.candidates.firstIndex(where: { $0.tool.name == name }) else {
        return conclusion
      }
      return .call(forced(index))
    case .required:
      if case .call(let calls) = free() { return .call(calls) }
      let text = UserText(dialogue.question)
      let scores = match.candidates.map { match.score($0, text.words) }
      let best = scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) }
      return best.map { .call(forced($0)) } ?? conclusion
    case .auto: return free()
    }
  }

  /// The calls since the user spoke, but for those that handed over.
  var done: [ToolDialogue.Done] { dialogue.done.filter { !Handoffs.isHandoff($0.name) } }

  // With nothing more to call: what the results say, else an answer of the model's own.
  private var conclusion: ToolPlan {
    let summary = ResultSummary(done)
    return summary.isEmpty ? .answer : .say(summary.text)
  }

  private func free() -> ToolPlan {
    let handoffs = Handoffs(match.candidates, dialogue)
    let text = UserText(dialogue.question)
    let reader = reader(text, known: [:])
    let tasks = ToolTasks(match, reader, usable: handoffs.others).tasks()
    if let handoff = handoffs.call(
      unless: tasks.map { match.score(match.candidates[$0.candidate], text.words[$0.words]) }.max())
    {
      return .call([handoff])
    }
    if tasks.isEmpty { return followUp(text, handoffs.others) ?? conclusion }
    var calls: [ToolPlan.Call] = []
    var question: String?
    for (number, task) in tasks.enumerated() {
      switch next(task, text, isFirst: number == 0, handoffs.others) {
      case .call(let more): calls += more.filter { !calls.contains($0) }
      case .say(let missing): question = question ?? missing
      case .answer: break
      }
    }
    if !calls.isEmpty { return .call(offer.allowsParallelCalls ? calls : [calls[0]]) }
    let summary = ResultSummary(outcome(of: Set(tasks.map { match.candidates[$0.candidate].tool.name })))
    guard let question else { return summary.isEmpty ? conclusion : .say(summary.text) }
    return .say(summary.isEmpty ? question : "\(summary.text)\n\n\(question)")
  }

  // The calls that answer the user: not those that only found arguments for others, nor those that were refused and
  // made again in parts.
  private func outcome(of names: Set<String>) -> [ToolDialogue.Done] {
    let own = done.filter { names.contains($0.name) && $0.result != nil }
    guard !own.isEmpty else { return done }
    let succeeded = own.filter { $0.result.map { ToolResult($0).limit == nil } == true }
    return succeeded.isEmpty ? own : succeeded
  }

  /// A reader of arguments from a text.
  func reader(_ text: UserText, known: [String: JSON]) -> ArgumentReader {
    let today = UserText(dialogue.instructions)
    let dates = MentionFinder(text: today).mentions().compactMap { mention -> DateMention? in
      if case .date(let date) = mention.kind, date.year != nil, date.day != nil { date } else { nil }
    }
    return ArgumentReader(
      text: text, mentions: MentionFinder(text: text).mentions(), today: dates.first,
      instructions: dialogue.instructions, known: known)
  }

  /// What one wish needs next: calls, an argument that only the user knows, or nothing more.
  func next(_ task: ToolTasks.Task, _ text: UserText, isFirst: Bool, _ usable: [Int]) -> ToolPlan {
    let candidate = match.candidates[task.candidate]
    let found = KnownValues(done, for: candidate.slots, asked: text.words)
    var known = found.values
    // `email it to Bob`: what `it` is, the calls before must tell.
    let refersBack = !isFirst && text.words[task.words].contains { Self.backward.contains($0.folded) }
    if refersBack {
      guard !done.isEmpty else { return .answer }
      let summary = ResultSummary(done.filter { $0.name != candidate.tool.name }).text
      let asked = FreeText(text, in: 0..<task.words.lowerBound, taken: [], toolWords: []).remainder(
        isQuestion: true)
      for slot in candidate.slots {
        if slot.meaning == .text { known[slot.name] = .string(summary) }
        if slot.meaning == .title { known[slot.name] = asked.map { .string(text.written($0)) } }
      }
    }
    let reader = reader(text, known: known)
    var reading = reader.reading(candidate.slots, toolWords: candidate.words, in: task.words)
    if refersBack {
      for (index, slot) in candidate.slots.enumerated() where slot.meaning == .text {
        reading.values[index] = known[slot.name].map(Reading.Value.one)
      }
    }
    if !reading.missing.isEmpty {
      if let provider = provider(of: reading.missing, besides: task.candidate, reader, text, usable) {
        return .call(provider)
      }
      let isDone = done.contains { $0.name == candidate.tool.name }
      return isDone ? .answer : .say(ClarifyingQuestion(dialogue.question).text(for: reading.missing))
    }
    let calls = reading.arguments(candidate.slots).map {
      ToolPlan.Call(name: candidate.tool.name, arguments: $0)
    }
    if let stock = found.stock,
      calls.contains(where: { Self.amount($0, candidate.slots).map { $0 > stock } == true })
    {
      return .say("Only \(stock) are in stock, so nothing was ordered.")
    }
    return .call(open(calls.flatMap { parts(of: $0, candidate.slots) }))
  }

  private static let backward: Set<String> = [
    "it", "them", "this", "result", "results", "summary", "findings", "es", "le", "lo",
  ]

  /// The calls that were not yet made; one that was made twice counts twice.
  func open(_ calls: [ToolPlan.Call]) -> [ToolPlan.Call] {
    var made = done.map { ToolPlan.Call(name: $0.name, arguments: $0.arguments) }
    return calls.filter { call in
      guard let index = made.firstIndex(of: call) else { return true }
      made.remove(at: index)
      return false
    }
  }

  // A call whose amount was refused as too large, as calls of the largest amount that is taken.
  private func parts(of call: ToolPlan.Call, _ slots: [Slot]) -> [ToolPlan.Call] {
    let refusals = done.filter { $0.name == call.name }.compactMap { done in
      done.result.flatMap { ToolResult($0).limit }
    }
    guard let limit = refusals.min(), let slot = slots.first(where: Self.isAmount),
      let total = Self.amount(call, slots),
      total > limit, total / limit < 50
    else { return [call] }
    var rest = total
    var parts: [ToolPlan.Call] = []
    while rest > 0 {
      var object = call.arguments.object ?? JSONObject()
      object.set(.int(min(rest, limit)), at: slot.path[...])
      parts.append(ToolPlan.Call(name: call.name, arguments: .object(object)))
      rest -= limit
    }
    return parts
  }

  private static func isAmount(_ slot: Slot) -> Bool {
    slot.meaning == .count && slot.isNumber && slot.shape != .list
  }

  private static func amount(_ call: ToolPlan.Call, _ slots: [Slot]) -> Int? {
    guard let slot = slots.first(where: isAmount) else { return nil }
    return slot.path.reduce(call.arguments as JSON?) { $0?[$1] }?.int
  }
}
