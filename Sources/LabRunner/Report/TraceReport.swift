public import AIGateway
public import LabTime
import OpenAI

/// The trace of one request as text: what each policy did, how long it took, and what it told.
public struct TraceReport: Sendable {
  private let trace: Trace
  private let style: TerminalStyle
  private let redact: @Sendable (String) -> String

  /// Creates a report of a trace.
  ///
  /// - Parameter redact: Shortens what is secret in a text.
  public init(
    _ trace: Trace, style: TerminalStyle, redact: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.trace = trace
    self.style = style
    self.redact = redact
  }

  /// The request's method and path, such as `POST /openai/v1/chat/completions`; empty when the trace has none.
  public var request: String {
    guard let request = value("request"), let method = request["method"]?.string,
      let url = request["url"]?.string
    else { return "" }
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    return PlainText.line(redact("\(method) \(rest.firstIndex(of: "/").map { rest[$0...] } ?? "/")"))
  }

  /// The status of its response; nil when there was none.
  public var status: Int? { value("response")?["status"]?["code"]?.int }

  /// When it arrived.
  public var arrived: Instant? { trace.entries.first?.timestamp }

  /// The text, ending with a line end.
  public var text: String {
    var lines = [style.paint("\(request)  \(status.map(String.init) ?? style.glyphs.none)", .bold)]
    var section: Section?
    for entry in trace.entries {
      if entry.section != section { lines.append("  \(entry.section.rawValue)") }
      section = entry.section
      let after = entry.timestamp - (arrived ?? entry.timestamp)
      // A policy that has ended is told by its path, which bears its name.
      let outcome = entry.data["outcome"]?.string
      let name = outcome == nil ? entry.source : entry.data["path"]?.string ?? entry.source
      var words = ["    +\(TextWidth.padded(Elapsed.text(after), to: 8)) \(PlainText.line(name))"]
      if let outcome { words.append(outcome) }
      if entry.elapsed > .zero { words.append("took \(Elapsed.text(entry.elapsed))") }
      let line = words.joined(separator: "  ")
      lines.append(TextWidth.cut(line, to: style.width, ellipsis: style.glyphs.ellipsis))
      if outcome == nil { lines += facts(entry.data, indent: 14) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func value(_ name: String) -> JSON? {
    trace.entries.lazy.compactMap { $0.data[name] }.first
  }

  // Members of members are told below them, a few levels deep; what is deeper is told as JSON.
  private func facts(_ data: JSON, indent: Int) -> [String] {
    guard let members = data.object?.members else { return [] }
    return members.flatMap { member -> [String] in
      let name = TextWidth.spaces(indent) + style.paint(PlainText.line(member.name), .dim)
      if indent < 20, let inner = member.value.object, !inner.members.isEmpty {
        let inner = facts(member.value, indent: indent + 2)
        return inner.isEmpty ? [] : [name] + inner
      }
      if member.value.isNull || member.value.array?.isEmpty == true { return [] }
      let room = style.width - TextWidth.cells(name) - 2
      let value = PlainText.line(redact(Self.text(member.value)))
      return [name + "  " + TextWidth.cut(value, to: room, ellipsis: style.glyphs.ellipsis)]
    }
  }

  // Header fields are told as they are sent.
  private static func text(_ value: JSON) -> String {
    if let text = value.string { return text }
    let fields = value.array?.compactMap { field -> String? in
      guard let name = field["name"]?.string, let value = field["value"]?.string else { return nil }
      return "\(name): \(value)"
    }
    if let fields, !fields.isEmpty { return fields.joined(separator: "; ") }
    return "\(value)"
  }
}
