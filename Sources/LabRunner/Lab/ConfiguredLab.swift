import AIGateway

/// A lab whose parameters are set.
public struct ConfiguredLab: Sendable {
  /// The lab.
  public let lab: any Lab
  /// Its parameters and where their values came from, in the order of their declaration.
  public let parameters: [ParameterRecord]

  /// Sets parameters of a lab from `name=value` texts.
  ///
  /// - Throws: ``LabError`` with ``ExitCode/usage`` for an unknown parameter or a value it does not take.
  public init(_ lab: any Lab, assignments: [String] = []) throws(LabError) {
    self.lab = lab
    let known = lab.parameters
    var assigned: Set<String> = []
    for assignment in assignments {
      let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw LabError(.usage, "'\(assignment)' sets no parameter", hint: "write -p name=value")
      }
      let name = String(parts[0])
      guard let parameter = known.first(where: { $0.name == name }) else {
        throw .unknown(
          "parameter", name, among: known.map(\.name), code: .usage, list: "labs info \(type(of: lab).name)")
      }
      guard assigned.insert(name).inserted else {
        throw LabError(.usage, "the parameter '\(name)' is set twice", hint: "give it one value")
      }
      try parameter.set(String(parts[1]))
    }
    parameters = known.map {
      ParameterRecord(name: $0.name, value: $0.text, source: assigned.contains($0.name) ? .flag : .standard)
    }
  }
}

extension LabError {
  /// A name that does not exist, with the nearest one that does.
  ///
  /// - Parameter list: The command that lists the names.
  public static func unknown(
    _ kind: String, _ name: String, among names: [String], code: ExitCode, list: String
  ) -> LabError {
    let nearest = Spelling.nearest(to: name, in: names)
    return LabError(
      code, "no \(kind) '\(name)'",
      hint: (nearest.map { "did you mean '\($0)'? " } ?? "") + "`\(list)` lists them")
  }
}
