/// The first lines of a run: which lab, which run, and what it takes to make it again.
enum RunHeadline {
  static func lines(_ header: RunHeader, number: Int64?, style: TerminalStyle) -> [String] {
    var words = [style.paint(header.lab.name, .bold)]
    if let number { words.append("run \(number)") }
    words += ["seed \(header.seed)", header.mode.rawValue]
    if let git = header.git { words.append("git \(git.shortCommit)") }
    let set = header.parameters.filter { $0.source != .standard }
    if let earlier = header.resumedFrom { words.append("resumed from run \(earlier)") }
    let parameters = "  " + set.map { PlainText.line("\($0.name)=\($0.value)") }.joined(separator: "  ")
    return TextWrap.line(words.joined(separator: "  "), hanging: 2, style: style)
      + (set.isEmpty ? [] : TextWrap.line(parameters, hanging: 2, style: style))
  }
}

extension GitState {
  /// The commit's first seven digits, with a plus where there are changes beside it.
  var shortCommit: String {
    String(commit.prefix(7)) + (isDirty == true ? "+" : "")
  }
}
