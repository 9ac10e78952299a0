import OpenAI

/// What is done about arguments that the text does not tell.
extension ToolPlanner {
  /// The call of a function that may find what another one needs, such as a catalogue.
  func provider(
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

  /// What is too short to be understood alone goes on from what was said before: `And in Rome?`
  func followUp(_ text: UserText, _ usable: [Int]) -> ToolPlan? {
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

  /// A call that must be made, with what can be read, and samples of the schema for what cannot.
  func forced(_ index: Int) -> [ToolPlan.Call] {
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
