extension Compiler {
  /// One way into a section.
  private struct Entry: Sendable {
    let test: @Sendable (Frame, Value) throws -> Bool
    let section: Int
  }

  func switchOn(
    _ expr: Expr, _ sections: [Stmt.SwitchSection], at offset: Int
  ) throws(ExpressionError) -> (Step, endsOpen: Bool) {
    function.push()
    defer { function.pop() }
    let subject = try value(expr)
    function.exits.append(.init(isLoop: false))
    var entries: [Entry] = []
    var fallback: Int?
    var bodies: [Step] = []
    var seen: Set<Constant> = []
    for (number, section) in sections.enumerated() {
      function.push()
      for label in section.labels {
        switch label {
        case .otherwise: fallback = number
        case .value(let labelExpr):
          let entry = try self.entry(labelExpr, subject, &seen, section: number)
          entries.append(entry)
        case .pattern(let syntax, let name, let filter):
          entries.append(try pattern(syntax, name, filter, section: number, at: offset))
        }
      }
      let (body, endsOpen) = try block(section.body)
      function.pop()
      if endsOpen {
        let name = try labelName(section.labels.last)
        throw error(
          "Control cannot fall through from one case label ('\(name)') to another",
          at: section.body.first?.offset ?? offset)
      }
      bodies.append(body)
    }
    let isLeft = function.exits.popLast()?.isLeft ?? false
    let code = subject.code
    let step: Step = { [entries, fallback, bodies] frame in
      let value = try code(frame)
      var chosen = fallback
      for entry in entries where try entry.test(frame, value) {
        chosen = entry.section
        break
      }
      guard let chosen else { return .next }
      let flow = try bodies[chosen](frame)
      return flow == .broke ? .next : flow
    }
    return (step, isLeft || fallback == nil)
  }

  private func entry(
    _ label: Expr, _ subject: Operand, _ seen: inout Set<Constant>, section: Int
  ) throws(ExpressionError) -> Entry {
    let found = try value(label)
    let operand = subject.type == .object ? found : try convert(found, to: subject.type)
    if let constant = operand.constant {
      guard seen.insert(constant).inserted else {
        throw error(
          "The switch statement contains multiple cases with the label value '\((try? constant.value.text()) ?? "null")'",
          at: label.offset)
      }
      return Entry(
        test: { frame, value in
          try frame.scope.work(value.footprint)
          return Equality.equals(value, constant.value)
        }, section: section)
    }
    guard library.table(of: operand.type)?.enumeration != nil else {
      throw error("A constant value is expected", at: label.offset)
    }
    let code = operand.code
    return Entry(test: { frame, value in Equality.equals(value, try code(frame)) }, section: section)
  }

  private func pattern(
    _ syntax: TypeSyntax, _ name: String, _ filter: Expr?, section: Int, at offset: Int
  ) throws(ExpressionError) -> Entry {
    let type = try type(syntax)
    let matches = TypeTest.matches(type, in: library)
    let slot = name == "_" ? function.slot() : try declare(name, type, at: syntax.offset)
    let test = try filter.map { (expr) throws(ExpressionError) in try value(expr, as: .bool).code }
    return Entry(
      test: { frame, value in
        guard matches(value) else { return false }
        frame.slots[slot] = value
        guard let test else { return true }
        return try test(frame).truth ?? false
      }, section: section)
  }

  private func labelName(_ label: Stmt.SwitchSection.Label?) throws(ExpressionError) -> String {
    switch label {
    case .value(let expr):
      guard let constant = try value(expr).constant else { return "case" }
      let text = (try? constant.value.text()) ?? "null"
      if case .string = constant { return "case \"\(text)\":" }
      return "case \(text):"
    case .otherwise, nil: return "default:"
    case .pattern(let syntax, let name, _): return "case \(syntax.name) \(name):"
    }
  }
}
