import AIGateway

extension LabRun {
  /// The run as if it had done nothing but one step.
  ///
  /// - Parameter text: The step's place in the run, its name, or a part of the name that no other step has.
  /// - Throws: ``LabError`` with ``ExitCode/noInput`` when it is none of those.
  public func only(step text: String) throws(LabError) -> LabRun {
    let wanted = text.lowercased()
    var found = steps.filter { $0.name == text }
    if found.isEmpty { found = steps.filter { "\($0.ordinal)" == text } }
    if found.isEmpty { found = steps.filter { $0.name.lowercased().contains(wanted) } }
    guard let name = found.first?.name else {
      let nearest = Spelling.nearest(to: text, in: steps.map(\.name)).map { "did you mean '\($0)'? " } ?? ""
      throw LabError(
        .noInput, "run \(number) has no step '\(text)'",
        hint: nearest + "`labs show \(number) --timeline` lists them")
    }
    guard found.allSatisfy({ $0.name == name }) else {
      let names = found.map { "'\($0.name)'" }.joined(separator: ", ")
      throw LabError(
        .noInput, "'\(text)' is in the names of several steps: \(names)", hint: "write more of it")
    }
    return LabRun(run: run, lab: lab, parameters: parameters, tags: tags, steps: found)
  }
}
