import AIGateway
import ArgumentParser
import LabRunner
import OpenAI

/// `labs policy check PATH...`: whether documents load, and what they need.
struct PolicyCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Load policy documents as the gateway does, and say what they need.",
    discussion: """
      Named values and placeholders without a value are listed; they are no errors here, as they are for \
      `labs run` and `labs serve`. Ends with 65 when a document is refused.
      """)

  @Argument(help: "Files; folders, whose .xml files with policies are taken; - for standard input.")
  var paths: [String]

  @OptionGroup var values: PolicyValueOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let values = try values.all()
    let documents = try PolicyFiles(paths).documents
    let checks = documents.map { document in
      (document.name, PolicyCheck(document.bytes, name: document.name, values: values))
    }
    if display.json {
      Answer.write("\(JSON.array(checks.map(Self.json)))\n")
    } else {
      for (name, check) in checks { Answer.write(Self.text(name, check)) }
      let refused = checks.count { !$0.1.errors.isEmpty }
      let count = checks.count == 1 ? "1 document" : "\(checks.count) documents"
      Answer.write("\(count), \(refused == 0 ? "none" : "\(refused)") refused.\n")
    }
    if checks.contains(where: { !$0.1.errors.isEmpty }) { throw Ended(code: .data) }
  }

  private static func text(_ name: String, _ check: PolicyCheck) -> String {
    var lines = ["\(check.errors.isEmpty ? "ok     " : "refused")  \(name)"]
    for error in check.errors {
      lines.append("  error: \(error.file):\(error.line):\(error.column): \(error.message)")
      if let hint = error.hint { lines.append("  hint:  \(hint)") }
    }
    for (what, names) in kinds(check.needs) where !names.isEmpty {
      lines.append("  needs \(what.words): \(names.joined(separator: ", "))")
    }
    if !check.unavailable.isEmpty {
      lines.append("  not run here: \(check.unavailable.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func json(_ name: String, _ check: PolicyCheck) -> JSON {
    let errors = check.errors.map { error -> JSON in
      [
        "line": .int(error.line), "column": .int(error.column), "message": .string(error.message),
        "hint": error.hint.map(JSON.string) ?? .null,
      ]
    }
    let needs = kinds(check.needs).map { what, names in
      JSONObject.Member(what.key, .array(names.map(JSON.string)))
    }
    return [
      "file": .string(name), "ok": .bool(check.errors.isEmpty), "errors": .array(errors),
      "needs": .object(JSONObject(needs)), "notRun": .array(check.unavailable.map(JSON.string)),
    ]
  }

  private static func kinds(_ needs: PolicyNeeds) -> [(what: (key: String, words: String), names: [String])] {
    [
      (("namedValues", "named values"), needs.namedValues),
      (("placeholders", "placeholders"), needs.placeholders),
      (("fragments", "fragments"), needs.fragments), (("backends", "backends"), needs.backends),
      (("loggers", "loggers"), needs.loggers),
    ]
  }
}
