import ArgumentParser

/// How long is waited, by the wall clock.
struct TimeLimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "End the labs after this time, such as 45m, cleaned up, with exit code 124.", valueName: "time"))
  var timeout: TimeLimit?

  @Option(help: ArgumentHelp("Stop a step after this time; it counts as failed.", valueName: "time"))
  var stepTimeout: TimeLimit?

  @Option(
    help: ArgumentHelp(
      "How long to wait for a results file that another process has locked.", valueName: "time"))
  var wait = TimeLimit(duration: .seconds(5))
}
