/// The Swift of a lab, in which a step is found by its name.
///
/// A step is a call whose first argument is its name, such as `Exercise("Ask \(count) times", …) { … }`.
struct StepSource {
  private let bytes: [UInt8]

  init(_ source: String) {
    bytes = Array(source.utf8)
  }

  /// The call that makes the step, with its trailing closure, set in from the left margin; nil when there is none.
  func text(of name: String) -> String? {
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "("), let callee = callee(before: index),
        let literal = SwiftScan.literal(bytes, at: skippingSpace(index + 1)), literal.matches(name),
        let end = end(ofCallAt: index)
      {
        return outdented(from: callee, to: end)
      }
      index = SwiftScan.next(bytes, after: index)
    }
    return nil
  }

  // The beginning of the capitalised name before an opening parenthesis.
  private func callee(before index: Int) -> Int? {
    var start = index
    while start > 0, SwiftScan.isName(bytes[start - 1]) { start -= 1 }
    guard start < index, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[start]) else { return nil }
    return start
  }

  private func skippingSpace(_ index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
    return index
  }

  // Behind the closing parenthesis, and behind the closure where one follows.
  private func end(ofCallAt index: Int) -> Int? {
    guard let close = SwiftScan.closing(bytes, at: index) else { return nil }
    let next = skippingSpace(close + 1)
    guard next < bytes.count, bytes[next] == UInt8(ascii: "{"), let brace = SwiftScan.closing(bytes, at: next)
    else { return close + 1 }
    return brace + 1
  }

  private func outdented(from start: Int, to end: Int) -> String {
    var margin = 0
    while start - margin > 0, bytes[start - margin - 1] == 0x20 { margin += 1 }
    let lines = String(decoding: bytes[start..<end], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      index > 0 && line.prefix(margin).allSatisfy { $0 == " " }
        ? String(line.dropFirst(margin)) : String(line)
    }.joined(separator: "\n")
  }
}
