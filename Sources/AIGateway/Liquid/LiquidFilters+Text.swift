import PolicyExpressions

extension LiquidFilters {
  /// Filters of text. All but `Default` leave null as it is.
  static let text: [LiquidFilter] = [
    LiquidFilter("Append", 1...1) { call in Value(call.text.map { $0 + call.text(0) }) },
    LiquidFilter("Prepend", 1...1) { call in Value(call.text.map { call.text(0) + $0 }) },
    LiquidFilter("Default", 1...1) { call in
      let text = call.text ?? ""
      return text.trimmingBlanks.isEmpty ? call[0] : .string(text)
    },
    LiquidFilter("Capitalize") { Value($0.text.map(titleCased)) },
    LiquidFilter("Downcase") { Value($0.text?.lowercased()) },
    LiquidFilter("Upcase") { Value($0.text?.uppercased()) },
    LiquidFilter("Strip") { Value($0.text?.trimmingBlanks) },
    LiquidFilter("Lstrip") { Value(($0.text?.drop(while: \.isWhitespace)).map(String.init)) },
    LiquidFilter("Rstrip") { call in
      guard let text = call.text else { return .null }
      let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex
      return .string(String(text[..<end]))
    },
    LiquidFilter("StripNewlines") { call in
      Value(call.text.map { $0.replacing("\r\n", with: "").replacing("\n", with: "") })
    },
    LiquidFilter("StripHtml") { call in
      Value(try call.text.map { try RegexObject("<.*?>").replace($0, "") })
    },
    LiquidFilter("Remove", 1...1) { call in
      guard let text = call.text, !call.text(0).isEmpty else { return call.input }
      return .string(text.replacing(call.text(0), with: ""))
    },
    LiquidFilter("RemoveFirst", 1...1) { try replace($0, with: "", count: 1) },
    LiquidFilter("Replace", 1...2) { try replace($0, with: $0.text(1)) },
    LiquidFilter("ReplaceFirst", 1...2) { try replace($0, with: $0.text(1), count: 1) },
    LiquidFilter("Truncate", 0...2) { call in
      let length = try call.integer(0, default: 50)
      let mark = call[1].isNull ? "..." : call.text(1)
      guard let text = call.text, text.utf16.count > length else { return call.input }
      let kept = text.utf16.prefix(max(0, length < 0 ? 0 : length - mark.utf16.count))
      return .string(String(decoding: kept, as: UTF16.self) + mark)
    },
    LiquidFilter("TruncateWords", 0...2) { call in
      let count = try call.integer(0, default: 15)
      let mark = call[1].isNull ? "..." : call.text(1)
      guard let words = call.text?.split(separator: " ", omittingEmptySubsequences: false),
        words.count > count
      else { return call.input }
      return .string(words.prefix(max(0, count)).joined(separator: " ") + mark)
    },
  ]

  // The pattern is a regular expression, as in DotLiquid up to version 2.0.
  private static func replace(_ call: FilterCall, with text: String, count: Int? = nil) throws -> Value {
    guard let input = call.text, !input.isEmpty, !call.text(0).isEmpty else { return call.input }
    let pattern = try RegexObject(call.text(0))
    return .string(try pattern.replace(input, text, count: count, upTo: call.rendering.bytesLeft))
  }

  // .NET's `ToTitleCase`: a word in capitals stays as it is.
  private static func titleCased(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let first = rest.first {
      let word = rest.prefix { $0.isLetter || $0 == "'" }
      if word.isEmpty {
        result.append(first)
        rest.removeFirst()
        continue
      }
      let isCapitals = word.allSatisfy { !$0.isLowercase } && word.count > 1
      result += isCapitals ? String(word) : word.prefix(1).uppercased() + word.dropFirst().lowercased()
      rest = rest.dropFirst(word.count)
    }
    return result
  }

  /// Filters that write text for other languages, and dates.
  static let encoding: [LiquidFilter] = [
    LiquidFilter("Escape") { Value($0.text.map(HTMLEncoding.encode)) },
    LiquidFilter("H") { Value($0.text.map(HTMLEncoding.encode)) },
    LiquidFilter("UrlEncode") { Value($0.text.map(PercentEncoding.form)) },
    LiquidFilter("UrlDecode") { Value($0.text.map { PercentEncoding.decode($0, plusAsSpace: true) }) },
    LiquidFilter("NewlineToBr") { call in
      Value(call.text.map { $0.replacing("\r\n", with: "\n").replacing("\n", with: "<br />\n") })
    },
    LiquidFilter("Date", 0...1, date),
  ]

  // A date, a text that is one, or `now`, in a .NET format; other texts stay as they are.
  @Sendable private static func date(_ call: FilterCall) throws -> Value {
    guard let text = call.text else { return .null }
    let format = call.text(0)
    var date = call.input
    if case .dateTime = date {
    } else if ["now", "today"].contains(text.lowercased()) {
      date = .dateTime(call.rendering.now)
    } else {
      guard !format.trimmingBlanks.isEmpty, let read = DateTime(parsing: text, today: call.rendering.now)
      else {
        return .string(text)
      }
      date = .dateTime(read)
    }
    return .string(format.trimmingBlanks.isEmpty ? try date.text() : try date.text(format: format))
  }
}
