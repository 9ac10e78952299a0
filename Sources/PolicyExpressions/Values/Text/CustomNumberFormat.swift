/// A custom number format: `0.00`, `#,##0.###`, `00000`, `0%`, `0 "units"`, sections apart by `;`.
struct CustomNumberFormat {
  private let sections: [String]

  init(_ format: String) {
    var sections = [""]
    var quote: Character?
    var isEscaped = false
    for character in format {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == ";" {
        sections.append("")
        continue
      }
      sections[sections.count - 1].append(character)
    }
    self.sections = sections
  }

  func text(_ value: Value) -> String {
    let number = value.number ?? 0
    var isNegative = number < 0
    var section = sections.first ?? ""
    if isNegative, sections.count > 1, let second = sections.dropFirst().first, !second.isEmpty {
      section = second
      isNegative = false
    } else if number == 0, sections.count > 2, let third = sections.dropFirst(2).first, !third.isEmpty {
      section = third
    }
    return Self.render(section, value, isNegative: isNegative)
  }

  private static func render(_ format: String, _ value: Value, isNegative: Bool) -> String {
    let plan = Plan(format)
    var digits = Decimals(value)
    digits.scale(by: plan.percent * 2 - plan.thousands * 3)
    digits.round(to: plan.decimals)
    var result = isNegative && !digits.digits.isEmpty ? "-" : ""
    let wholeCount = max(digits.wholeDigits, plan.minimumWhole)
    var place = plan.wholePlaces
    var decimal = 0
    var sawPoint = false
    let shownDecimals = max(plan.minimumDecimals, digits.decimalDigits)
    for piece in plan.pieces {
      switch piece {
      case .text(let text):
        result += text
      case .point:
        sawPoint = true
      case .digit(let isZero):
        if sawPoint {
          decimal += 1
          if isZero || decimal <= shownDecimals {
            if decimal == 1 { result += "." }
            result += String(digits.digit(-decimal))
          }
        } else {
          // The first placeholder takes all digits that no other has a place for.
          let first = place == plan.wholePlaces ? max(wholeCount, place) - 1 : place - 1
          for current in stride(from: first, through: place - 1, by: -1) where current < wholeCount {
            result += String(digits.digit(current))
            if plan.isGrouped, current > 0, current % 3 == 0 { result += "," }
          }
          place -= 1
        }
      }
    }
    return result
  }

  /// A section taken apart.
  private struct Plan {
    enum Piece {
      case text(String)
      case digit(isZero: Bool)
      case point
    }

    var pieces: [Piece] = []
    var wholePlaces = 0
    var minimumWhole = 0
    var decimals = 0
    var minimumDecimals = 0
    var percent = 0
    var thousands = 0
    var isGrouped = false

    init(_ format: String) {
      var sawPoint = false
      var pendingCommas = 0
      var sawZero = false
      var characters = format.makeIterator()
      while let character = characters.next() {
        switch character {
        case "0", "#":
          if pendingCommas > 0, wholePlaces > 0 { isGrouped = true }
          pendingCommas = 0
          pieces.append(.digit(isZero: character == "0"))
          if sawPoint {
            decimals += 1
            if character == "0" { minimumDecimals = decimals }
          } else {
            wholePlaces += 1
            if character == "0" { sawZero = true }
            if sawZero { minimumWhole += 1 }
          }
        case ".":
          if !sawPoint { pieces.append(.point) }
          sawPoint = true
        case ",":
          if !sawPoint { pendingCommas += 1 }
        case "%":
          percent += 1
          pieces.append(.text("%"))
        case "\\":
          if let next = characters.next() { pieces.append(.text(String(next))) }
        case "'", "\"":
          var text = ""
          while let next = characters.next(), next != character { text.append(next) }
          pieces.append(.text(text))
        default: pieces.append(.text(String(character)))
        }
        if sawPoint, pendingCommas > 0 {
          thousands += pendingCommas
          pendingCommas = 0
        }
      }
      thousands += pendingCommas
    }
  }
}
