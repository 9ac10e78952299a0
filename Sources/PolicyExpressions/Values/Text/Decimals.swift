import Foundation

/// The decimal digits of a number, for rounding as .NET Framework does: on 15 significant digits, halves up.
struct Decimals {
  private(set) var isNegative: Bool
  /// Significant digits, the first not 0.
  private(set) var digits: [UInt8]
  /// Where the decimal point stands: after that many of the digits.
  private(set) var point: Int

  init(_ number: Double, significant: Int = 15) {
    isNegative = number < 0
    let text = String(format: "%.\(significant - 1)e", abs(number))
    let parts = text.split(separator: "e")
    digits = (parts.first ?? "").utf8.filter(\.isDigit).map { $0 - UInt8(ascii: "0") }
    point = (parts.last.flatMap { Int($0) } ?? 0) + 1
    if digits.allSatisfy({ $0 == 0 }) {
      digits = []
      point = 0
    }
  }

  /// The digits of any number.
  init(_ value: Value) {
    switch value {
    case .decimal(let number):
      self.init(number.mantissa, decimals: Int(number.scale), isNegative: number.isNegative)
    case .ulong(let whole): self.init(UInt128(whole))
    case .float(let number): self.init(Double(number), significant: 7)
    case .double(let number): self.init(number)
    default: self.init(UInt128(value.integer?.magnitude ?? 0), isNegative: (value.integer ?? 0) < 0)
    }
  }

  private init(_ whole: UInt128, decimals: Int = 0, isNegative: Bool = false) {
    self.isNegative = isNegative
    digits = String(whole).utf8.map { $0 - UInt8(ascii: "0") }
    point = digits.count - decimals
    if whole == 0 {
      digits = []
      point = 0
    }
  }

  mutating func scale(by powerOfTen: Int) {
    if !digits.isEmpty { point += powerOfTen }
  }

  /// Keeps a number of digits after the decimal point.
  mutating func round(to decimals: Int) {
    let kept = point + decimals
    guard kept < digits.count else { return }
    guard kept >= 0 else {
      digits = []
      point = 0
      return
    }
    let roundsUp = digits[kept] >= 5
    digits.removeLast(digits.count - kept)
    if roundsUp {
      var index = kept - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    if digits.allSatisfy({ $0 == 0 }) {
      digits = []
      point = 0
    }
  }

  /// The digit a number of places left of the point (from 0), or right of it (from -1).
  func digit(_ place: Int) -> UInt8 {
    let index = point - 1 - place
    return digits.indices.contains(index) ? digits[index] : 0
  }

  /// The number of digits before the point.
  var wholeDigits: Int { max(0, point) }

  /// The number of digits after the point, up to the last that is not 0.
  var decimalDigits: Int {
    guard let last = digits.lastIndex(where: { $0 != 0 }) else { return 0 }
    return max(0, last + 1 - point)
  }

  func text(_ decimals: Int) -> String {
    var text = isNegative && !digits.isEmpty ? "-" : ""
    if wholeDigits == 0 { text += "0" }
    for place in stride(from: wholeDigits - 1, through: 0, by: -1) { text += String(digit(place)) }
    if decimals > 0 {
      text += "."
      for place in 1...decimals { text += String(digit(-place)) }
    }
    return text
  }
}
