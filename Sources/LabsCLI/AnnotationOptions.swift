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

  func validate() throws {
    for tag in tags { _ = try RunTag(tag) }
  }
}
