/// Strings of samples.
enum SampleText {
  /// A string of a format, or of a length.
  static func string(
    _ format: SchemaFormat?, _ length: ClosedRange<Int>, _ random: () -> UInt64, _ text: () -> String
  ) -> String {
    if let format { return string(format, random) }
    var scalars = Array(text().unicodeScalars)
    let count = min(max(scalars.count, min(length.lowerBound, 100_000)), length.upperBound)
    if scalars.isEmpty { scalars = ["x"] }
    while scalars.count < count { scalars += scalars }
    return String(String.UnicodeScalarView(scalars.prefix(count)))
  }

  private static func string(_ format: SchemaFormat, _ random: () -> UInt64) -> String {
    let number = random()
    switch format {
    case .dateTime: return "20\(twoDigits(number % 30 + 10))-01-01T00:00:00Z"
    case .date: return "20\(twoDigits(number % 30 + 10))-01-01"
    case .time: return "00:00:00Z"
    case .email: return "user@example.com"
    case .hostname: return "example.com"
    case .ipv4: return "192.0.2.\(number % 254 + 1)"
    case .ipv6: return "2001:db8::\(String(number % 0xFFFF + 1, radix: 16))"
    case .uri: return "https://example.com/"
    case .uriReference: return "/"
    case .regex: return ".*"
    case .uuid: return uuid(number, random())
    }
  }

  private static func twoDigits(_ number: UInt64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private static func uuid(_ high: UInt64, _ low: UInt64) -> String {
    let digits = [high, low].map { number in
      let text = String(number, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
    var parts: [Substring] = []
    var rest = digits[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }
}
