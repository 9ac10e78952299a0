/// A sentence with gaps in braces: `{topic}` is for a word of the question, every other gap for a word of the
/// list of that name.
struct Sentence: Sendable, ExpressibleByStringLiteral {
  enum Part {
    case text(String)
    case topic
    case gap(String)
  }

  let parts: [Part]

  init(stringLiteral text: String) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      let name = rest[rest.index(after: open)..<close]
      parts.append(name == "topic" ? .topic : .gap(String(name)))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }
}
