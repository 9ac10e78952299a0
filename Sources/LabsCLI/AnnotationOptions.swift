import ArgumentParser
import LabRunner

/// What is said of a run when it is made.
struct AnnotationOptions: ParsableArguments {
  @Option(
    name: [.customShort("t"), .customLong("tag")],
    help: "A word to find the run by; may be given several times.")
  var tags: [String] = []

  @Option(help: "A note about the run.")
  var note: String?

  /// The tags, once they are found to be such.
  func checkedTags() throws -> [String] {
    try tags.map { try RunTag($0).text }
  }
}
