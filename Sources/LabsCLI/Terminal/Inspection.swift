import Foundation
import LabRunner
import LabTime

/// Looks into a run that pauses: its outputs, the requests it has sent, and what the gateway did with each.
struct Inspection {
  let memory: RunMemory
  let session: Session
  let prompt: Prompt

  /// Shows what is asked for until the person has seen enough.
  func run() async {
    let menu = KeyMenu(
      "What of the run?",
      [.init("v", "variables"), .init("r", "requests and their traces"), .init("enter", "back")])
    while let choice = await prompt.choice(menu) {
      switch choice.key {
      case "v": await variables()
      case "r": await requests()
      default: return
      }
    }
  }

  private func variables() async {
    let outputs = memory.outputs
    guard !outputs.isEmpty else { return prompt.say("No step has saved anything yet.\n") }
    prompt.say(
      TextTable(
        columns: [.init("#"), .init("NAME", .left), .init("VALUE", .left, isExcerpt: true)],
        rows: outputs.enumerated().map { ["\($0 + 1)", $1.name, $1.value] }))
    while let number = await prompt.number("\nwhole value of number, enter to go back:") {
      guard outputs.indices.contains(number - 1) else {
        prompt.say("there is no \(number)\n")
        continue
      }
      prompt.say(PlainText.lines(Self.indented(outputs[number - 1].value)).joined(separator: "\n") + "\n")
    }
  }

  private func requests() async {
    let (forgotten, requests) = memory.requests
    guard !requests.isEmpty else { return prompt.say("The gateway has answered no request yet.\n") }
    let style = prompt.style
    let redact: @Sendable (String) -> String = { [service = session.service] in service.withoutKeys($0) }
    let start = memory.started
    prompt.say(
      TextTable(
        columns: [
          .init("#"), .init("AT", .right), .init("STATUS"), .init("STEP", .left, least: 12),
          .init("REQUEST", .left, isExcerpt: true),
        ],
        rows: requests.enumerated().map { index, request in
          let report = TraceReport(request.trace, style: style, redact: redact)
          let at = start.flatMap { start in report.arrived.map { Self.clock($0 - start) } } ?? ""
          return [
            "\(forgotten + index + 1)", at, report.status.map(String.init) ?? style.glyphs.none, request.step,
            report.request,
          ]
        }))
    while let number = await prompt.number("\ntrace of request number, enter to go back:") {
      let index = number - forgotten - 1
      guard requests.indices.contains(index) else {
        prompt.say("there is no request \(number)\n")
        continue
      }
      prompt.say(TraceReport(requests[index].trace, style: prompt.style, redact: redact).text)
    }
  }

  // Minutes and seconds since the run began, such as 2:03.5.
  private static func clock(_ duration: Duration) -> String {
    let tenths = Int64(duration.inMilliseconds) / 100
    let seconds = tenths / 10
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest).\(tenths % 10)"
  }

  private static func indented(_ json: String) -> String {
    guard let value = try? JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed),
      let data = try? JSONSerialization.data(
        withJSONObject: value,
        options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed])
    else { return json }
    return String(decoding: data, as: UTF8.self)
  }
}
