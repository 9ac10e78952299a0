import Foundation

/// A Python wheel, of which nothing is run: a zip archive that members are taken from.
///
/// Reads what wheels are made of: stored and deflated members, no encryption, no parts, less than 4 GB
/// (APPNOTE.TXT, 4.3).
struct Wheel {
  private let path: String
  private let file: MappedFile
  private let members: [String: Member]

  private struct Member {
    let method: Int
    let checksum: UInt32
    let packedLength: Int
    let length: Int
    let header: Int
  }

  // No data of a model is longer; a header may say anything.
  private static let longestMember = 512 << 20

  /// - Throws: ``ModelError`` for a file that is missing or no zip archive.
  init(path: String) throws(ModelError) {
    self.path = path
    file = try MappedFile(path: path)
    guard let members = Self.members(of: file) else {
      throw ModelError(.data, "\(path) is no wheel: it has no table of contents")
    }
    self.members = members
  }

  /// All bytes of the file.
  var bytes: UnsafeRawBufferPointer { file.bytes }

  /// Whether it has a member.
  func holds(_ name: String) -> Bool { members[name] != nil }

  /// A member, expanded and checked.
  func member(_ name: String) throws(ModelError) -> [UInt8] {
    guard let member = members[name] else { throw ModelError(.data, "\(path) has no member \(name)") }
    guard let packed = packedBytes(of: member), member.length <= Self.longestMember else {
      throw ModelError(.data, "\(path): the place of \(name) lies outside of the file")
    }
    let bytes: [UInt8]
    switch member.method {
    case 0: bytes = Array(packed)
    case 8:
      do {
        bytes = try Inflate.expand(packed, length: member.length)
      } catch {
        throw ModelError(.data, "\(path): \(name) cannot be expanded")
      }
    default: throw ModelError(.data, "\(path): \(name) is packed in a way that wheels are not")
    }
    guard CRC32.checksum(bytes) == member.checksum else {
      throw ModelError(.data, "\(path): \(name) is damaged")
    }
    return bytes
  }

  private func packedBytes(of member: Member) -> UnsafeRawBufferPointer? {
    let start = member.header
    guard start + 30 <= file.bytes.count, file.number(at: start, as: UInt32.self) == 0x0403_4b50 else {
      return nil
    }
    let data =
      start + 30 + Int(file.number(at: start + 26, as: UInt16.self))
      + Int(file.number(at: start + 28, as: UInt16.self))
    guard data + member.packedLength <= file.bytes.count else { return nil }
    return file.bytes.slice(data..<(data + member.packedLength))
  }

  // The table stands before a record at the end, which may be followed by a comment.
  private static func members(of file: MappedFile) -> [String: Member]? {
    let bytes = file.bytes
    guard bytes.count >= 22 else { return nil }
    let candidates = stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 0xffff), by: -1)
    guard let end = candidates.first(where: { file.number(at: $0, as: UInt32.self) == 0x0605_4b50 }) else {
      return nil
    }
    var members: [String: Member] = [:]
    var entry = Int(file.number(at: end + 16, as: UInt32.self))
    for _ in 0..<file.number(at: end + 10, as: UInt16.self) {
      guard entry + 46 <= end, file.number(at: entry, as: UInt32.self) == 0x0201_4b50 else { return nil }
      let nameEnd = entry + 46 + Int(file.number(at: entry + 28, as: UInt16.self))
      guard nameEnd <= end else { return nil }
      members[String(decoding: bytes[(entry + 46)..<nameEnd], as: UTF8.self)] = Member(
        method: Int(file.number(at: entry + 10, as: UInt16.self)),
        checksum: file.number(at: entry + 16, as: UInt32.self),
        packedLength: Int(file.number(at: entry + 20, as: UInt32.self)),
        length: Int(file.number(at: entry + 24, as: UInt32.self)),
        header: Int(file.number(at: entry + 42, as: UInt32.self)))
      entry =
        nameEnd + Int(file.number(at: entry + 30, as: UInt16.self))
        + Int(file.number(at: entry + 32, as: UInt16.self))
    }
    return members
  }
}
