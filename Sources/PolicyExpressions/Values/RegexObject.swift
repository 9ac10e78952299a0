import Foundation

/// A compiled `Regex`, on ICU's engine, whose patterns are all but the same as .NET's.
public final class RegexObject: NetObject {
  private let pattern: String
  private let expression: NSRegularExpression
  /// The names of the groups, in the order of their brackets; nil for numbered ones.
  private let groups: [String?]

  /// Compiles a pattern with the bits of `RegexOptions`.
  ///
  /// - Throws: An `ArgumentException` for a pattern that is none.
  public init(_ pattern: String, options: Int = 0) throws {
    var flags: NSRegularExpression.Options = []
    if options & 1 != 0 { flags.insert(.caseInsensitive) }
    if options & 2 != 0 { flags.insert(.anchorsMatchLines) }
    if options & 16 != 0 { flags.insert(.dotMatchesLineSeparators) }
    if options & 32 != 0 { flags.insert(.allowCommentsAndWhitespace) }
    // ICU would take every line end for one; .NET takes only "\n".
    flags.insert(.useUnixLineSeparators)
    self.pattern = pattern
    do {
      expression = try NSRegularExpression(pattern: Self.namesOnly(pattern), options: flags)
    } catch {
      throw NetException("ArgumentException", "parsing \"\(pattern)\" - the pattern is not valid.")
    }
    groups = Self.groups(of: pattern)
  }

  /// The type's name.
  public var type: StaticType { .named("Regex") }
  /// The pattern.
  public var text: String { pattern }

  /// ICU allows only letters and digits in group names.
  private static func namesOnly(_ pattern: String) -> String {
    var result = ""
    var rest = pattern[...]
    while let mark = rest.range(of: "(?<") {
      result += rest[..<mark.upperBound]
      rest = rest[mark.upperBound...]
      guard let first = rest.first, first != "=", first != "!" else { continue }
      let name = rest.prefix { $0 != ">" }
      result += name.replacing("_", with: "0x5F")
      rest = rest.dropFirst(name.count)
    }
    return result + rest
  }

  private static func groups(of pattern: String) -> [String?] {
    var names: [String?] = []
    var inClass = false
    var characters = Array(pattern)[...]
    while let character = characters.popFirst() {
      if character == "\\" {
        _ = characters.popFirst()
      } else if inClass {
        inClass = character != "]"
      } else if character == "[" {
        inClass = true
      } else if character == "(" {
        guard characters.first == "?" else {
          names.append(nil)
          continue
        }
        let inside = characters.dropFirst()
        if inside.first == "<", let next = inside.dropFirst().first, next != "=", next != "!" {
          names.append(String(inside.dropFirst().prefix { $0 != ">" }))
        }
      }
    }
    return names
  }

  func matches(in input: String, limit: Int?, _ scope: EvaluationScope?) throws -> [MatchObject] {
    let whole = NSString(string: input)
    let found = try found(in: input, length: whole.length, limit: limit, scope)
    let matches = found.map { match(of: $0, in: whole) }
    for (match, next) in zip(matches, matches.dropFirst()) { match.next = next }
    if limit == 1, let match = matches.first {
      match.more = { [self] in try self.matches(in: input, limit: nil, scope).dropFirst().first }
    }
    return matches
  }

  /// What a match takes, in bytes.
  private static let matchSize = 512

  /// What ICU finds, stopped when it takes too long: it reports its progress while it backtracks.
  ///
  /// Only patterns that backtrack without end come near what an evaluation may spend on all its searches.
  private func found(
    in input: String, length: Int, limit: Int?, _ scope: EvaluationScope?
  ) throws -> [NSTextCheckingResult] {
    var found: [NSTextCheckingResult] = []
    var isLate = false
    var refusal: (any Error)?
    let longest = try scope?.matchingLeft() ?? .seconds(1)
    let start = ContinuousClock.now
    defer { scope?.match(for: ContinuousClock.now - start) }
    let range = NSRange(location: 0, length: length)
    expression.enumerateMatches(in: input, options: .reportProgress, range: range) { result, _, stop in
      if let result {
        found.append(result)
        do { try scope?.allocate(Self.matchSize) } catch { refusal = error }
      }
      isLate = ContinuousClock.now - start > longest
      if isLate || refusal != nil || found.count == limit { stop.pointee = true }
    }
    if let refusal { throw refusal }
    if isLate {
      throw NetException(
        "RegexMatchTimeoutException",
        "The Regex engine has timed out while trying to match a pattern to an input string. This can occur for "
          + "many reasons, including very large inputs or excessive backtracking caused by nested quantifiers, "
          + "back-references and other factors.")
    }
    return found
  }

  private func match(of result: NSTextCheckingResult, in whole: NSString) -> MatchObject {
    func group(_ range: NSRange) -> GroupObject {
      range.location == NSNotFound ? .none : GroupObject(whole.substring(with: range), at: range.location)
    }
    // .NET numbers unnamed groups first, then the named ones.
    let numbered = groups.indices.filter { groups[$0] == nil }
    let named = groups.indices.filter { groups[$0] != nil }
    var all: [(name: String, group: GroupObject)] = [("0", group(result.range))]
    for (number, index) in (numbered + named).enumerated() where index + 1 < result.numberOfRanges {
      all.append((groups[index] ?? String(number + 1), group(result.range(at: index + 1))))
    }
    return MatchObject(whole.substring(with: result.range), at: result.range.location, groups: all)
  }

