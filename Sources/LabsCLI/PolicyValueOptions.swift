import ArgumentParser
import Foundation
import LabRunner
import OpenAI

/// Text for the named values and placeholders of policy documents.
struct PolicyValueOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The text for {{NAME}} and {NAME}; may be given again.", valueName: "name=value"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp("A JSON object of such texts by name; --set comes before it.", valueName: "file"))
  var values: String?

  /// The texts by name.
  func all() throws(LabError) -> [String: String] {
    var all: [String: String] = [:]
    if let values {
      let document = try JSON(file: values)
      guard let object = document.object else {
        throw LabError(.data, "\(values) is no JSON object", hint: "write {\"name\": \"value\"}")
      }
      for member in object.members {
        switch member.value {
        case .string(let text): all[member.name] = text
        case .number, .bool: all[member.name] = "\(member.value)"
        default:
          throw LabError(.data, "\(values): \(member.name) is no text, number or truth value")
        }
      }
    }
    for assignment in set {
      guard let equals = assignment.firstIndex(of: "="), equals > assignment.startIndex else {
        throw LabError(.usage, "--set takes NAME=VALUE, not \"\(assignment)\"")
      }
      all[String(assignment[..<equals])] = String(assignment[assignment.index(after: equals)...])
    }
    return all
  }
}

extension JSON {
  /// Reads a file of one JSON document.
  init(file path: String) throws(LabError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw LabError(.noInput, "\(path) cannot be read")
    }
    do throws(JSONSyntaxError) {
      try self.init(parsing: Array(data))
    } catch {
      throw LabError(.data, "\(path) is no JSON: \(error)")
    }
  }
}
