import ArgumentParser
import LabRunner
import LabTime
import Labs

/// Which lab, and with which parameters.
struct LabOptions: ParsableArguments {
  @Option(
    name: [.customShort("p"), .customLong("parameter")],
    help: ArgumentHelp("Set a parameter of the lab; `labs info LAB` lists them.", valueName: "name=value"))
  var parameters: [String] = []

  @Option(help: "The seed of the run's randomness; the same seed gives the same run.")
  var seed: UInt64?

  /// The lab of a name with its parameters set, and the record of them.
  func lab(_ name: String) throws(LabError) -> ConfiguredLab {
    try ConfiguredLab(AllLabs.named(name), assignments: parameters)
  }

  /// The seed asked for, or one that no one chose.
  var chosenSeed: UInt64 {
    seed ?? UInt64.random(in: 1...999_999)
  }
}
