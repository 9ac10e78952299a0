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
  private let offer: ToolOffer
  private let dialogue: ToolDialogue
  private let match: ToolMatch

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

  private var done: [ToolDialogue.Done] { dialogue.done.filter { !Handoffs.isHandoff($0.name) } }

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

  private func reader(_ text: UserText, known: [String: JSON]) -> ArgumentReader {
    let today = UserText(dialogue.instructions)
    let dates = MentionFinder(text: today).mentions().compactMap { mention -> DateMention? in
      if case .date(let date) = mention.kind, date.year != nil, date.day != nil { date } else { nil }
    }
    return ArgumentReader(
      text: text, mentions: MentionFinder(text: text).mentions(), today: dates.first,
      instructions: dialogue.instructions, known: known)
  }

  // What one wish needs next: calls, an argument that only the user knows, or nothing more.
  private func next(_ task: ToolTasks.Task, _ text: UserText, isFirst: Bool, _ usable: [Int]) -> ToolPlan {
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

  // The calls that were not yet made; one that was made twice counts twice.
  private func open(_ calls: [ToolPlan.Call]) -> [ToolPlan.Call] {
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
      total > limit, total <= limit * 50
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

  // The call of a function that may find what another one needs, such as a catalogue.
  private func provider(
    of missing: [Slot], besides index: Int, _ reader: ArgumentReader, _ text: UserText, _ usable: [Int]
  ) -> [ToolPlan.Call]? {
    let wanted = Set(missing.flatMap { $0.names + Array($0.description) })
    let rated = usable.compactMap { other -> (Int, Double, Reading)? in
      let candidate = match.candidates[other]
      guard other != index, candidate.action.map({ [.read, .search].contains($0) }) != false else {
        return nil
      }
      let reading = reader.reading(candidate.slots, toolWords: candidate.words, in: text.words.indices)
      guard reading.missing.isEmpty else { return nil }
      let own = candidate.things.union(candidate.description)
      let concepts = Set(own.flatMap(Thesaurus.concepts))
      let isAbout =
        !own.isDisjoint(with: wanted)
        || wanted.contains { !Thesaurus.concepts(of: $0).isDisjoint(with: concepts) }
      let score = match.score(candidate, text.words) + (isAbout ? 1.5 : 0)
      return score >= 1.5 ? (other, score, reading) : nil
    }
    guard let best = rated.max(by: { ($0.1, -$0.0) < ($1.1, -$1.0) }) else { return nil }
    let candidate = match.candidates[best.0]
    let calls = open(
      best.2.arguments(candidate.slots).map { ToolPlan.Call(name: candidate.tool.name, arguments: $0) })
    return calls.isEmpty ? nil : calls
  }

  // What is too short to be understood alone goes on from what was said before: `And in Rome?`
  private func followUp(_ text: UserText, _ usable: [Int]) -> ToolPlan? {
    guard let earlier = dialogue.earlierQuestion, text.words.count <= 10, done.isEmpty else { return nil }
    let mentions = MentionFinder(text: text).mentions()
    guard !mentions.isEmpty else { return nil }
    if let last = dialogue.earlier.last,
      let index = usable.first(where: { match.candidates[$0].tool.name == last.name })
    {
      let candidate = match.candidates[index]
      var known: [String: JSON] = [:]
      for slot in candidate.slots { known[slot.name] = slot.path.reduce(last.arguments as JSON?) { $0?[$1] } }
      let reading = reader(text, known: known).reading(
        candidate.slots, toolWords: candidate.words, in: text.words.indices)
      guard reading.missing.isEmpty, reading.strongCount > 0 else { return nil }
      return .call(
        reading.arguments(candidate.slots).map { ToolPlan.Call(name: candidate.tool.name, arguments: $0) })
    }
    let whole = UserText("\(earlier) \(dialogue.question)")
    let tasks = ToolTasks(match, reader(whole, known: [:]), usable: usable).tasks()
    let calls = tasks.flatMap { task -> [ToolPlan.Call] in
      if case .call(let calls) = next(task, whole, isFirst: true, usable) { calls } else { [] }
    }
    return calls.isEmpty ? nil : .call(offer.allowsParallelCalls ? calls : [calls[0]])
  }

  // A call that must be made, with what can be read, and samples of the schema for what cannot.
  private func forced(_ index: Int) -> [ToolPlan.Call] {
    let candidate = match.candidates[index]
    let text = UserText(dialogue.question)
    let known = KnownValues(done, for: candidate.slots, asked: text.words).values
    let reading = reader(text, known: known).reading(
      candidate.slots, toolWords: candidate.words, in: text.words.indices)
    let sample = (try? JSONSchema(candidate.tool.parameters))?.sample(text: { _ in
      text.text.isEmpty ? "string" : text.text
    })
    let calls = reading.arguments(candidate.slots).map { arguments in
      var object = arguments.object ?? JSONObject()
      for slot in reading.missing {
        let value = slot.path.reduce(sample) { $0?[$1] } ?? .null
        object.set(value, at: slot.path[...])
      }
      return ToolPlan.Call(name: candidate.tool.name, arguments: .object(object))
    }
    return offer.allowsParallelCalls ? calls : Array(calls.prefix(1))
  }
}
