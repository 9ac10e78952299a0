import OpenAI

/// How well the functions on offer fit what was said, by the words that both have.
///
/// A word counts by where the function has it: most in the name, less in the description, least in an argument's;
/// and less, the more of the functions have it. Words of one meaning count nearly as much as the same word.
struct ToolMatch: Sendable {
  /// From here on a function is called.
  static let threshold = 2.0

  /// A function with what is known of it before anyone asks.
  struct Candidate: Sendable {
    let tool: FunctionTool
    let slots: [Slot]
    /// The stems of its name that are things, not actions.
    let things: Set<Stem>
    let action: Action?
    let description: Set<Stem>
    let arguments: Set<Stem>
    /// What it calculates.
    let operations: Set<Arithmetic>
    /// The stems of the name and of the slots' names: no part of what the user wants to pass.
    let words: Set<Stem>

    init(_ tool: FunctionTool) {
      self.tool = tool
      slots = Slot.all(of: tool.parameters)
      let name = Stem.all(of: tool.name).filter { !CommonWords.contains($0.text) }
      let things = Set(name.filter { Action($0) == nil || Self.isThingToo($0) && $0 != name.first })
      self.things = things
      action = name.lazy.compactMap { Action($0) }.first
      description = Set(
        Stem.all(of: String(tool.description.prefix(1000))).filter { !CommonWords.contains($0.text) })
      arguments = Set(
        slots.flatMap { slot in
          (slot.path.last.map(Stem.all) ?? []) + slot.choices.flatMap { Stem.all(of: $0.string ?? "") }
        }.filter { !CommonWords.contains($0.text) })
      operations = Arithmetic.all(in: Stem.all(of: tool.name)).union(Arithmetic.all(in: description))
      words = Set(Stem.all(of: tool.name) + slots.flatMap { $0.path.last.map(Stem.all) ?? [] })
    }

    private static func isThingToo(_ stem: Stem) -> Bool { !Thesaurus.concepts(of: stem).isEmpty }
  }

  let candidates: [Candidate]
  private let sharing: [Stem: Int]

  init(_ tools: [FunctionTool]) {
    candidates = tools.map(Candidate.init)
    var sharing: [Stem: Int] = [:]
    for candidate in candidates {
      for stem in candidate.things.union(candidate.description) { sharing[stem, default: 0] += 1 }
    }
    self.sharing = sharing
  }

  /// How well a function fits some words.
  func score(_ candidate: Candidate, _ words: some Sequence<TextWord>) -> Double {
    var best: [Stem: Double] = [:]
    var hasThing = false
    var actions: [Action] = []
    var isBehindArticle = false
    var previous: TextWord?
    for word in words where !word.isQuoted {
      if let operation = Arithmetic(word, after: previous), candidate.operations.contains(operation) {
        best[word.stem] = 3 / Double(candidate.operations.count).squareRoot()
        hasThing = true
      }
      previous = word
      // `my order` is a thing, `order this` an action.
      if let action = Action(word.stem), !isBehindArticle { actions.append(action) }
      isBehindArticle = Self.articles.contains(word.folded)
      if let implied = word.implied {
        let (points, isThing) = points(candidate, implied)
        best[implied] = points
        hasThing = hasThing || isThing || (points >= 2 && word.isCalculation)
      }
      guard !CommonWords.contains(word.folded) else { continue }
      let (points, isThing) = points(candidate, word.stem)
      best[word.stem] = max(best[word.stem] ?? 0, points)
      hasThing = hasThing || isThing
    }
    guard hasThing || (candidate.things.isEmpty && best.values.contains { $0 >= 2 }) else { return 0 }
    return best.values.sorted().reduce(0, +) + agreement(candidate, actions)
  }

  private static let articles: Set<String> = [
    "my", "the", "a", "an", "your", "our", "this", "that", "of", "mein", "meine", "die", "der", "das", "mon",
    "ma", "la",
    "le", "mi", "el", "new", "neue", "for",
  ]

  private func agreement(_ candidate: Candidate, _ actions: [Action]) -> Double {
    guard let own = candidate.action, !actions.isEmpty else { return 0 }
    if actions.contains(own) { return 1.5 }
    return actions.contains { own.serves($0) } ? 0.5 : -1.2
  }

  private func points(_ candidate: Candidate, _ stem: Stem) -> (Double, isThing: Bool) {
    let weight = 1 / Double(max(1, sharing[stem] ?? 1)).squareRoot()
    // `get` and the like are in every name.
    let isWeak = Action(stem).map { $0 == .read } ?? false
    if candidate.things.contains(stem) { return (3 * weight, true) }
    if let near = candidate.things.first(where: { Self.begins($0, stem) }), !isWeak {
      return (2.5 / Double(max(1, sharing[near] ?? 1)).squareRoot(), true)
    }
    let concepts = isWeak ? [] : Thesaurus.concepts(of: stem)
    if !concepts.isEmpty,
      candidate.things.contains(where: { !Thesaurus.concepts(of: $0).isDisjoint(with: concepts) })
    {
      return (2.2, true)
    }
    if Action(stem) != nil, Stem.all(of: candidate.tool.name).contains(stem) {
      return (isWeak ? 0.3 : 2, candidate.things.isEmpty)
    }
    if candidate.description.contains(stem) {
      return (isWeak ? 0.2 : 1.6 * weight, !isWeak && Action(stem) == nil)
    }
    if candidate.arguments.contains(stem) { return (isWeak ? 0.2 : 1.2, !isWeak && Action(stem) == nil) }
    if !concepts.isEmpty, Action(stem) == nil,
      candidate.description.contains(where: { !Thesaurus.concepts(of: $0).isDisjoint(with: concepts) })
    {
      return (1, true)
    }
    let kinds = Thesaurus.kinds(of: stem)
    if !kinds.isDisjoint(with: candidate.things.union(candidate.description).union(candidate.arguments)) {
      return (1.2, true)
    }
    return (0, false)
  }

  // `Wetter` and `Wetterbericht`, `calculate` and `calculator`.
  private static func begins(_ one: Stem, _ other: Stem) -> Bool {
    let (short, long) = one.text.utf8.count < other.text.utf8.count ? (one, other) : (other, one)
    return short.text.utf8.count >= 5 && long.text.hasPrefix(short.text)
  }
}
