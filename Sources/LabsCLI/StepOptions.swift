import ArgumentParser
import LabRunner

/// Which steps of a lab run.
struct StepOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Stop after this step: its name, a part of it, or its number as `labs info LAB` shows it.",
      valueName: "step"))
  var until: String?

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Run no steps but these.", valueName: "step"))
  var only: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Leave these steps out, and what reads their outputs.", valueName: "step"))
  var skip: [String] = []

  /// What was asked for.
  var selection: StepSelection { StepSelection(until: until, only: only, skip: skip) }
}
