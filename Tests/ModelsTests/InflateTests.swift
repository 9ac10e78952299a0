import Foundation
import Testing

@testable import Models

/// Packed with Python's zlib.
@Suite struct InflateTests {
  private func bytes(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64)))
  }

  private func expanded(_ base64: String, length: Int) throws -> [UInt8] {
    try bytes(base64).withUnsafeBytes { try Inflate.expand($0, length: length) }
  }

  private static let dynamic =
    "bZLhCsMgDIRfJa8mq65joDBTyt5+vSxpT+mPYhMvXy5qeamkusgnl63nLrWp6JplaUeg7Z1rt/jRtqpdnknznr6nnGX7mtTqQ1QONiFYhpaOtHjCewgAPuviOV8MeEF9GTU8lwtsvEE7uwI0itgaMedDQC6sohxr7IWWveDfRoqEsy3HswJ26wkJjGLBsBMe/hdzXRzdRVjycHACKP+fVvlOeQ60sMYTlSFc43YYwU9mPqbbd/ED"

  @Test func `Every kind of block is expanded`() throws {
    #expect(try expanded("S0xKToQhhYzUnJx8CAkA", length: 24) == Array("abcabcabcabc hello hello".utf8))
    #expect(try expanded("AQwA8/9zdG9yZWQgYnl0ZXM=", length: 12) == Array("stored bytes".utf8))
    #expect(try expanded("AwA=", length: 0).isEmpty)
    let text = try expanded(Self.dynamic, length: 692)
    #expect(CRC32.checksum(text) == 2_465_640_528)
    #expect(text.starts(with: Array("fit and refuses not the does tokens".utf8)))
  }

  @Test func `A copy may reach into itself`() throws {
    let text = try expanded("q6oaBaNgFIyCUTAKRsFQBwA=", length: 2000)
    #expect(text.count == 2000 && text.allSatisfy { $0 == UInt8(ascii: "z") })
  }

  @Test func `Data that ends too early, is longer than said or damaged is refused or expanded, never a trap`()
    throws
  {
    let packed = try bytes(Self.dynamic)
    for length in 0..<packed.count {
      #expect(throws: Inflate.Failure.self) {
        try packed[..<length].withUnsafeBytes { try Inflate.expand($0, length: 692) }
      }
    }
    #expect(throws: Inflate.Failure.self) {
      try packed.withUnsafeBytes { try Inflate.expand($0, length: 691) }
    }
    for index in packed.indices {
      for bit in 0..<8 {
        var damaged = packed
        damaged[index] ^= 1 << bit
        let text = damaged.withUnsafeBytes { try? Inflate.expand($0, length: 692) }
        #expect(text?.count ?? 692 == 692)
      }
    }
  }
}
