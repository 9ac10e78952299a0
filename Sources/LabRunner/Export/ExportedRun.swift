import Foundation

/// A stored run with what belongs to it besides its records: what an export is made of.
public struct ExportedRun: Sendable {
  /// The run.
  public let run: LabRun
  /// The lab's files as they were when it began.
  public let documents: [DocumentRecord]
  /// The lab's prose in Markdown; nil where it is not known.
  public let prose: String?
  private let scripts: [StepSource]

  /// Gathers what is exported.
  ///
  /// - Parameter sources: The files of the lab's Swift, where it is not among its own.
  public init(
    _ run: LabRun, documents: [DocumentRecord] = [], prose: String? = nil, sources: [String] = []
  ) {
    self.run = run
    self.documents = documents
    self.prose = prose
    let own = documents.filter { $0.path.hasSuffix(".swift") }.map(\.text)
    scripts = (own + sources).map(StepSource.init)
  }

  /// The Swift of a step; nil where it is not known.
  func source(of step: StepRecord) -> String? {
    scripts.lazy.compactMap { $0.text(of: step.name) }.first
  }

  /// Where the run comes from, and what makes it again.
  var facts: [(name: String, value: String)] {
    RunFacts(run, timeZone: .gmt).list.map { ($0.name, $0.value.replacing("  ", with: " · ")) } + [
      ("seed", run.run.seed), ("time", run.run.mode.rawValue), ("again", run.header.command),
    ]
  }

  /// The lab's files that are text and not Swift, such as its policy documents.
  var textDocuments: [DocumentRecord] {
    documents.filter { !$0.path.hasSuffix(".swift") && String(validating: $0.data, as: UTF8.self) != nil }
  }

  /// How the run ended, in one sentence.
  var verdict: String {
    var totals = RunTotals()
    let style = TerminalStyle(width: 400)
    var sentence = "\(run.run.status.rawValue.uppercased())  \(run.lab.name)  run \(run.number)"
    for event in run.events {
      totals.count(event)
      if case .runFinished(let status, _) = event.kind {
        sentence = totals.verdict(status, at: event, style: style).joined(separator: " ")
      }
    }
    // Between the parts stands a sign, as pages make one space of two.
    return sentence.replacing("  ", with: " · ")
  }
}
