import ArgumentParser
import LabRunner

/// Which lab, and with which parameters.
struct LabOptions: ParsableArguments {
  @Option(
    name: [.customShort("p"), .customLong("parameter")],
    help: ArgumentHelp("Set a parameter of the lab; `labs info LAB` lists them.", valueName: "name=value"),
    completion: .parameters)
  var parameters: [String] = []

  @Option(help: "The seed of the run's randomness; the same seed gives the same run.")
  var seed: UInt64?

  /// A lab with its parameters set, and the record of them.
  func configured(_ found: FoundLab) throws(LabError) -> ConfiguredLab {
    try ConfiguredLab(found.lab, assignments: parameters)
  }

  /// The seed asked for, or one that no one chose.
  var chosenSeed: UInt64 {
    seed ?? UInt64.random(in: 1...999_999)
  }
}
