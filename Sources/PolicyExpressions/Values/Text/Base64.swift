import Foundation

/// Base 64 as `System.Convert` has it.
enum Base64 {
  static func encode(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString()
  }

  /// Reads base 64; blanks are skipped, anything else that is no digit or misplaced padding is an error.
  static func decode(_ text: String) throws -> [UInt8] {
    let body = text.utf8.filter { !$0.isBlank }
    guard let data = Data(base64Encoded: String(decoding: body, as: UTF8.self)) else {
      throw NetException.format(
        body.count % 4 != 0
          ? "Invalid length for a Base-64 char array or string."
          : "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding "
            + "characters, or an illegal character among the padding characters.")
    }
    return Array(data)
  }
}
