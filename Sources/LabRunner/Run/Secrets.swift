import Foundation
import Synchronization

/// The keys of a run, which nothing that is kept or shown may hold.
final class Secrets: Sendable {
  private struct Key {
    let text: String
    let bytes: [UInt8]
  }

  private let keys = Mutex<[Key]>([])

  // What is shorter could be a part of any word.
  private static let least = 8

  /// Hides texts from now on.
  func add(_ texts: [String?]) {
    let added = texts.compactMap { $0.map { Key(text: $0, bytes: Array($0.utf8)) } }
    keys.withLock { $0 += added.filter { $0.bytes.count >= Self.least } }
  }

  /// A text with every key shortened to its last characters.
  func hidden(in text: String) -> String {
    let bytes = Array(text.utf8)
    let found = keys.withLock { keys in keys.filter { Self.contains(bytes, $0.bytes) } }
    return found.reduce(text) { $0.replacing($1.text, with: "...\($1.text.suffix(4))") }
  }

  /// An event whose texts hold no key.
  func hidden(in kind: RunEvent.Kind) -> RunEvent.Kind {
    switch kind {
    case .runStarted, .phaseStarted, .stepStarted, .stepReused, .stepSkipped, .metric, .runFinished:
      return kind
    case .text(var record):
      record.text = hidden(in: record.text)
      return .text(record)
    case .request(var request):
      request.url = hidden(in: request.url)
      request.body = request.body.map { hidden(in: $0) }
      request.error = request.error.map { hidden(in: $0) }
      return .request(request)
    case .assertion(var assertion):
      assertion.message = hidden(in: assertion.message)
      assertion.expected = assertion.expected.map { hidden(in: $0) }
      assertion.actual = assertion.actual.map { hidden(in: $0) }
      return .assertion(assertion)
    case .chart(let chart):
      return .chart(hidden(in: chart))
    case .output(var output):
      output.value = hidden(in: output.value)
      return .output(output)
    case .stepFinished(let status, let failure):
      guard var failure else { return kind }
      failure.message = hidden(in: failure.message)
      return .stepFinished(status, failure)
    }
  }

  // A chart has texts in many places: they are looked for in its JSON, where keys have nothing to escape.
  private func hidden(in chart: Chart) -> Chart {
    guard let data = try? JSONEncoder().encode(chart) else { return chart }
    let text = String(decoding: data, as: UTF8.self)
    let hidden = hidden(in: text)
    guard hidden != text else { return chart }
    return (try? JSONDecoder().decode(Chart.self, from: Data(hidden.utf8))) ?? chart
  }

  // Most texts hold no key, and this finds it out without a look at their characters.
  private static func contains(_ text: [UInt8], _ key: [UInt8]) -> Bool {
    guard let first = key.first, text.count >= key.count else { return false }
    return (0...text.count - key.count).contains { place in
      text[place] == first && text[place..<place + key.count].elementsEqual(key)
    }
  }
}
