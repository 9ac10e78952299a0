extension LiquidParser {
  /// `if` and `unless` with their `elsif` and `else`.
  mutating func branches(
    _ name: String, _ cursor: inout LiquidCursor, at offset: Int
  ) throws(LiquidError) -> [LiquidBranch] {
    var condition: LiquidCondition? = try cursor.condition()
    var isNegated = name == "unless"
    var branches: [LiquidBranch] = []
    while true {
      let ends = condition == nil ? ["end\(name)"] : ["elsif", "elseif", "else", "end\(name)"]
      var (nodes, stop) = try closedBlock(until: ends, openedBy: name, at: offset)
      branches.append(LiquidBranch(condition: condition, isNegated: isNegated, nodes: nodes))
      isNegated = false
      switch stop.name {
      case "else":
        try stop.cursor.finish("the end of the tag was expected")
        condition = nil
      case "elsif", "elseif":
        condition = try stop.cursor.condition()
        names.formUnion(stop.cursor.names)
      default: return branches
      }
    }
  }

  /// `case`; what stands before its first `when` is left out.
  mutating func choice(_ cursor: inout LiquidCursor, at offset: Int) throws(LiquidError) -> LiquidNode {
    let value = try cursor.expression()
    try cursor.finish("the end of the tag was expected")
    var (ignored, stop) = try closedBlock(until: ["when", "else", "endcase"], openedBy: "case", at: offset)
    ignored.removeAll()
    var whens: [LiquidWhen] = []
    while stop.name != "endcase" {
      var values: [LiquidExpression]?
      if stop.name == "when" {
        var found: [LiquidExpression] = []
        repeat {
          found.append(try stop.cursor.expression())
        } while stop.cursor.take(",")
          || stop.cursor.take(word: "or")
        values = found
      }
      try stop.cursor.finish("the end of the tag was expected")
      names.formUnion(stop.cursor.names)
      let (nodes, next) = try closedBlock(until: ["when", "else", "endcase"], openedBy: "case", at: offset)
      whens.append(LiquidWhen(values: values, nodes: nodes))
      stop = next
    }
    return .choice(value, whens)
  }

  /// `for` with its `else`.
  ///
  /// `JSONArrayFor`, which API Management writes into the policies of imported SOAP services, puts a comma between
  /// the turns.
  mutating func loop(
    _ tag: String, _ cursor: inout LiquidCursor, at offset: Int
  ) throws(LiquidError) -> LiquidLoop {
    let form = "a loop is written for item in collection"
    let variable = try cursor.requiredName(form)
    guard cursor.take(word: "in") else { throw cursor.unexpected(form) }
    cursor.skipBlanks()
    let start = cursor.position
    let collection = try cursor.expression()
    let written = String(decoding: cursor.bytes[start..<cursor.position], as: UTF8.self)
    var loop = LiquidLoop(
      variable: variable, collection: collection, name: "\(variable)-\(written)", offset: offset)
    while true {
      _ = cursor.take(",")
      cursor.skipBlanks()
      if cursor.isAtEnd { break }
      let place = cursor.position
      let word = try cursor.requiredName("reversed, limit: or offset: was expected")
      switch word {
      case "reversed": loop.isReversed = true
      case "limit" where cursor.take(":"): loop.limit = try cursor.expression()
      case "offset" where cursor.take(":"):
        loop.start = cursor.take(word: "continue") ? .whereItStopped : .element(try cursor.expression())
      default:
        throw LiquidError(
          message: "a loop has no parameter \(word)", hint: "reversed, limit: or offset: was expected",
          offset: place)
      }
    }
    if tag == "JSONArrayFor" { loop.separator = "," }
    var (nodes, stop) = try closedBlock(until: ["else", "end\(tag)"], openedBy: tag, at: offset)
    loop.nodes = nodes
    if stop.name == "else" {
      try stop.cursor.finish("the end of the tag was expected")
      loop.otherwise = try closedBlock(until: ["end\(tag)"], openedBy: tag, at: offset).nodes
    }
    return loop
  }

  /// `cycle`, with a name before a colon or without.
  func cycle(_ cursor: inout LiquidCursor, at offset: Int) throws(LiquidError) -> LiquidCycle {
    cursor.skipBlanks()
    let start = cursor.position
    var values = [try cursor.expression()]
    var name: LiquidExpression?
    if cursor.take(":") {
      name = values.removeFirst()
      values.append(try cursor.expression())
    }
    while cursor.take(",") { values.append(try cursor.expression()) }
    try cursor.finish(", or the end of the tag was expected")
    let written = String(decoding: cursor.bytes[start..<cursor.position], as: UTF8.self)
    return LiquidCycle(name: name ?? .text(written), values: values, offset: offset)
  }
}
