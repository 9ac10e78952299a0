/// A lab as text, as `labs info` prints it.
public struct LabReport: Sendable {
  private let lab: LabDescription
  private let style: TerminalStyle
  private let name: String

  /// Creates a report of a lab.
  ///
  /// - Parameter name: What `labs run` takes here, such as the path of a lab of one's own; nil for the lab's name.
  public init(_ lab: LabDescription, style: TerminalStyle, name: String? = nil) {
    self.lab = lab
    self.style = style
    self.name = name ?? lab.name
  }

  /// The text, ending with a line end.
  public var text: String {
    var lines = ["\(style.paint(lab.title, .bold))  (\(lab.name))"] + wrapped(lab.summary, indent: 0)
    if !lab.parameters.isEmpty {
      lines += ["", style.paint("parameters, set with -p NAME=VALUE", .bold)]
      for parameter in lab.parameters {
        let kind = ([parameter.type] + (parameter.allowed.map { [$0] } ?? [])).joined(separator: ", ")
        lines += wrapped("\(parameter.name)=\(parameter.default)  (\(kind))", indent: 2)
        lines += wrapped(parameter.meaning, indent: 6)
      }
    }
    var phase: Phase?
    for step in lab.steps {
      if step.phase != phase { lines += ["", style.paint(step.phase.rawValue, .bold)] }
      phase = step.phase
      let number = TextWidth.spaces(lab.steps.count > 9 && step.number < 10 ? 1 : 0) + "\(step.number)"
      lines += wrapped("\(number)  \(step.name)", indent: 2, hanging: number.count + 2)
    }
    lines.append("")
    if let folder = lab.folder { lines += wrapped("Policy and prose: \(folder)", indent: 0) }
    lines += wrapped("Run it with `labs run \(RunHeader.quoted(name))`.", indent: 0)
    return lines.joined(separator: "\n") + "\n"
  }

  private func wrapped(_ text: String, indent: Int, hanging: Int = 0) -> [String] {
    let lines = TextWrap.lines(text, width: max(10, style.width - indent - hanging))
    return lines.enumerated().map { index, line in
      TextWidth.spaces(index == 0 ? indent : indent + hanging) + line
    }
  }
}
