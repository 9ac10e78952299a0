import Crypto
import CryptoExtras
import Foundation

/// `SymmetricAlgorithm`: AES with a key, an initialization vector, a mode and a padding.
final class AESObject: NetObject {
  private(set) var key: [UInt8]
  private(set) var vector: [UInt8]
  /// `CipherMode`: CBC or ECB.
  private(set) var mode: Int32 = 1
  /// `PaddingMode`
  var padding: Int32 = 2

  static let blockLength = 16

  /// AES with a random key and vector, as `Create` answers it.
  init(key: [UInt8], vector: [UInt8]) {
    self.key = key
    self.vector = vector
  }

  var type: StaticType { .named("SymmetricAlgorithm") }

  func copy() -> AESObject {
    let copy = AESObject(key: key, vector: vector)
    copy.mode = mode
    copy.padding = padding
    return copy
  }

  func setKey(_ key: [UInt8]) throws {
    guard [16, 24, 32].contains(key.count) else {
      throw Self.failure("Specified key is not a valid size for this algorithm.")
    }
    self.key = key
  }

  func setVector(_ vector: [UInt8]) throws {
    guard vector.count == Self.blockLength else {
      throw Self.failure(
        "Specified initialization vector (IV) does not match the block size for this algorithm.")
    }
    self.vector = vector
  }

  func setMode(_ mode: Int32) throws {
    guard mode == 1 || mode == 2 else {
      throw Self.failure("Specified cipher mode is not valid for this algorithm.")
    }
    self.mode = mode
  }

  func encrypt(_ data: some Collection<UInt8>) throws -> [UInt8] {
    var blocks = Array(data)
    let missing = Self.blockLength - blocks.count % Self.blockLength
    switch padding {
    case 2: blocks += Array(repeating: UInt8(missing), count: missing)
    case 4: blocks += Array(repeating: 0, count: missing - 1) + [UInt8(missing)]
    case 3: blocks += Array(repeating: 0, count: missing % Self.blockLength)
    case 1 where missing == Self.blockLength: break
    case 1: throw Self.failure("Length of the data to encrypt is invalid.")
    default: throw Self.failure("The padding ISO10126 is not available here; use PKCS7.")
    }
    if blocks.isEmpty { return [] }
    if mode == 2 {
      return try eachBlock(blocks) { block, key in try AES.permute(&block, key: key) }
    }
    return Array(
      try AES._CBC.encrypt(
        blocks, using: SymmetricKey(data: key), iv: .init(ivBytes: vector), noPadding: true))
  }

  func decrypt(_ data: some Collection<UInt8>) throws -> [UInt8] {
    let blocks = Array(data)
    guard blocks.count % Self.blockLength == 0 else {
      throw Self.failure("Length of the data to decrypt is invalid.")
    }
    if blocks.isEmpty { return [] }
    let plain: [UInt8]
    if mode == 2 {
      plain = try eachBlock(blocks) { block, key in try AES.inversePermute(&block, key: key) }
    } else {
      plain = Array(
        try AES._CBC.decrypt(
          blocks, using: SymmetricKey(data: key), iv: .init(ivBytes: vector), noPadding: true))
    }
    guard padding != 1, padding != 3 else { return plain }
    let count = Int(plain.last ?? 0)
    guard (1...Self.blockLength).contains(count), isPadded(plain.suffix(count)) else {
      throw Self.failure("Padding is invalid and cannot be removed.")
    }
    return plain.dropLast(count)
  }

  private func isPadded(_ tail: ArraySlice<UInt8>) -> Bool {
    switch padding {
    case 2: tail.allSatisfy { Int($0) == tail.count }
    case 4: tail.dropLast().allSatisfy { $0 == 0 }
    default: true
    }
  }

  private func eachBlock(
    _ blocks: [UInt8], _ change: (inout [UInt8], SymmetricKey) throws -> Void
  ) throws -> [UInt8] {
    let key = SymmetricKey(data: key)
    var result: [UInt8] = []
    result.reserveCapacity(blocks.count)
    for start in stride(from: 0, to: blocks.count, by: Self.blockLength) {
      var block = Array(blocks[start..<start + Self.blockLength])
      try change(&block, key)
      result += block
    }
    return result
  }

  static func failure(_ message: String) -> NetException {
    NetException("CryptographicException", message)
  }
}

/// What `CreateEncryptor` and `CreateDecryptor` answer.
final class CipherObject: NetObject {
  let algorithm: AESObject
  let encrypts: Bool

  init(_ algorithm: AESObject, encrypts: Bool) {
    self.algorithm = algorithm
    self.encrypts = encrypts
  }

  var type: StaticType { .named("ICryptoTransform") }
}
