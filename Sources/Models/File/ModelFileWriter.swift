import Crypto

/// Lays a model out as a ``ModelFile`` reads it.
struct ModelFileWriter {
  private let kind: ModelKind
  private let sourceDigest: [UInt8]
  private var sections: [[UInt8]] = []

  init(_ kind: ModelKind, sourceDigest: [UInt8]) {
    self.kind = kind
    self.sourceDigest = sourceDigest
  }

  mutating func add(_ section: [UInt8]) { sections.append(section) }

  mutating func add<Number: FixedWidthInteger>(_ numbers: [Number]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * MemoryLayout<Number>.size)
    for number in numbers { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
    sections.append(bytes)
  }

  /// The whole file.
  func bytes() -> [UInt8] {
    var offset = ModelFormat.sectionTable + sections.count * 16
    var table: [UInt8] = Self.bytes(of: UInt64(sections.count))
    var content: [UInt8] = []
    content.reserveCapacity(sections.reduce(0) { $0 + $1.count + ModelFormat.alignment })
    for section in sections {
      let padding = (ModelFormat.alignment - offset % ModelFormat.alignment) % ModelFormat.alignment
      content.append(contentsOf: repeatElement(0, count: padding))
      offset += padding
      table += Self.bytes(of: UInt64(offset)) + Self.bytes(of: UInt64(section.count))
      content.append(contentsOf: section)
      offset += section.count
    }
    var hash = SHA256()
    hash.update(data: table)
    hash.update(data: content)
    let head =
      ModelFormat.magic + Self.bytes(of: ModelFormat.version) + Self.bytes(of: kind.rawValue)
      + Self.bytes(of: UInt64(offset)) + sourceDigest + Array(hash.finalize())
    return head + table + content
  }

  private static func bytes(of number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
