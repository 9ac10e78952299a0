import Foundation

extension Library {
  /// `System.Text.RegularExpressions.Regex`
  static let regexMembers: [Member] = [
    Member("new(string pattern)") {
      .object(try RegexObject($0.string(0, "pattern"), options: 0))
    },
    Member("new(string pattern, RegexOptions options)") {
      .object(try RegexObject($0.string(0, "pattern"), options: $0.int(1)))
    },
    Member("bool IsMatch(string input)") {
      .bool(try $0.this(RegexObject.self).matches(in: $0.string(0, "input"), limit: 1, $0.scope).first != nil)
    },
    Member("Match Match(string input)") {
      .object(try first(try $0.this(), $0.string(0, "input"), $0.scope))
    },
    Member("MatchCollection Matches(string input)") {
      .object(try all(try $0.this(), $0.string(0, "input"), $0.scope))
    },
    Member("string Replace(string input, string replacement)") { call in
      .string(
        try call.this(RegexObject.self)
          .replace(call.string(0, "input"), call.string(1, "replacement"), call.scope))
    },
    Member("string Replace(string input, string replacement, int count)") { call in
      let count = call.int(2) < 0 ? nil : call.int(2)
      return .string(
        try call.this(RegexObject.self)
          .replace(call.string(0, "input"), call.string(1, "replacement"), count: count, call.scope))
    },
    // .NET's third parameter is a MatchEvaluator, which a lambda becomes like any other function.
    Member("string Replace(string input, Func<Match, string> evaluator)") { call in
      .string(try replaced(call.this(), call, evaluator: 1))
    },
    Member("string[] Split(string input)") {
      .strings(try $0.this(RegexObject.self).split($0.string(0, "input"), $0.scope))
    },
    Member("static bool IsMatch(string input, string pattern)") {
      .bool(try pattern($0).matches(in: $0.string(0, "input"), limit: 1, $0.scope).first != nil)
    },
    Member("static bool IsMatch(string input, string pattern, RegexOptions options)") {
      .bool(try pattern($0, options: 2).matches(in: $0.string(0, "input"), limit: 1, $0.scope).first != nil)
    },
    Member("static Match Match(string input, string pattern)") {
      .object(try first(pattern($0), $0.string(0, "input"), $0.scope))
    },
    Member("static Match Match(string input, string pattern, RegexOptions options)") {
      .object(try first(pattern($0, options: 2), $0.string(0, "input"), $0.scope))
    },
    Member("static MatchCollection Matches(string input, string pattern)") {
      .object(try all(pattern($0), $0.string(0, "input"), $0.scope))
    },
    Member("static MatchCollection Matches(string input, string pattern, RegexOptions options)") {
      .object(try all(pattern($0, options: 2), $0.string(0, "input"), $0.scope))
    },
    Member("static string Replace(string input, string pattern, string replacement)") {
      .string(try pattern($0).replace($0.string(0, "input"), $0.string(2, "replacement"), $0.scope))
    },
    Member("static string Replace(string input, string pattern, string replacement, RegexOptions options)") {
      .string(
        try pattern($0, options: 3).replace($0.string(0, "input"), $0.string(2, "replacement"), $0.scope))
    },
    Member("static string Replace(string input, string pattern, Func<Match, string> evaluator)") { call in
      .string(try replaced(pattern(call), call, evaluator: 2))
    },
    Member(
      "static string Replace(string input, string pattern, Func<Match, string> evaluator, RegexOptions options)"
    ) { call in .string(try replaced(pattern(call, options: 3), call, evaluator: 2)) },
    Member("static string[] Split(string input, string pattern)") {
      .strings(try pattern($0).split($0.string(0, "input"), $0.scope))
    },
    Member("static string Escape(string str)") { call in
      var escaped = ""
      for character in try call.string(0, "str") {
        switch character {
        case "\n": escaped += "\\n"
        case "\r": escaped += "\\r"
        case "\t": escaped += "\\t"
        default:
          if "\\*+?|{[()^$.# ".contains(character) { escaped += "\\" }
          escaped.append(character)
        }
      }
      return .string(escaped)
    },
  ]

  private static func pattern(_ call: Call, options index: Int? = nil) throws -> RegexObject {
    try RegexObject(
      call.string(1, "pattern"), options: index.map { call.int($0) } ?? 0)
  }

  private static func replaced(_ regex: RegexObject, _ call: Call, evaluator: Int) throws -> String {
    try regex.replace(call.string(0, "input"), call.scope) {
      try call.scope.step()
      return try call.invoke(evaluator, .object($0)).string ?? ""
    }
  }

  private static func first(
    _ regex: RegexObject, _ input: String, _ scope: EvaluationScope
  ) throws -> MatchObject {
    try regex.matches(in: input, limit: 1, scope).first ?? MatchObject.missing
  }

  private static func all(
    _ regex: RegexObject, _ input: String, _ scope: EvaluationScope
  ) throws -> ListObject {
    ListObject(try regex.matches(in: input, limit: nil, scope).map(Value.object), of: .named("Match"))
  }

  /// `Match`, `Group` and `Capture`
  static let groupMembers: [Member] = [
    Member("bool Success") { .bool(try $0.this(GroupObject.self).isFound) },
    Member("string Value") { .string(try $0.this(GroupObject.self).text) },
    Member("int Index") { .int(Int32(truncatingIfNeeded: try $0.this(GroupObject.self).index)) },
    Member("int Length") { .int(Int32(truncatingIfNeeded: try $0.this(GroupObject.self).text.utf16.count)) },
  ]

  static let matchMembers: [Member] = [
    Member("GroupCollection Groups") { .object(GroupCollectionObject(try $0.this())) },
    Member("Match NextMatch()") { call in
      .object(try call.this(MatchObject.self).following() ?? MatchObject.missing)
    },
  ]

  static let matchCollectionMembers: [Member] = [
    Member("int Count") { .int(Int32(truncatingIfNeeded: try $0.this(ListObject.self).count)) },
    Member("Match this[int i]") { call in
      let matches: ListObject = try call.this()
      return matches.elements[try matches.index(call.int(0))]
    },
  ]

  static let groupCollectionMembers: [Member] = [
    Member("Group this[int groupnum]") { call in
      let groups = try call.this(GroupCollectionObject.self).match.groups
      return .object(groups.indices.contains(call.int(0)) ? groups[call.int(0)].group : GroupObject.none)
    },
    Member("Group this[string groupname]") { call in
      let name = try call.string(0, "groupname")
      let groups = try call.this(GroupCollectionObject.self).match.groups
      return .object(groups.first { $0.name == name }?.group ?? GroupObject.none)
    },
    Member("int Count") { .int(Int32(try $0.this(GroupCollectionObject.self).match.groups.count)) },
  ]
}
