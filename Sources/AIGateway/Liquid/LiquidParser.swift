/// Reads a template into nodes.
struct LiquidParser {
  /// The names that were looked up.
  var names: Set<String> = []
  private var scanner: LiquidScanner
  private var depth = 0
  private var changes = 0

  /// How deep tags may stand in one another.
  private static let deepest = 100

  /// A tag that ends or goes on with the block it stands in.
  struct Stop {
    let name: String
    var cursor: LiquidCursor
    let offset: Int
  }

  init(_ text: String) {
    scanner = LiquidScanner(text)
  }

  /// All nodes of the template.
  mutating func document() throws(LiquidError) -> [LiquidNode] {
    let (nodes, stop) = try block(until: [])
    if let stop { throw Self.misplaced(stop, in: []) }
    return nodes
  }

  // The nodes up to one of the named tags; without names, up to the end.
  private mutating func block(
    until ends: [String], openedBy tag: String = "", at start: Int = 0
  ) throws(LiquidError) -> (nodes: [LiquidNode], stop: Stop?) {
    guard depth < Self.deepest else {
      throw LiquidError(message: "tags are nested more than \(Self.deepest) deep", offset: start)
    }
    depth += 1
    defer { depth -= 1 }
    var nodes: [LiquidNode] = []
    while let piece = try scanner.next() {
      switch piece {
      case .text(let text): nodes.append(.text(text))
      case .output(let range):
        var cursor = LiquidCursor(scanner.bytes, range)
        cursor.skipBlanks()
        if cursor.isAtEnd { continue }
        nodes.append(.output(try cursor.output()))
        names.formUnion(cursor.names)
      case .tag(let name, let range, let offset):
        var cursor = LiquidCursor(scanner.bytes, range)
        if Self.stops.contains(name) {
          let stop = Stop(name: name, cursor: cursor, offset: offset)
          guard ends.contains(name) else { throw Self.misplaced(stop, in: ends) }
          return (nodes, stop)
        }
        if let node = try node(name, &cursor, at: offset) { nodes.append(node) }
        names.formUnion(cursor.names)
      }
    }
    guard let end = ends.last else { return (nodes, nil) }
    throw LiquidError(message: "{% \(tag) %} is not closed", hint: "{% \(end) %} was expected", offset: start)
  }

  /// The nodes up to a tag that must come.
  mutating func closedBlock(
    until ends: [String], openedBy tag: String, at start: Int
  ) throws(LiquidError) -> (nodes: [LiquidNode], stop: Stop) {
    let (nodes, stop) = try block(until: ends, openedBy: tag, at: start)
    guard let stop else { throw LiquidError(message: "{% \(tag) %} is not closed", offset: start) }
    return (nodes, stop)
  }

  private static let stops: Set<String> = [
    "else", "elsif", "elseif", "when", "endif", "endunless", "endcase", "endfor", "endcapture",
    "endifchanged",
    "endraw", "endcomment", "endJSONArrayFor",
  ]

  private static func misplaced(_ stop: Stop, in ends: [String]) -> LiquidError {
    LiquidError(
      message: "{% \(stop.name) %} cannot stand here",
      hint: ends.last.map { "{% \($0) %} was expected" } ?? "no tag is open", offset: stop.offset)
  }

  private mutating func node(
    _ name: String, _ cursor: inout LiquidCursor, at offset: Int
  ) throws(LiquidError) -> LiquidNode? {
    switch name {
    case "assign":
      let target = try cursor.requiredName("an assignment is written name = value")
      guard cursor.take("=") else { throw cursor.unexpected("an assignment is written name = value") }
      return .assign(target, try cursor.output())
    case "capture":
      let target = try cursor.requiredName("the name of a variable was expected")
      try cursor.finish("the end of the tag was expected")
      return .capture(
        target, try closedBlock(until: ["endcapture"], openedBy: name, at: offset).nodes)
    case "if", "unless": return .branches(try branches(name, &cursor, at: offset))
    case "case": return try choice(&cursor, at: offset)
    case "for", "JSONArrayFor": return .loop(try loop(name, &cursor, at: offset))
    case "break", "continue":
      try cursor.finish("the end of the tag was expected")
      return .interrupt(name == "break" ? .leaveLoop : .nextTurn)
    case "cycle": return .cycle(try cycle(&cursor, at: offset))
    case "increment", "decrement":
      let target = try cursor.requiredName("the name of a variable was expected")
      try cursor.finish("the end of the tag was expected")
      return .count(target, by: name == "increment" ? 1 : -1, offset: offset)
    case "ifchanged":
      changes += 1
      let number = changes
      return .ifChanged(
        try closedBlock(until: ["endifchanged"], openedBy: name, at: offset).nodes, number: number)
    case "raw", "literal":
      return .text(try scanner.rawText(upTo: "end\(name)", openedAt: offset))
    case "comment":
      _ = try scanner.rawText(upTo: "endcomment", openedAt: offset)
      return nil
    default: throw Self.unknown(name, at: offset)
    }
  }

  private static let known = [
    "assign", "break", "capture", "case", "comment", "continue", "cycle", "decrement", "for", "if",
    "ifchanged",
    "increment", "JSONArrayFor", "literal", "raw", "unless",
  ]

  private static func unknown(_ name: String, at offset: Int) -> LiquidError {
    if ["include", "extends", "block", "param", "tablerow"].contains(name) {
      return LiquidError(
        message: "the Liquid tag \(name) is not available in this gateway",
        hint: "\(known.joined(separator: ", ")) are", offset: offset)
    }
    return LiquidError(
      message: "there is no Liquid tag \(name)",
      hint: Spelling.nearest(to: name, in: known + stops.sorted()).map { "did you mean \($0)?" },
      offset: offset)
  }
}
