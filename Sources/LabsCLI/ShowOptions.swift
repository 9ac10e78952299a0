import ArgumentParser
import LabRunner

/// Which parts of a run are shown; all that was seen when it ran where none is named.
struct ShowOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Show one step only: its place in the run, its name, or a part of the name.", valueName: "step"))
  var step: String?

  @Flag(help: "Show the parameters, and where their values came from.")
  var params = false

  @Flag(help: "Draw when each phase and step ran.")
  var timeline = false

  @Flag(help: "Show the texts that steps showed, and when.")
  var log = false

  @Flag(help: "Draw the charts again, from their data.")
  var charts = false

  @Flag(help: "Show the requests as a table.")
  var requests = false

  @Flag(
    help: "Print each request as a curl command, with $LABS_URL and $LABS_KEY for the gateway and its key.")
  var curl = false

  /// The parts that are asked for.
  var parts: [RunPart] {
    RunPart.allCases.filter { part in
      switch part {
      case .params: params
      case .timeline: timeline
      case .log: log
      case .charts: charts
      case .requests: requests
      case .curl: curl
      }
    }
  }
}
