/// The first lines of a run: which lab, which run, and what it takes to make it again.
enum RunHeadline {
  /// The headline of a run that has ended, and how; without its parameters.
  static func lines(_ run: LabRun, style: TerminalStyle) -> [String] {
    let words = words(run.header, number: run.number, style: style)
    let status = "\(style.mark(run.run.status)) \(run.run.status.rawValue)"
    return TextWrap.line((words + [status]).joined(separator: "  "), hanging: 2, style: style)
  }

  static func lines(_ header: RunHeader, number: Int64?, style: TerminalStyle) -> [String] {
    let words = words(header, number: number, style: style)
    let set = header.parameters.filter { $0.source != .standard }
    let parameters = "  " + set.map { PlainText.line("\($0.name)=\($0.value)") }.joined(separator: "  ")
    return TextWrap.line(words.joined(separator: "  "), hanging: 2, style: style)
      + (set.isEmpty ? [] : TextWrap.line(parameters, hanging: 2, style: style))
  }

  private static func words(_ header: RunHeader, number: Int64?, style: TerminalStyle) -> [String] {
    var words = [style.paint(header.lab.name, .bold)]
    if let number { words.append("run \(number)") }
    words += ["seed \(header.seed)", header.mode.rawValue]
    if let git = header.git { words.append("git \(git.shortCommit)") }
    if let earlier = header.resumedFrom { words.append("resumed from run \(earlier)") }
    return words
  }
}

extension GitState {
  /// The commit's first seven digits, with a plus where there are changes beside it.
  var shortCommit: String {
    String(commit.prefix(7)) + (isDirty == true ? "+" : "")
  }
}
