import ArgumentParser
import LabRunner

/// What a policy document of one's own is served with.
struct DocumentOptions: ParsableArguments {
  @OptionGroup var values: PolicyValueOptions

  @Option(
    help: ArgumentHelp(
      "The file of a fragment that does not lie beside the document.", valueName: "name=file"))
  var fragment: [String] = []

  @Option(help: ArgumentHelp("A backend that only expressions of the document name.", valueName: "name"))
  var backend: [String] = []

  @Option(
    help: ArgumentHelp("A name under which a model is deployed, besides the models' own.", valueName: "name"))
  var deployment: [String] = []

  /// Whether a word of the command line is a document's path; no lab is called so.
  static func isDocument(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".xml")
  }

  /// The service that a document is served in.
  func service(for path: String) throws -> DocumentService {
    var fragments: [String: String] = [:]
    for assignment in fragment {
      guard let equals = assignment.firstIndex(of: "="), equals > assignment.startIndex else {
        throw LabError(.usage, "--fragment takes NAME=FILE, not \"\(assignment)\"")
      }
      fragments[String(assignment[..<equals])] = String(assignment[assignment.index(after: equals)...])
    }
    return try DocumentService(
      path, values: try values.all(), fragments: fragments, backends: backend, deployments: deployment)
  }

  /// Refuses what was given for a lab, which knows its backends and has parameters.
  func refuseForLab() throws(LabError) {
    guard values.set.isEmpty, values.values == nil, fragment.isEmpty, backend.isEmpty,
      deployment.isEmpty
    else {
      throw LabError(
        .usage, "--set, --values, --fragment, --backend and --deployment are for a policy document",
        hint: "-p NAME=VALUE sets a lab's parameter")
    }
  }
}
