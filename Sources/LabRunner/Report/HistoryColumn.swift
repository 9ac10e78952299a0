import AIGateway
import Foundation
import LabTime

/// A column of the list of runs.
public enum HistoryColumn: String, Sendable, Hashable, CaseIterable {
  /// The run's number.
  case run
  /// The lab.
  case lab
  /// How the run stands.
  case result
  /// When it started by the wall clock.
  case started
  /// How long it took by its own clock.
  case took
  /// How many of its steps passed.
  case steps
  /// How many of its assertions held.
  case held
  /// How many requests it sent.
  case requests
  /// The median latency of the requests that were answered, in milliseconds of its own clock.
  case p50
  /// Simulated or live.
  case mode
  /// The commit of the sources.
  case git
  /// The seed.
  case seed
  /// The machine.
  case host
  /// Whether it is a baseline, and its tags.
  case tags
  /// The word about it.
  case note
  /// A name that no run of any other history has.
  case uid

  /// What is shown unless somebody asks for other columns. Simulated is the rule and goes without saying.
  public static let standard: [HistoryColumn] = [
    .run, .lab, .result, .started, .took, .steps, .p50, .mode, .tags,
  ]

  /// The column of a name, in either case.
  ///
  /// - Throws: ``LabError`` with ``ExitCode/usage`` and the nearest name when there is none.
  public init(named name: some StringProtocol) throws(LabError) {
    guard let column = Self(rawValue: name.lowercased()) else {
      let names = Self.allCases.map(\.rawValue)
      let nearest = Spelling.nearest(to: String(name), in: names).map { "did you mean '\($0)'? " } ?? ""
      throw LabError(
        .usage, "no column '\(PlainText.line(String(name)))'",
        hint: "\(nearest)there are \(names.joined(separator: ", "))")
    }
    self = column
  }

  var title: String { self == .p50 ? "P50ms" : rawValue.uppercased() }

  var alignment: TextTable.Alignment {
    switch self {
    case .run, .took, .steps, .held, .requests, .p50: .right
    default: .left
    }
  }

  /// To how many cells it may be narrowed: a number, a time or a verdict stays on one line.
  var least: Int {
    switch self {
    case .lab: 12
    case .host, .tags, .note, .uid: 8
    default: .max
    }
  }

  /// In which order columns are left out where there is no room for them, the highest first.
  var yields: Int {
    switch self {
    case .run, .lab, .result: 0
    case .started: 1
    case .tags: 2
    case .took: 3
    case .mode: 4
    case .steps: 5
    case .p50: 6
    case .held, .requests, .git, .seed, .host, .note, .uid: 7
    }
  }

  /// A run's cell for people.
  func cell(_ summary: RunSummary, style: TerminalStyle, now: Instant, in zone: TimeZone) -> String {
    let (run, counts) = (summary.run, summary.counts)
    switch self {
    case .run: return "\(run.id)"
    case .lab: return run.lab
    case .result: return "\(style.glyphs.mark(run.status)) \(run.status.rawValue)"
    case .started: return CalendarTime.relative(run.startedAt, now: now, in: zone)
    case .took: return run.clockDurationMs.map { Elapsed.text(.milliseconds($0)) } ?? ""
    case .steps: return "\(counts.stepsPassed)/\(counts.steps)"
    case .held:
      return counts.assertions == 0
        ? "" : "\(counts.assertions - counts.assertionsFailed)/\(counts.assertions)"
    case .requests: return "\(counts.requests)"
    case .p50: return counts.p50Ms.map { NumberFormat(decimals: $0 < 10 ? 1 : 0).text($0) } ?? ""
    case .mode: return run.mode == .simulated ? "" : run.mode.rawValue
    case .git:
      return run.gitCommit.map { GitState(commit: $0, branch: nil, isDirty: run.gitDirty).shortCommit } ?? ""
    case .seed: return run.seed
    case .host: return run.host
    case .tags: return ((summary.isBaseline ? ["baseline"] : []) + summary.tags).joined(separator: " ")
    case .note: return run.note ?? ""
    case .uid: return run.uid
    }
  }

  /// A run's cell for programs: the same words in every place and at every time.
  func plain(_ summary: RunSummary) -> String {
    let run = summary.run
    switch self {
    case .result: return run.status.rawValue
    case .started: return run.startedAt.iso8601
    case .took: return run.clockDurationMs.map { "\($0)" } ?? ""
    case .p50: return summary.counts.p50Ms.map { "\($0)" } ?? ""
    case .mode: return run.mode.rawValue
    default:
      let utc = TimeZone.gmt
      return cell(summary, style: TerminalStyle(), now: run.startedAt, in: utc)
    }
  }

  /// A run's cell as a value of JSON.
  func json(_ summary: RunSummary) -> Cell {
    let (run, counts) = (summary.run, summary.counts)
    return switch self {
    case .run: .number(Double(run.id))
    case .took: run.clockDurationMs.map(Cell.number) ?? .none
    case .p50: counts.p50Ms.map(Cell.number) ?? .none
    case .requests: .number(Double(counts.requests))
    case .tags: .words((summary.isBaseline ? ["baseline"] : []) + summary.tags)
    case .note: run.note.map(Cell.text) ?? .none
    case .git: run.gitCommit.map(Cell.text) ?? .none
    default: .text(plain(summary))
    }
  }

  /// A value of JSON.
  enum Cell: Encodable {
    case text(String)
    case number(Double)
    case words([String])
    case none

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      case .words(let words): try container.encode(words)
      case .none: try container.encodeNil()
      }
    }
  }
}
