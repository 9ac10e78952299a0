import ArgumentParser
import LabRunner

/// `labs doctor`: whether everything that labs needs is there and in order.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check what labs needs: results, policies, models, compiler, port, terminal.",
    discussion: """
      Changes nothing. Ends with 69 when there is a problem; warnings are about what not everybody needs.
      """)

  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func run() async throws {
    let style = display.style()
    let findings = await Examination(results: results, style: style).findings()
    let problems = findings.count { $0.grade == .problem }
    if display.json {
      Answer.write(try JSONReport.text(Report(ok: problems == 0, findings: findings)))
    } else {
      for finding in findings { Answer.write(finding.lines(style)) }
      let warnings = findings.count { $0.grade == .warning }
      Answer.write("\n\(Self.count(problems, "problem")), \(Self.count(warnings, "warning"))\n")
    }
    if problems > 0 { throw Ended(code: .unavailable) }
  }

  private static func count(_ number: Int, _ what: String) -> String {
    "\(number == 0 ? "no" : "\(number)") \(what)\(number == 1 ? "" : "s")"
  }

  /// What `labs doctor --json` prints.
  private struct Report: Encodable {
    let schema = "labs.doctor/1"
    let ok: Bool
    let findings: [Finding]
  }
}
