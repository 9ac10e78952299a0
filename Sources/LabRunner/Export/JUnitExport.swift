import LabTime

/// Runs as JUnit's XML, as continuous integration reads it: a suite for each run, a test case for each assertion.
///
/// An assertion that does not hold is a failure, a step that threw or was stopped an error; one that never ran is
/// skipped. Of a step that was tried again, only the last attempt counts.
enum JUnitExport {
  static func text(_ runs: [LabRun]) -> String {
    let suites = runs.map(Suite.init)
    let totals = attributes([
      ("tests", "\(suites.reduce(0) { $0 + $1.cases.count })"),
      ("failures", "\(suites.reduce(0) { $0 + $1.count(.failure) })"),
      ("errors", "\(suites.reduce(0) { $0 + $1.count(.error) })"),
      ("skipped", "\(suites.reduce(0) { $0 + $1.count(.skipped) })"),
      ("time", seconds(suites.reduce(0) { $0 + $1.milliseconds })),
    ])
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"labs\"\(totals)>\n"
      + suites.map(\.text).joined() + "</testsuites>\n"
  }

  private enum Outcome: String {
    case passed, failure, error, skipped
  }

  private struct Case {
    var name: String
    var outcome = Outcome.passed
    var milliseconds = 0.0
    var type = ""
    var message = ""
    var detail = ""
    var file: String?
    var line: Int?
  }

  private struct Suite {
    let run: LabRun
    let cases: [Case]
    var milliseconds: Double { run.run.durationMs ?? 0 }

    init(_ run: LabRun) {
      self.run = run
      let last = Dictionary(run.steps.map { ($0.name, $0.attempt) }, uniquingKeysWith: max)
      cases = run.steps.filter { last[$0.name] == $0.attempt }.flatMap(JUnitExport.cases)
    }

    func count(_ outcome: Outcome) -> Int { cases.count { $0.outcome == outcome } }

    var text: String {
      let record = run.run
      let head = attributes([
        ("name", run.lab.name), ("tests", "\(cases.count)"), ("failures", "\(count(.failure))"),
        ("errors", "\(count(.error))"), ("skipped", "\(count(.skipped))"), ("time", seconds(milliseconds)),
        ("timestamp", String(record.startedAt.iso8601.prefix(19))), ("hostname", record.host),
      ])
      let facts =
        [
          ("run", "\(record.id)"), ("uid", record.uid), ("seed", record.seed), ("mode", record.mode.rawValue),
          ("status", record.status.rawValue), ("command", run.header.command),
        ] + (record.gitCommit.map { [("commit", $0)] } ?? [])
      let properties = facts.map { "      <property\(attributes([("name", $0), ("value", $1)]))/>\n" }
      return "  <testsuite\(head)>\n    <properties>\n\(properties.joined())    </properties>\n"
        + cases.map { JUnitExport.text(of: $0, lab: run.lab.name) }.joined() + "  </testsuite>\n"
    }
  }

  // The time a step took is that of its first case, so that the sum is right.
  private static func cases(of step: StepRecord) -> [Case] {
    var cases = step.assertions.map { recorded -> Case in
      let assertion = recorded.content
      var found = Case(name: assertion.message, file: assertion.file, line: assertion.line)
      if assertion.message != step.name { found.name = "\(step.name): \(assertion.message)" }
      guard !assertion.passed else { return found }
      found.outcome = .failure
      found.type = "assertion"
      found.message = assertion.message
      found.detail = detail([
        ("expected", assertion.expected), ("actual", assertion.actual),
        ("at", assertion.file.map { "\($0)\(assertion.line.map { ":\($0)" } ?? "")" }),
      ])
      return found
    }
    switch step.status {
    case .passed, .failed, .running: break
    case .skipped: cases.append(Case(name: step.name, outcome: .skipped))
    case .error, .interrupted, .crashed:
      let error = step.error
      cases.append(
        Case(
          name: step.name, outcome: .error, type: error?.type ?? step.status.rawValue,
          message: error?.message ?? step.status.rawValue, detail: error?.message ?? "", file: error?.file,
          line: error?.line))
    }
    if !cases.isEmpty { cases[0].milliseconds = step.durationMs ?? 0 }
    return cases
  }

  private static func text(of found: Case, lab: String) -> String {
    var head = [("classname", lab), ("name", found.name), ("time", seconds(found.milliseconds))]
    if let file = found.file { head.append(("file", file)) }
    if let line = found.line { head.append(("line", "\(line)")) }
    let start = "    <testcase\(attributes(head))"
    switch found.outcome {
    case .passed: return "\(start)/>\n"
    case .skipped: return "\(start)><skipped/></testcase>\n"
    case .failure, .error:
      let tag = found.outcome.rawValue
      let facts = attributes([("type", found.type), ("message", found.message)])
      return "\(start)>\n      <\(tag)\(facts)>\(Markup.escaped(found.detail))</\(tag)>\n    </testcase>\n"
    }
  }

  private static func detail(_ facts: [(String, String?)]) -> String {
    facts.compactMap { name, value in value.map { "\(name): \($0)" } }.joined(separator: "\n")
  }

  // A line end in an attribute would be read as a space.
  private static func attributes(_ list: [(String, String)]) -> String {
    list.map { " \($0)=\"\(Markup.escaped($1).replacing("\n", with: "&#10;"))\"" }.joined()
  }

  private static func seconds(_ milliseconds: Double) -> String {
    NumberFormat(decimals: 3).text(milliseconds / 1000)
  }
}
