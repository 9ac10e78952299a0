import AIGateway
import ArgumentParser
import LabRunner
import OpenAI

/// `labs policy list`: the policies there are.
struct PolicyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List every policy, its sections, and whether it runs here.",
    discussion: "A policy that does not run loads, and fails when a request reaches it.", aliases: ["ls"])

  @OptionGroup var display: DisplayOptions

  func run() {
    let policies = PolicyListing.all
    if display.json {
      let rows = policies.map { policy -> JSON in
        [
          "name": .string(policy.name), "sections": .array(policy.sections.map { .string($0.rawValue) }),
          "runs": .bool(policy.runs), "missing": policy.missing.map(JSON.string) ?? .null,
        ]
      }
      Answer.write("\(JSON.array(rows))\n")
      return
    }
    let table = TextTable(
      columns: [.init("POLICY"), .init("RUNS"), .init("SECTIONS")],
      rows: policies.map { policy in
        [policy.name, Self.runs(policy), Self.sections(policy)]
      })
    display.write(table)
  }

  private static func runs(_ policy: PolicyListing) -> String {
    policy.runs ? "yes" : policy.missing.map { "no: \($0)" } ?? "no"
  }

  private static func sections(_ policy: PolicyListing) -> String {
    policy.sections == Section.allCases
      ? "all" : policy.sections.map(\.rawValue).joined(separator: ", ")
  }
}
