import Foundation

/// The path of an operation, such as `/deployments/{deployment-id}/completions` or `/files/*`.
struct URLTemplate: Sendable {
  fileprivate enum Segment: Sendable {
    case literal([UInt8])
    case parameter(prefix: [UInt8], name: String, suffix: [UInt8])
    /// `*`, or `{*name}`: the rest of the path.
    case rest(name: String?)
  }

  fileprivate let segments: [Segment]
  /// The parameters in the template's query: `city` for `?city={city}`. Import from an OpenAPI document makes them of
  /// required query parameters.
  private let queryParameters: [(field: String, name: String)]

  /// Reads a template; what follows a question mark names query parameters and does not choose the operation.
  init(_ text: String) {
    let path = text.prefix { $0 != "?" }
    segments = path.split(separator: "/").map(Self.segment)
    queryParameters = text.dropFirst(path.count + 1).split(separator: "&").compactMap { field in
      let parts = field.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[1].first == "{", parts[1].last == "}" else { return nil }
      return (String(parts[0]), String(parts[1].dropFirst().dropLast()))
    }
  }

  /// The values of the template's query parameters that a query has.
  func values(in query: String?) -> [String: String] {
    guard !queryParameters.isEmpty, let query else { return [:] }
    var values: [String: String] = [:]
    for parameter in queryParameters {
      values[parameter.name] = QueryString.value(of: parameter.field, in: query)
    }
    return values
  }

  private static func segment(_ text: Substring) -> Segment {
    if text == "*" { return .rest(name: nil) }
    guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}") else {
      return .literal(Array(text.utf8))
    }
    let name = text[text.index(after: open)..<close]
    if name.first == "*" { return .rest(name: String(name.dropFirst())) }
    return .parameter(
      prefix: Array(text[..<open].utf8), name: String(name),
      suffix: Array(text[text.index(after: close)...].utf8))
  }

  /// Whether this template is tried before another: literal segments come before parameters, those before `*`.
  func isMoreSpecific(than other: URLTemplate) -> Bool {
    for (mine, theirs) in zip(segments, other.segments) where mine.rank != theirs.rank {
      return mine.rank < theirs.rank
    }
    return segments.count > other.segments.count
  }

  /// The parameters' values when the segments of a path, places in its bytes, fit the template; nil when they do not.
  func match(_ path: ArraySlice<Range<Int>>, of bytes: [UInt8]) -> [String: String]? {
    // Most templates fail on their length: no segment needs to be compared then.
    guard path.count == segments.count || endsWithRest else { return nil }
    var parameters: [String: String] = [:]
    var rest = path
    for segment in segments {
      if case .rest(let name) = segment {
        if let name {
          parameters[name] = rest.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: "/")
        }
        return parameters
      }
      guard let place = rest.popFirst() else { return nil }
      let text = bytes[place]
      switch segment {
      case .literal(let literal):
        guard literal.equalsIgnoringCase(text) else { return nil }
      case .parameter(let prefix, let name, let suffix):
        guard text.count > prefix.count + suffix.count, text.starts(with: prefix),
          text.suffix(suffix.count).elementsEqual(suffix)
        else { return nil }
        let value = text.dropFirst(prefix.count).dropLast(suffix.count)
        let plain = String(decoding: value, as: UTF8.self)
        parameters[name] = value.contains(UInt8(ascii: "%")) ? plain.removingPercentEncoding : plain
      case .rest:
        break
      }
    }
    return rest.isEmpty ? parameters : nil
  }

  private var endsWithRest: Bool {
    if case .rest? = segments.last { true } else { false }
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

extension [UInt8] {
  /// Whether text has these bytes; ASCII letters compare without case, as API Management compares paths.
  func equalsIgnoringCase(_ text: ArraySlice<UInt8>) -> Bool {
    guard count == text.count else { return false }
    var index = startIndex
    for byte in text {
      let own = self[index]
      guard own == byte || (own | 0x20 == byte | 0x20 && UInt8(ascii: "a")...UInt8(ascii: "z") ~= own | 0x20)
      else { return false }
      index += 1
    }
    return true
  }
}
