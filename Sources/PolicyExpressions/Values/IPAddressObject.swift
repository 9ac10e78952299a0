import Foundation

/// `System.Net.IPAddress`
final class IPAddressObject: NetObject {
  /// Four bytes, or sixteen.
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads an address in the forms that sockets take; nil for other text.
  init?(_ text: String) {
    var short = in_addr()
    var long = in6_addr()
    let body = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    guard !body.isEmpty, body.utf8.allSatisfy({ !$0.isBlank }) else { return nil }
    if inet_aton(body, &short) != 0 {
      bytes = withUnsafeBytes(of: short) { Array($0) }
    } else if inet_pton(AF_INET6, body, &long) == 1 {
      bytes = withUnsafeBytes(of: long) { Array($0) }
    } else {
      return nil
    }
  }

  var type: StaticType { .named("IPAddress") }

  var text: String {
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &buffer, socklen_t(buffer.count)) != nil
    else {
      return ""
    }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
  }

  var hash: Int { Int(Equality.hash(of: text)) }

  func equals(_ other: any NetObject) -> Bool {
    (other as? IPAddressObject)?.bytes == bytes
  }
}

extension Library {
  /// `System.Net.IPAddress`
  static let ipAddressMembers: [Member] =
    [
      Member("new(byte[] address)") { call in
        let bytes = try call.bytes(0, "address")
        guard bytes.count == 4 || bytes.count == 16 else {
          throw NetException(
            "ArgumentException", "An invalid IP address was specified.\r\nParameter name: address")
        }
        return .object(IPAddressObject(bytes))
      },
      Member("static IPAddress Parse(string ipString)") { call in
        guard let address = IPAddressObject(try call.string(0, "ipString")) else {
          throw NetException.format("An invalid IP address was specified.")
        }
        return .object(address)
      },
      Member("static bool TryParse(string ipString, out IPAddress address)") { call in
        let address = call.optionalString(0).flatMap { IPAddressObject($0) }
        call.arguments[1] = address.map(Value.object) ?? .null
        return .bool(address != nil)
      },
      Member("static bool IsLoopback(IPAddress address)") {
        .bool(try $0.object(0, IPAddressObject.self).isLoopback)
      },
      Member("byte[] GetAddressBytes()") { .bytes(try $0.this(IPAddressObject.self).bytes) },
    ]
    + [
      ("Any", [0, 0, 0, 0]), ("Loopback", [127, 0, 0, 1]), ("Broadcast", [255, 255, 255, 255]),
      ("None", [255, 255, 255, 255]), ("IPv6Any", Array(repeating: 0, count: 16)),
      ("IPv6Loopback", Array(repeating: 0, count: 15) + [1]),
    ].map { (name: String, bytes: [UInt8]) in
      Member("static IPAddress \(name)") { _ in .object(IPAddressObject(bytes)) }
    }
}
