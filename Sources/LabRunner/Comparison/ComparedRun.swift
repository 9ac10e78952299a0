/// One side of a comparison: a run with the files of its lab, or several runs of a lab taken together.
public struct ComparedRun: Sendable, Hashable {
  /// The run; of several the newest, which stands for all but in what they measured.
  public let run: LabRun
  /// The runs before it that are taken together with it.
  public let others: [LabRun]
  /// The files of its lab.
  public let documents: [DocumentRecord]
  /// What it is called: its number, and the word it is known by.
  public let name: String

  /// Creates a side.
  ///
  /// - Parameters:
  ///   - isBaseline: Whether it is its lab's baseline.
  ///   - others: Runs whose samples join those of the run.
  public init(
    _ run: LabRun, documents: [DocumentRecord] = [], isBaseline: Bool = false, others: [LabRun] = []
  ) {
    self.run = run
    self.others = others
    self.documents = documents
    let word = isBaseline ? "baseline" : run.tags.first
    name = others.isEmpty ? "\(run.number)" + (word.map { " \($0)" } ?? "") : "\(others.count + 1) runs"
  }

  /// All its runs, newest first.
  var all: [LabRun] { [run] + others }

  /// The steps, each at its last attempt, in the order of the run.
  var steps: [StepRecord] { run.lastAttempts }
}
