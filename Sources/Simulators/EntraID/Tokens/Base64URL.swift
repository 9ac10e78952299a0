import Foundation

/// Base 64 as tokens and keys write it (RFC 7515, section 2).
enum Base64URL {
  /// The text, without padding.
  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }

  /// The bytes; nil for text in another alphabet or of a length that no bytes have.
  static func decode(_ text: some StringProtocol) -> [UInt8]? {
    let standard = String(text).replacing("-", with: "+").replacing("_", with: "/").replacing("=", with: "")
    let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
    return Data(base64Encoded: standard + padding).map(Array.init)
  }
}
