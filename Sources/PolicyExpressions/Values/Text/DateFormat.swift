/// Dates as text, in .NET's standard and custom formats and the invariant culture.
enum DateFormat {
  /// The format, unless it is a single letter that is none.
  static func checked(_ format: String) throws -> String {
    if format.utf8.count == 1, !"dDfFgGmMoOrRstTuUyY".contains(format) {
      throw NetException.format("Input string was not in a correct format.")
    }
    return format
  }

  static let standard: [String: String] = [
    "d": "MM/dd/yyyy", "D": "dddd, dd MMMM yyyy", "f": "dddd, dd MMMM yyyy HH:mm",
    "F": "dddd, dd MMMM yyyy HH:mm:ss",
    "g": "MM/dd/yyyy HH:mm", "G": "MM/dd/yyyy HH:mm:ss", "m": "MMMM dd", "M": "MMMM dd",
    "o": "yyyy-MM-ddTHH:mm:ss.fffffffK", "O": "yyyy-MM-ddTHH:mm:ss.fffffffK",
    "r": "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
    "R": "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "s": "yyyy-MM-ddTHH:mm:ss", "t": "HH:mm", "T": "HH:mm:ss",
    "u": "yyyy-MM-dd HH:mm:ss'Z'", "U": "dddd, dd MMMM yyyy HH:mm:ss", "y": "yyyy MMMM", "Y": "yyyy MMMM",
  ]

  /// A date in a format; `offset` is the distance from UTC of a DateTimeOffset, in minutes.
  static func text(_ date: DateTime, _ format: String, offset: Int? = nil) -> String {
    var date = date
    let pattern = standard[format] ?? format
    if let offset, ["r", "R", "u"].contains(format) {
      date = (try? date.adding(ticks: Int64(-offset) * 600_000_000)) ?? date
    }
    let parts = date.date
    var result = ""
    let characters = Array(pattern)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      var count = 1
      while index + count < characters.count, characters[index + count] == character { count += 1 }
      let start = index
      index += count
      switch character {
      case "y":
        result += count <= 2 ? NumberFormat.pad(parts.year % 100, count) : NumberFormat.pad(parts.year, count)
      case "M":
        let name = GregorianCalendar.monthNames[parts.month - 1]
        result +=
          count >= 4 ? name : count == 3 ? String(name.prefix(3)) : NumberFormat.pad(parts.month, count)
      case "d":
        let name = GregorianCalendar.dayNames[date.dayOfWeek]
        result += count >= 4 ? name : count == 3 ? String(name.prefix(3)) : NumberFormat.pad(parts.day, count)
      case "H": result += NumberFormat.pad(date.hour, min(count, 2))
      case "h": result += NumberFormat.pad(date.hour % 12 == 0 ? 12 : date.hour % 12, min(count, 2))
      case "m": result += NumberFormat.pad(date.minute, min(count, 2))
      case "s": result += NumberFormat.pad(date.second, min(count, 2))
      case "f": result += NumberFormat.pad(date.fraction, 7).prefix(count)
      case "F":
        var digits = NumberFormat.pad(date.fraction, 7).prefix(count)
        while digits.last == "0" { digits = digits.dropLast() }
        if digits.isEmpty, result.last == "." { result.removeLast() }
        result += digits
      case "t": result += (date.hour < 12 ? "AM" : "PM").prefix(count)
      case "z": result += zone(offset ?? 0, count)
      case "K":
        if let offset {
          result += zone(offset, 3)
        } else {
          result += date.kind == .utc ? "Z" : date.kind == .local ? "+00:00" : ""
        }
      case "g": result += "A.D."
      case "'", "\"":
        index = start + 1
        while index < characters.count, characters[index] != character {
          result.append(characters[index])
          index += 1
        }
        index += 1
      case "\\":
        index = start + 2
        if start + 1 < characters.count { result.append(characters[start + 1]) }
      case "%": index = start + 1
      default: result += String(repeating: character, count: count)
      }
    }
    return result
  }

  private static func zone(_ minutes: Int, _ count: Int) -> String {
    let sign = minutes < 0 ? "-" : "+"
    let hours = abs(minutes) / 60
    switch count {
    case 1: return "\(sign)\(hours)"
    case 2: return sign + NumberFormat.pad(hours, 2)
    default: return sign + NumberFormat.pad(hours, 2) + ":" + NumberFormat.pad(abs(minutes) % 60, 2)
    }
  }
}
