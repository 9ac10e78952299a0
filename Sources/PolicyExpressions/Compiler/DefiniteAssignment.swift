/// Which variables have a value wherever they are read, as C# demands it (C# specification, "Definite assignment").
///
/// Only variables declared without a value are followed.
struct DefiniteAssignment {
  /// The variables that have a value at a point; every one at a point that is never reached.
  enum State: Equatable {
    case reached(Set<Int>)
    case never

    func joined(_ other: State) -> State {
      switch (self, other) {
      case (.never, let state), (let state, .never): state
      case (.reached(let a), .reached(let b)): .reached(a.intersection(b))
      }
    }

    func adding(_ other: State) -> State {
      guard case .reached(let a) = self, case .reached(let b) = other else { return .never }
      return .reached(a.union(b))
    }
  }

  let source: SourceText
  var state = State.reached([])
  /// What names mean, innermost last: the number of a variable that is followed, or nil.
  private var scopes: [[String: Int?]] = [[:]]
  private var count = 0
  /// What holds where a `break` of each open loop or switch leads, innermost last.
  private var exits: [State] = []

  /// Throws when one of the statements reads a variable that may have no value.
  static func check(_ statements: [Stmt], in source: SourceText) throws(ExpressionError) {
    var pass = DefiniteAssignment(source: source)
    try pass.walk(statements)
  }

  private init(source: SourceText) {
    self.source = source
  }

  mutating func declare(_ name: String, isAssigned: Bool = true) {
    guard !isAssigned else {
      scopes[scopes.count - 1].updateValue(nil, forKey: name)
      return
    }
    scopes[scopes.count - 1][name] = count
    count += 1
  }

  func variable(_ name: String) -> Int? {
    for scope in scopes.reversed() {
      if let found = scope[name] { return found }
    }
    return nil
  }

  mutating func assign(_ name: String) {
    guard let variable = variable(name), case .reached(var assigned) = state else { return }
    assigned.insert(variable)
    state = .reached(assigned)
  }

  func read(_ name: String, at offset: Int) throws(ExpressionError) {
    guard let variable = variable(name), case .reached(let assigned) = state, !assigned.contains(variable)
    else { return }
    throw source.error("Use of unassigned local variable '\(name)'", at: offset)
  }

  mutating func scoped(
    _ body: (inout DefiniteAssignment) throws(ExpressionError) -> Void
  ) throws(ExpressionError) {
    scopes.append([:])
    try body(&self)
    scopes.removeLast()
  }

  /// Walks code that may not run; what it assigns does not count afterwards.
  mutating func aside(
    _ body: (inout DefiniteAssignment) throws(ExpressionError) -> Void
  ) throws(ExpressionError) {
    let before = state
    let outer = exits
    try scoped(body)
    state = before
    exits = outer
  }

  /// Walks what a `break` can leave; answers what holds where it leads.
  private mutating func leaving(
    _ body: (inout DefiniteAssignment) throws(ExpressionError) -> Void
  ) throws(ExpressionError) -> State {
    exits.append(.never)
    try body(&self)
    return exits.removeLast()
  }

  mutating func walk(_ statements: [Stmt]) throws(ExpressionError) {
    try scoped { (pass) throws(ExpressionError) in
      for statement in statements { try pass.walk(statement) }
    }
  }

  private mutating func walk(_ statement: Stmt) throws(ExpressionError) {
    switch statement.kind {
    case .empty: break
    case .expression(let expr): try walk(expr)
    case .declaration(_, let variables, _):
      for (name, value, _) in variables {
        if let value { try walk(value) }
        declare(name, isAssigned: value != nil)
      }
    case .function(let function):
      // Its body runs where it is called, with what is assigned there.
      let before = state
      state = .never
      try aside { (pass) throws(ExpressionError) in
        for parameter in function.parameters { pass.declare(parameter.name) }
        try pass.walk(function.body)
      }
      state = before
    case .block(let statements), .checked(_, let statements): try walk(statements)
    case .branches(let branches, let otherwise): try branch(branches, otherwise)
    case .whileLoop(let condition, let body):
      let (yes, no) = try test(condition)
      state = yes
      state = try leaving { (pass) throws(ExpressionError) in try pass.walk([body]) }.joined(no)
    case .doLoop(let body, let condition):
      var no = State.never
      state = try leaving { (pass) throws(ExpressionError) in
        try pass.walk([body])
        no = try pass.test(condition).no
      }.joined(no)
    case .forLoop(let start, let condition, let step, let body):
      try scoped { (pass) throws(ExpressionError) in
        for statement in start { try pass.walk(statement) }
        var no = State.never
        if let condition { (pass.state, no) = try pass.test(condition) }
        pass.state = try pass.leaving { (pass) throws(ExpressionError) in
          try pass.walk([body])
          for expr in step { try pass.walk(expr) }
        }.joined(no)
      }
    case .forEach(_, let name, let sequence, let body):
      try walk(sequence)
      try aside { (pass) throws(ExpressionError) in
        pass.declare(name)
        _ = try pass.leaving { (pass) throws(ExpressionError) in try pass.walk([body]) }
      }
    case .switchOn(let value, let sections): try choose(value, sections)
    case .tryBlock(let body, let clauses, let finally): try attempt(body, clauses, finally)
    case .using(let resource, let body): try walk([resource, body])
    case .returning(let expr), .throwing(let expr):
      if let expr { try walk(expr) }
      state = .never
    case .breakLoop:
      if let last = exits.indices.last { exits[last] = exits[last].joined(state) }
      state = .never
    case .continueLoop: state = .never
    }
  }

  private mutating func branch(
    _ branches: [(condition: Expr, body: Stmt)], _ otherwise: Stmt?
  ) throws(ExpressionError) {
    var after = State.never
    for (condition, body) in branches {
      let (yes, no) = try test(condition)
      state = yes
      try walk([body])
      after = after.joined(state)
      state = no
    }
    if let otherwise { try walk([otherwise]) }
    state = state.joined(after)
  }

  private mutating func choose(_ value: Expr, _ sections: [Stmt.SwitchSection]) throws(ExpressionError) {
    try walk(value)
    let before = state
    var hasDefault = false
    let left = try leaving { (pass) throws(ExpressionError) in
      for section in sections {
        pass.state = before
        try pass.scoped { (pass) throws(ExpressionError) in
          for label in section.labels {
            switch label {
            case .otherwise: hasDefault = true
            case .value(let expr): try pass.walk(expr)
            case .pattern(_, let name, let condition):
              pass.declare(name)
              if let condition { try pass.walk(condition) }
            }
          }
          try pass.walk(section.body)
        }
      }
    }
    state = hasDefault ? left : left.joined(before)
  }

  private mutating func attempt(
    _ body: [Stmt], _ clauses: [Stmt.CatchClause], _ finally: [Stmt]?
  ) throws(ExpressionError) {
    let before = state
    try walk(body)
    var after = state
    for clause in clauses {
      state = before
      try scoped { (pass) throws(ExpressionError) in
        if let name = clause.name { pass.declare(name) }
        if let filter = clause.filter { try pass.walk(filter) }
        try pass.walk(clause.body)
      }
      after = after.joined(state)
    }
    state = after
    guard let finally else { return }
    state = before
    try walk(finally)
    state = state.adding(after)
  }
}
