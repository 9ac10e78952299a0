/// Lengths of time as text: `c`, `g`, `G` and custom formats such as `hh\:mm`.
enum TimeSpanFormat {
  static func text(_ span: TimeSpan, _ format: String) throws -> String {
    if ["c", "t", "T"].contains(format) { return span.text }
    let mistake = NetException.format("Input string was not in a correct format.")
    let magnitude = TimeSpan(ticks: span.ticks == .min ? .max : abs(span.ticks))
    if format == "g" || format == "G" { return general(span, magnitude, isLong: format == "G") }
    guard format.utf8.count > 1 else { throw mistake }
    var result = ""
    let characters = Array(format)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      var count = 1
      while index + count < characters.count, characters[index + count] == character { count += 1 }
      let start = index
      index += count
      switch character {
      case "d": result += NumberFormat.pad(magnitude.days, count)
      case "h": result += NumberFormat.pad(magnitude.hours, count)
      case "m": result += NumberFormat.pad(magnitude.minutes, count)
      case "s": result += NumberFormat.pad(magnitude.seconds, count)
      case "f": result += NumberFormat.pad(magnitude.ticks % 10_000_000, 7).prefix(count)
      case "F":
        var digits = NumberFormat.pad(magnitude.ticks % 10_000_000, 7).prefix(count)
        while digits.last == "0" { digits = digits.dropLast() }
        result += digits
      case "'", "\"":
        index = start + 1
        while index < characters.count, characters[index] != character {
          result.append(characters[index])
          index += 1
        }
        index += 1
      case "\\":
        guard start + 1 < characters.count else { throw mistake }
        result.append(characters[start + 1])
        index = start + 2
      case "%": index = start + 1
      default: throw mistake
      }
    }
    return result
  }

  private static func general(_ span: TimeSpan, _ magnitude: TimeSpan, isLong: Bool) -> String {
    var text = span.ticks < 0 ? "-" : ""
    if magnitude.days > 0 || isLong { text += "\(magnitude.days):" }
    text += isLong ? NumberFormat.pad(magnitude.hours, 2) : String(magnitude.hours)
    text += ":" + NumberFormat.pad(magnitude.minutes, 2) + ":" + NumberFormat.pad(magnitude.seconds, 2)
    let fraction = magnitude.ticks % 10_000_000
    var digits = NumberFormat.pad(fraction, 7)[...]
    if !isLong { while digits.last == "0" { digits = digits.dropLast() } }
    return digits.isEmpty ? text : text + "." + digits
  }
}
