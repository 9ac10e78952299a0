import AIGateway
import Foundation
import HTTPTransport
import LabTime
import PolicyExpressions

/// Measures what the policy engine costs, and prints a table of figures beside their targets.
///
/// With an argument only what has that text in its name is measured, which is what a profiler wants.
@main struct EngineCost {
  static func main() async throws {
    print("| what | target us | best us | verdict |")
    print("|---|---|---|---|")
    for (name, document) in [("a", Samples.document), ("a dense", Samples.denseDocument)] {
      let expressions = document.split(separator: "@").count - 1
      let size = "\(document.utf8.count) bytes, \(expressions) expressions"
      try await report("load \(name) document: \(size)", target: 1000, rounds: 300) {
        _ = try Samples.gateway(document)
      }
    }
    let scope = try SampleContext.scope()
    let type = try SampleContext.type()
    let header = try PolicyExpression<Bool>(Samples.header, context: type)
    try await report("evaluate a header expression", target: 1, rounds: 300, times: 1000) {
      for _ in 0..<1000 { guard try header.evaluate(in: scope) == false else { return } }
    }
    let long = try Samples.balancer()
    let expression = try PolicyExpression<String>(long, context: type)
    let lines = long.split(separator: "\n", omittingEmptySubsequences: false).count
    try await report("evaluate an expression of \(lines) lines", target: 100, rounds: 300, times: 10) {
      for _ in 0..<10 { _ = try expression.evaluate(in: scope) }
    }
    let gateway = try Samples.gateway(Samples.fivePolicies)
    let request = try Samples.request()
    try await report("a request through five policies", target: 50, rounds: 300, times: 100) {
      for _ in 0..<100 { _ = try await gateway.respond(to: request) }
    }
  }

  /// The best of several rounds: what else the machine does only ever adds.
  nonisolated(nonsending) private static func report(
    _ name: String, target: Double, rounds: Int, times: Int = 1,
    _ body: nonisolated(nonsending) () async throws -> Void
  ) async throws {
    if let part = CommandLine.arguments.dropFirst().first, !name.contains(part) { return }
    var best = Double.infinity
    for _ in 0..<rounds {
      let start = ContinuousClock.now
      try await body()
      best = min(best, (ContinuousClock.now - start) / .microseconds(1) / Double(times))
    }
    let figure = best.formatted(.number.precision(.significantDigits(3)).grouping(.never))
    print("| \(name) | \(Int(target)) | \(figure) | \(best <= target ? "met" : "missed") |")
  }
}