  /// The input with every match, or the first `count` of them, replaced; `$1` and its like stand for groups.
  ///
  /// - Throws: An exception when the result has more than `limit` bytes, or the search takes too long.
  public func replace(
    _ input: String, _ replacement: String, count: Int? = nil, upTo limit: Int = .max
  ) throws -> String {
    try replace(input, count: count, nil, by: { Self.expand(replacement, $0) }) { size in
      guard size <= limit else {
        throw NetException.budget("The replaced text has more than \(limit) bytes.")
      }
    }
  }

  func replace(
    _ input: String, _ replacement: String, count: Int? = nil, _ scope: EvaluationScope
  ) throws -> String {
    try replace(input, count: count, scope, by: { Self.expand(replacement, $0) }) { try scope.afford($0) }
  }

  func replace(
    _ input: String, _ scope: EvaluationScope, by replacement: (MatchObject) throws -> String
  ) throws -> String {
    try replace(input, count: nil, scope, by: replacement) { try scope.afford($0) }
  }

  private func replace(
    _ input: String, count: Int?, _ scope: EvaluationScope?, by replacement: (MatchObject) throws -> String,
    afford: (Int) throws -> Void
  ) throws -> String {
    let whole = NSString(string: input)
    var result = ""
    var end = 0
    for match in try matches(in: input, limit: count, scope) {
      result += whole.substring(with: NSRange(location: end, length: match.index - end))
      result += try replacement(match)
      try afford(result.utf8.count)
      end = match.index + match.text.utf16.count
    }
    return result + whole.substring(from: end)
  }

  /// `$1`, `${name}`, `$$` and `$&` of a replacement.
  private static func expand(_ replacement: String, _ match: MatchObject) -> String {
    var result = ""
    var rest = replacement[...]
    while let mark = rest.firstIndex(of: "$") {
      result += rest[..<mark]
      rest = rest[mark...].dropFirst()
      if rest.first == "$" {
        result += "$"
        rest = rest.dropFirst()
      } else if rest.first == "&" {
        result += match.text
        rest = rest.dropFirst()
      } else if rest.first == "{", let end = rest.firstIndex(of: "}"),
        let group = match.groups.first(where: { $0.name == rest[..<end].dropFirst() })
      {
        result += group.group.text
        rest = rest[end...].dropFirst()
      } else if let number = Int(rest.prefix { $0.isASCII && $0.isNumber }),
        match.groups.indices.contains(number)
      {
        result += match.groups[number].group.text
        rest = rest.drop { $0.isASCII && $0.isNumber }
      } else {
        result += "$"
      }
    }
    return result + rest
  }

  func split(_ input: String, _ scope: EvaluationScope) throws -> [String] {
    let whole = NSString(string: input)
    var parts: [String] = []
    var end = 0
    for match in try matches(in: input, limit: nil, scope) {
      parts.append(whole.substring(with: NSRange(location: end, length: match.index - end)))
      parts += match.groups.dropFirst().filter(\.group.isFound).map(\.group.text)
      end = match.index + match.text.utf16.count
    }
    return parts + [whole.substring(from: end)]
  }
}

/// A `Group` of a match.
class GroupObject: NetObject {
  let text: String
  let index: Int
  let isFound: Bool

  init(_ text: String, at index: Int) {
    self.text = text
    self.index = index
    isFound = true
  }

  fileprivate init() {
    text = ""
    index = 0
    isFound = false
  }

  var type: StaticType { .named("Group") }
  static var none: GroupObject { GroupObject() }
}

/// A `Match`.
final class MatchObject: GroupObject {
  let groups: [(name: String, group: GroupObject)]
  fileprivate var more: (() throws -> MatchObject?)?
  fileprivate var next: MatchObject?

  init(_ text: String, at index: Int, groups: [(name: String, group: GroupObject)]) {
    self.groups = groups
    super.init(text, at: index)
  }

  private override init() {
    groups = []
    super.init()
  }

  override var type: StaticType { .named("Match") }
  static var missing: MatchObject { MatchObject() }

  // One after the other: taken down by one another, a long row of matches would overflow the stack.
  deinit {
    var rest = next
    next = nil
    while isKnownUniquelyReferenced(&rest) {
      let following = rest?.next
      rest?.next = nil
      rest = following
    }
  }

  /// The match after this one.
  func following() throws -> MatchObject? {
    try next ?? more?()
  }
}

/// `match.Groups`
final class GroupCollectionObject: Countable {
  let match: MatchObject

  init(_ match: MatchObject) {
    self.match = match
  }

  var type: StaticType { .named("GroupCollection") }
  var count: Int { match.groups.count }

  func makeIterator() -> () throws -> Value? {
    var groups = match.groups.makeIterator()
    return { groups.next().map { .object($0.group) } }
  }
}
