import Foundation

/// The path of an operation, such as `/deployments/{deployment-id}/completions` or `/files/*`.
struct URLTemplate: Sendable {
  fileprivate enum Segment: Sendable {
    case literal(String)
    case parameter(prefix: String, name: String, suffix: String)
    /// `*`, or `{*name}`: the rest of the path.
    case rest(name: String?)
  }

  fileprivate let segments: [Segment]

  /// Reads a template; what follows a question mark names query parameters and does not choose the operation.
  init(_ text: String) {
    let path = text.prefix { $0 != "?" }
    segments = path.split(separator: "/").map(Self.segment)
  }

  private static func segment(_ text: Substring) -> Segment {
    if text == "*" { return .rest(name: nil) }
    guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}") else {
      return .literal(String(text))
    }
    let name = text[text.index(after: open)..<close]
    if name.first == "*" { return .rest(name: String(name.dropFirst())) }
    return .parameter(
      prefix: String(text[..<open]), name: String(name), suffix: String(text[text.index(after: close)...]))
  }

  /// Whether this template is tried before another: literal segments come before parameters, those before `*`.
  func isMoreSpecific(than other: URLTemplate) -> Bool {
    for (mine, theirs) in zip(segments, other.segments) where mine.rank != theirs.rank {
      return mine.rank < theirs.rank
    }
    return segments.count > other.segments.count
  }

  /// The parameters' values when the segments of a path fit the template; nil when they do not.
  func match(_ path: ArraySlice<Substring>) -> [String: String]? {
    var parameters: [String: String] = [:]
    var rest = path
    for segment in segments {
      if case .rest(let name) = segment {
        if let name { parameters[name] = rest.joined(separator: "/") }
        return parameters
      }
      guard let text = rest.popFirst() else { return nil }
      switch segment {
      case .literal(let literal):
        guard text.utf8.elementsEqual(literal.utf8) || text.lowercased() == literal.lowercased() else {
          return nil
        }
      case .parameter(let prefix, let name, let suffix):
        guard text.count > prefix.count + suffix.count, text.hasPrefix(prefix), text.hasSuffix(suffix) else {
          return nil
        }
        let value = text.dropFirst(prefix.count).dropLast(suffix.count)
        parameters[name] =
          value.utf8.contains(UInt8(ascii: "%")) ? value.removingPercentEncoding : String(value)
      case .rest:
        break
      }
    }
    return rest.isEmpty ? parameters : nil
  }
}

extension URLTemplate.Segment {
  fileprivate var rank: Int {
    switch self {
    case .literal: 0
    case .parameter: 1
    case .rest: 2
    }
  }
}
