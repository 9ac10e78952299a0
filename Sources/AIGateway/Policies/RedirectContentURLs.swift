import HTTPTransport

/// `redirect-content-urls`: rewrites links in a body between the backend's address and the gateway's.
///
/// In the outbound section links to the backend become links to the gateway, in the inbound section the other
/// way round. Headers such as Location are not changed. Source: the "redirect-content-urls" page of the policy
/// reference.
struct RedirectContentURLs: Policy {
  static let name = "redirect-content-urls"
  static let sections: Set<Section> = [.inbound, .outbound]

  init(_ element: PolicyElement) throws(PolicyError) {}

  func run(_ context: PolicyContext) async throws -> Outcome {
    guard let backend = context.target?.url, let api = context.api else { return .next }
    var gateway = context.originalURL
    let path = api.path.split(separator: "/").joined(separator: "/")
    gateway.path = path.isEmpty ? "/" : "/\(path)"
    if context.section.actsOnRequest {
      try await context.gather(.request)
      if case .bytes(let bytes) = context.request.body {
        context.request.body = .bytes(Self.links(in: bytes, from: gateway, to: backend))
      }
    } else {
      try await context.gather(.response)
      if case .bytes(let bytes)? = context.response?.body {
        context.response?.body = .bytes(Self.links(in: bytes, from: backend, to: gateway))
      }
    }
    return .next
  }

  // A link is an address that goes no further, or goes on below its path.
  private static func links(in bytes: [UInt8], from: RequestURL, to: RequestURL) -> [UInt8] {
    let old = Self.base(from)
    let new = Self.base(to)
    guard let first = old.first, bytes.count >= old.count else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let end = index + old.count
      if bytes[index] == first, end <= bytes.count, bytes[index..<end].elementsEqual(old),
        end == bytes.count || !continues(bytes[end])
      {
        result += new
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  // Scheme, authority and path, without a slash at the end.
  private static func base(_ url: RequestURL) -> [UInt8] {
    var path = url.path[...]
    while path.last == "/" { path.removeLast() }
    return Array("\(url.scheme)://\(url.authority)\(path)".utf8)
  }

  // Whether a byte would make another host, port or path segment of what stands before it.
  private static func continues(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "~"), UInt8(ascii: "%"), 0x80...:
      true
    default: false
    }
  }
}
