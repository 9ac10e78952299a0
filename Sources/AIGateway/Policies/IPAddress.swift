import Foundation

/// An IP address, ordered by number within its family.
struct IPAddress: Hashable {
  /// Whether it is of version 4; an IPv4 address written as IPv6, `::ffff:10.0.0.1`, is.
  let isVersion4: Bool
  private let number: UInt128

  /// Reads an address as `inet_pton(3)` does; nil when it is none.
  init?(_ text: String) {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      isVersion4 = true
      number = UInt128(UInt32(bigEndian: four.s_addr))
      return
    }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    let value = withUnsafeBytes(of: &six) { bytes in bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) } }
    isVersion4 = value >> 32 == 0xffff
    number = isVersion4 ? value & 0xffff_ffff : value
  }

  /// The addresses from one to another; nil unless both are of one family and in order.
  static func range(from first: String, to last: String) -> ClosedRange<IPAddress>? {
    guard let first = IPAddress(first), let last = IPAddress(last), first.isVersion4 == last.isVersion4,
      first <= last
    else { return nil }
    return first...last
  }
}

extension IPAddress: Comparable {
  /// IPv4 comes before IPv6, so that no range of one family holds an address of the other.
  static func < (left: IPAddress, right: IPAddress) -> Bool {
    left.isVersion4 == right.isVersion4 ? left.number < right.number : left.isVersion4
  }
}
