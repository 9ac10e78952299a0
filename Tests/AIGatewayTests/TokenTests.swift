import Foundation
import Testing

@testable import AIGateway

@Suite struct TokenTests {
  @Test func `Base 64 is read in both alphabets and written in that of URLs`() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count) }
      let plain = Data(bytes).base64EncodedString()
      let url = plain.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
      #expect(Base64URL.decode(plain) == bytes)
      #expect(Base64URL.decode(url) == bytes)
      #expect(Base64URL.encode(bytes) == url)
    }
    for text in ["A", "AAAAA", "A A=", "AB$D", "=A"] { #expect(Base64URL.decode(text) == nil, "\(text)") }
  }

  @Test func `Whatever is done to a token, it is read or refused`() throws {
    var state: UInt64 = 1
    func random(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let secret = TokenKey(id: nil, secret: Array(0..<64))
    let opener = DecryptionKey(id: nil, secret: Array(0..<32))
    for name in ["HS256", "ES512", "unsigned", "dir/A128CBC-HS256", "dir/A256GCM"] {
      let bytes = Array(try TokenSamples.token(name).utf8)
      var taken = 0
      for _ in 0..<500 {
        var changed = bytes
        for _ in 0...random(below: 3) {
          let index = random(below: changed.count)
          switch random(below: 3) {
          case 0: changed[index] = UInt8(random(below: 128))
          case 1: changed.remove(at: index)
          default: changed.insert(changed[random(below: changed.count)], at: index)
          }
        }
        if changed == bytes { continue }
        do throws(TokenFailure) {
          var text = String(decoding: changed, as: UTF8.self)
          if EncryptedToken.isOne(text) { text = try EncryptedToken(text).decrypted(with: [opener]) }
          let token = try SignedToken(text)
          try token.verify(with: [secret])
          taken += 1
        } catch {
          #expect(error.message.hasSuffix("Access denied."))
        }
      }
      // Only the bits after a part's last byte may change unseen.
      #expect(taken < 10, "\(name)")
    }
  }
}
