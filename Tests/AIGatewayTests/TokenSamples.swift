import Foundation
import HTTPTransport
import Testing

/// The keys, certificates and tokens in `Corpus/Tokens`: made by PyJWT, jwcrypto and Python's cryptography
/// (`make.py` beside them), for a clock that stands at 2026-03-04T00:00:00Z.
enum TokenSamples {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Corpus/Tokens", directoryHint: .isDirectory)

  /// The content of a file.
  static func file(_ name: String) -> [UInt8] {
    guard let data = try? Data(contentsOf: folder.appending(path: name)) else {
      Issue.record("there is no file \(name)")
      return []
    }
    return Array(data)
  }

  /// The text of a file.
  static func text(_ name: String) -> String {
    String(decoding: file(name), as: UTF8.self)
  }

  /// A token by its name in `tokens.txt`.
  static func token(_ name: String) throws -> String {
    let lines = text("tokens.txt").split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(name + " ") }) else { throw NoSuchToken(name: name) }
    return String(line.dropFirst(name.count + 1))
  }

  private struct NoSuchToken: Error {
    let name: String
  }

  /// The secret that the tokens of HS256 and its like are signed with: the bytes from 0 on.
  static func secret(_ count: Int = 64) -> String {
    Data((0..<UInt8(count)).map { $0 }).base64EncodedString()
  }

  /// A certificate as a caller presents it: without its private key.
  static func presented(_ name: String) throws -> TLSCertificate {
    var certificate = try TLSCertificate(file(name))
    certificate.privateKey = nil
    return certificate
  }
}
