import PolicyExpressions

/// A Liquid template, read once and rendered for each request.
///
/// The dialect is that of DotLiquid 2.1 in C# mode, which API Management's `set-body` runs: filters are named
/// in Pascal case and take .NET formats. Their Ruby names (`newline_to_br`) are understood as well, which
/// DotLiquid in C# mode does not. Source: the "set-body" page of the policy reference; DotLiquid's own tests.
struct LiquidTemplate: Sendable {
  private let text: String
  private let nodes: [LiquidNode]
  /// The names that the template looks up, before any `.` or `[`.
  let names: Set<String>

  /// Reads a template.
  init(_ text: String) throws(LiquidError) {
    self.text = text
    var parser = LiquidParser(text)
    nodes = try parser.document()
    names = parser.names
  }

  /// The template filled in.
  ///
  /// - Parameters:
  ///   - values: What the template's names stand for.
  ///   - now: The time that `"now" | Date` gives.
  func render(_ values: [String: Value], now: DateTime) throws(LiquidError) -> String {
    let rendering = LiquidRendering(values, now: now)
    _ = try rendering.render(nodes)
    return rendering.output
  }

  /// The line and column of a byte of the template, both counted from 1.
  func place(of offset: Int) -> Place {
    let before = text.utf8.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { before.index(after: $0) } ?? before.startIndex
    return Place(line: line, column: String(decoding: before[start...], as: UTF8.self).count + 1)
  }
}
