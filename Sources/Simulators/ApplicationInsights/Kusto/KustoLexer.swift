import LabTime

/// Cuts a query into words and signs.
struct KustoLexer {
  private let characters: [Character]
  private var place = 0
  private var line = 1
  private var lineStart = 0

  // The longest first.
  private static let signs = ["==", "!=", "<>", "<=", ">=", "=~", "!~", ".."]

  // Source: "The timespan data type" of the Kusto reference; in nanoseconds.
  private static let units: [String: Double] = [
    "d": 86_400e9, "h": 3600e9, "m": 60e9, "s": 1e9, "ms": 1e6, "microsecond": 1e3, "tick": 100,
  ]

  init(_ query: String) {
    characters = Array(query)
  }

  /// All of it, an end last.
  mutating func tokens() throws(KustoError) -> [KustoToken] {
    var tokens: [KustoToken] = []
    repeat { tokens.append(try next()) } while tokens.last?.kind != .end
    return tokens
  }

  private var current: Character? { place < characters.count ? characters[place] : nil }

  private func peek(_ offset: Int = 1) -> Character? {
    place + offset < characters.count ? characters[place + offset] : nil
  }

  private mutating func skipBlanks() {
    while let character = current {
      if character.isNewline {
        line += 1
        lineStart = place + 1
      } else if character == "/", peek() == "/" {
        while let character = current, !character.isNewline, place < characters.count { place += 1 }
        continue
      } else if !character.isWhitespace {
        return
      }
      place += 1
    }
  }

  private mutating func next() throws(KustoError) -> KustoToken {
    skipBlanks()
    let start = place
    func token(_ kind: KustoToken.Kind) -> KustoToken {
      KustoToken(
        kind: kind, text: String(characters[start..<place]), line: line, position: start - lineStart)
    }
    guard let first = current else { return token(.end) }
    if first == "\"" || first == "'" { return token(.value(.string(try string(first, verbatim: false)))) }
    if first == "@", let quote = peek(), quote == "\"" || quote == "'" {
      place += 1
      return token(.value(.string(try string(quote, verbatim: true))))
    }
    if first.isASCII, first.isNumber { return token(.value(try number())) }
    if first.isLetter || first == "_" || first == "$" {
      while let character = current, character.isLetter || character.isNumber || "_$".contains(character) {
        place += 1
      }
      // Operators such as project-away are one word.
      if current == "-", ["project", "mv", "make", "sample"].contains(String(characters[start..<place])),
        peek()?.isLetter == true
      {
        place += 1
        while let character = current, character.isLetter { place += 1 }
      }
      let word = String(characters[start..<place])
      if word == "datetime", current == "(" { return token(.value(try datetime())) }
      if word == "true" || word == "false" { return token(.value(.bool(word == "true"))) }
      return token(.name)
    }
    for sign in Self.signs where characters[place...].starts(with: sign) {
      place += sign.count
      return token(.sign)
    }
    if first == "!", peek()?.isLetter == true {
      place += 1
      while let character = current, character.isLetter { place += 1 }
      return token(.name)
    }
    place += 1
    return token(.sign)
  }

  private func error(_ message: String) -> KustoError {
    .syntax(
      message,
      at: KustoToken(
        kind: .end, text: current.map(String.init) ?? "<EOF>", line: line, position: place - lineStart))
  }

  private mutating func string(_ quote: Character, verbatim: Bool) throws(KustoError) -> String {
    var text = ""
    place += 1
    while let character = current {
      place += 1
      if character == quote {
        guard verbatim, current == quote else { return text }
        place += 1
        text.append(quote)
      } else if character == "\\", !verbatim {
        guard let escaped = current else { break }
        place += 1
        switch escaped {
        case "n": text.append("\n")
        case "t": text.append("\t")
        case "r": text.append("\r")
        default: text.append(escaped)
        }
      } else {
        text.append(character)
      }
    }
    throw error("a text has no end")
  }

  private mutating func number() throws(KustoError) -> KustoValue {
    let start = place
    while let character = current, character.isASCII, character.isNumber { place += 1 }
    var isWhole = true
    if current == ".", let digit = peek(), digit.isASCII, digit.isNumber {
      isWhole = false
      place += 1
      while let character = current, character.isASCII, character.isNumber { place += 1 }
    }
    let digits = String(characters[start..<place])
    let unitStart = place
    while let character = current, character.isLetter { place += 1 }
    let unit = String(characters[unitStart..<place])
    guard let value = Double(digits) else { throw error("'\(digits)' is no number") }
    if unit.isEmpty {
      if isWhole, let whole = Int(digits) { return .long(whole) }
      return .real(value)
    }
    guard let scale = Self.units[unit], value * scale < 9e18 else {
      throw error("'\(digits)\(unit)' is no number and no time span")
    }
    return .timespan(Int64(value * scale))
  }

  private mutating func datetime() throws(KustoError) -> KustoValue {
    place += 1
    let start = place
    while let character = current, character != ")" { place += 1 }
    let text = String(characters[start..<place]).filter { !$0.isWhitespace || $0 == " " }
    guard current == ")", let instant = Instant(kusto: text) else { throw error("'\(text)' is no datetime") }
    place += 1
    return .datetime(instant)
  }
}

extension Instant {
  /// Reads a date, or a date and time of day in UTC, as Kusto and telemetry write them.
  init?(kusto text: String) {
    var text = text
    while text.first == " " || text.first == "\"" || text.first == "'" { text.removeFirst() }
    while let last = text.last, " \"'Zz".contains(last) { text.removeLast() }
    if text.hasSuffix("+00:00") { text.removeLast(6) }
    let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
    guard let date = parts.first else { return nil }
    let time = parts.count > 1 ? String(parts[1]) : "00:00:00"
    let clock = time.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fields = clock[0].split(separator: ":")
    guard fields.count == 2 || fields.count == 3 else { return nil }
    let fraction = clock.count > 1 ? clock[1] : "0"
    guard !fraction.isEmpty, fraction.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let seconds = fields.count == 3 ? fields[2] : "00"
    let milliseconds = (fraction + "00").prefix(3)
    self.init(iso8601: "\(date)T\(fields[0]):\(fields[1]):\(seconds).\(milliseconds)Z")
  }
}
