import LabTime

/// Parts of a stored run as text, as `labs show RUN --charts` and the like print them.
public struct RunPartsReport: Sendable {
  private let run: LabRun
  private let parts: [RunPart]
  private let style: TerminalStyle

  /// Creates a report of parts, in the order in which they are given.
  public init(_ run: LabRun, _ parts: [RunPart], style: TerminalStyle) {
    self.run = run
    self.parts = parts
    self.style = style
  }

  /// The text, ending with a line end.
  public var text: String {
    let headline = RunHeadline.lines(run, style: style)
    // What curl lines are made for is to be pasted, all of them.
    if parts == [.curl] { return curl.map { $0 + "\n" }.joined() }
    let sections = parts.map { part -> [String] in
      let lines = lines(of: part)
      return lines.isEmpty ? ["no \(Self.name(of: part)) in this run"] : lines
    }
    return (headline + sections.flatMap { [""] + $0 }).joined(separator: "\n") + "\n"
  }

  private static func name(of part: RunPart) -> String {
    switch part {
    case .params: "parameters"
    case .timeline: "steps"
    case .log: "texts"
    case .charts: "charts"
    case .requests, .curl: "requests"
    }
  }

  private func lines(of part: RunPart) -> [String] {
    switch part {
    case .params: parameters
    case .timeline: run.steps.isEmpty ? [] : drawn(.timeline(run.timeline))
    case .log: log
    case .charts: charts
    case .requests: requests
    case .curl: curl
    }
  }

  private func drawn(_ chart: Chart) -> [String] {
    chart.text(width: style.width, glyphs: style.glyphs)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func table(_ columns: [TextTable.Column], _ rows: [[String]]) -> [String] {
    guard !rows.isEmpty else { return [] }
    return TextTable(columns: columns, rows: rows)
      .lines(width: style.limit, glyphs: style.glyphs)
  }

  private var parameters: [String] {
    table(
      [.init("PARAMETER", .left), .init("VALUE", .left), .init("FROM", .left)],
      run.parameters.map { [$0.name, $0.value, $0.source.rawValue] })
  }

  // A step's name once, above all that it said; each line with its time since the run's start.
  private var log: [String] {
    run.steps.filter { !$0.texts.isEmpty }.flatMap { step in
      [style.paint(PlainText.line(step.name), .bold)]
        + step.texts.flatMap { text -> [String] in
          let time = Elapsed.text(text.at - run.run.clockStartedAt)
          return PlainText.lines(text.content.text).enumerated().map { index, line in
            style.paint(TextWidth.rightAligned(index == 0 ? time : "", to: 9), .dim) + "  " + line
          }
        }
    }
  }

  private var charts: [String] {
    Array(run.charts.map(drawn).joined(separator: [""]))
  }

  private var requests: [String] {
    var number = 0
    return table(
      [
        .init("#", .right), .init("STEP", .right, yields: 3), .init("STATUS", .right),
        .init("PROMPT", .right, yields: 6), .init("COMPLETION", .right, yields: 7), .init("TOKENS", .right),
        .init("TOOK", .right, least: .max), .init("FIRST", .right, least: .max, yields: 5),
        .init("TRIES", .right, yields: 2), .init("WAIT", .right, least: .max, yields: 1),
        .init("FROM", .left, yields: 4), .init("REQUEST", .left, least: 20, yields: 8),
        .init("ERROR", .left, least: 12),
      ],
      run.steps.flatMap { step in
        step.requests.map { recorded in
          let request = recorded.content
          number += 1
          return [
            "\(number)", "\(step.ordinal)", request.status.map { "\($0)" } ?? style.glyphs.none,
            request.promptTokens.map { "\($0)" } ?? "", request.completionTokens.map { "\($0)" } ?? "",
            request.totalTokens.map { "\($0)" } ?? "", Elapsed.text(.milliseconds(request.latencyMs)),
            request.ttfbMs.map { Elapsed.text(.milliseconds($0)) } ?? "",
            request.attempts > 1 ? "\(request.attempts)" : "", request.retryAfter.map { "\($0) s" } ?? "",
            request.backend ?? "", "\(request.method) \(request.path)", request.error ?? "",
          ]
        }
      })
  }

  private var curl: [String] {
    guard !run.requests.isEmpty else { return [] }
    return [
      "# `labs serve \(RunHeader.quoted(run.lab.name))` says what LABS_URL and LABS_KEY are:",
      "# LABS_URL=http://127.0.0.1:PORT LABS_KEY=...",
    ] + run.requests.map(CurlCommand.text)
  }
}
