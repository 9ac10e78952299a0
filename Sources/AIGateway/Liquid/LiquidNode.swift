/// A part of a template.
indirect enum LiquidNode: Sendable {
  /// What stands between tags.
  case text(String)
  /// `{{ value | Filter: argument }}`
  case output(LiquidOutput)
  /// `{% assign name = value | Filter %}`
  case assign(String, LiquidOutput)
  /// `{% capture name %}`
  case capture(String, [LiquidNode])
  /// `{% if %}` with its `elsif` and `else`, and `{% unless %}`
  case branches([LiquidBranch])
  /// `{% case value %}`; a `when` without values is the `else`
  case choice(LiquidExpression, [LiquidWhen])
  /// `{% for %}`
  case loop(LiquidLoop)
  /// `{% break %}` and `{% continue %}`
  case interrupt(LiquidInterrupt)
  /// `{% cycle name: a, b %}`
  case cycle(LiquidCycle)
  /// `{% increment name %}`, which shows the number before, and `{% decrement name %}`, which shows it after
  case count(String, by: Int64, offset: Int)
  /// `{% ifchanged %}`; the number tells one from another
  case ifChanged([LiquidNode], number: Int)
}

/// What ends one turn of a loop.
enum LiquidInterrupt: Sendable {
  case leaveLoop, nextTurn
}

/// A value and the filters it goes through.
struct LiquidOutput: Sendable {
  let value: LiquidExpression
  let filters: [LiquidFilterCall]
  /// Where it stands in the template.
  let offset: Int
}

/// A filter with its arguments.
struct LiquidFilterCall: Sendable {
  let filter: LiquidFilter
  let arguments: [LiquidExpression]
  /// Where it stands in the template.
  let offset: Int
}

/// One of the branches of `if`; without a condition, the `else`.
struct LiquidBranch: Sendable {
  let condition: LiquidCondition?
  /// Whether it is taken when the condition is false: `unless`.
  var isNegated = false
  let nodes: [LiquidNode]
}

/// One of the `when` of a `case`; without values, the `else`.
struct LiquidWhen: Sendable {
  let values: [LiquidExpression]?
  let nodes: [LiquidNode]
}

/// `{% for variable in collection reversed limit: 2 offset: 1 %}`
struct LiquidLoop: Sendable {
  let variable: String
  let collection: LiquidExpression
  /// `item-collection` as written, by which `offset: continue` finds where the last loop stopped.
  let name: String
  var isReversed = false
  var limit: LiquidExpression?
  var start: Start?
  var nodes: [LiquidNode] = []
  var otherwise: [LiquidNode] = []
  /// What is written between two turns: a comma for `{% JSONArrayFor %}`, nothing for `{% for %}`.
  var separator = ""
  let offset: Int

  /// Where a loop begins.
  enum Start: Sendable {
    case element(LiquidExpression)
    case whereItStopped
  }
}

/// `{% cycle %}`: one of the values in turn.
struct LiquidCycle: Sendable {
  /// What tells one cycle from another: its name, or the text of its values.
  let name: LiquidExpression
  let values: [LiquidExpression]
  let offset: Int
}
