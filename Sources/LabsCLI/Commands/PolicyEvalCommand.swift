import AIGateway
import ArgumentParser
import Foundation
import LabRunner
import LabTime
import OpenAI

/// `labs policy eval EXPR`: the value of one policy expression.
struct PolicyEvalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Evaluate a policy expression and print its value as .NET would.",
    discussion: """
      labs policy eval '@(context.Request.Method + 1)'
      labs policy eval 'Guid.NewGuid()' --json
      labs policy eval - --context context.json < expression.txt
      """)

  @Argument(help: "@(...), @{...} or a bare expression; - reads it from standard input.")
  var expression: String

  @Option(
    help: ArgumentHelp(
      "A JSON object of request, response, variables, subscription, api, operation, product, user, "
        + "deployment and lastError.", valueName: "file"))
  var context: String?

  @Option(help: "The seed of Random and Guid; without one they differ each time.")
  var seed: UInt64?

  @Flag(help: "Print one JSON document, and nothing else on standard output.")
  var json = false

  func run() async throws {
    let text =
      expression == "-"
      ? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) : expression
    let trial: ExpressionTrial
    do {
      trial = try ExpressionTrial(
        context: try context.map { path throws(LabError) in try JSON(file: path) },
        clock: RealClock(startingAt: .system),
        random: RandomSource(seed: seed ?? UInt64.random(in: .min ... .max)))
    } catch let error as ContextDescriptionError {
      throw LabError(.data, "\(context ?? "context"): \(error.field) \(error.message)", hint: error.hint)
    }
    do {
      let answer = try await trial.evaluate(text)
      let document: JSON = ["type": .string(answer.type), "value": answer.json]
      Answer.write(json ? "\(document)\n" : "\(answer.text)\n")
    } catch let error as ExpressionTrialError {
      if json { Answer.write("\(Self.json(error))\n") }
      let message = [error.exception, error.message].compactMap(\.self).joined(separator: ": ")
      if !json {
        Notice.write("error: \(error.line):\(error.column): \(message)\n")
        if let hint = error.hint { Notice.write("hint:  \(hint)\n") }
      }
      throw Ended(code: .data)
    }
  }

  private static func json(_ error: ExpressionTrialError) -> JSON {
    [
      "error": [
        "exception": error.exception.map(JSON.string) ?? .null, "message": .string(error.message),
        "hint": error.hint.map(JSON.string) ?? .null, "line": .int(error.line), "column": .int(error.column),
      ]
    ]
  }
}
