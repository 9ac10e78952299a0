/// Runs in Markdown for the summary of a GitHub workflow's step, which takes no more than 1 MiB.
public enum StepSummary {
  /// The greatest size of a summary, in bytes.
  public static let limit = 1 << 20

  /// The summary of some runs, or as much of it as there is room for: verdicts before all else.
  ///
  /// - Parameter room: How many bytes it may have.
  public static func text(_ runs: [ExportedRun], room: Int) -> String {
    let notice = "\n\nThere is more than this summary can hold: `labs show RUN`\n"
    var left = room - notice.utf8.count
    var isCut = false
    func fits(_ block: String) -> Bool {
      let size = block.utf8.count + 2
      guard size <= left else {
        isCut = true
        return false
      }
      left -= size
      return true
    }
    // What every run says first is more than what one says last.
    let blocks = runs.map(MarkdownExport.blocks)
    let heads = blocks.map { $0.prefix(2).filter(fits) }
    let rests = blocks.map { $0.dropFirst(2).filter(fits) }
    let text = zip(heads, rests).flatMap { $0 + $1 }.joined(separator: "\n\n")
    return text + (isCut ? notice : "\n")
  }
}
