import OpenAI
import Testing

@testable import Models

@Suite struct ConversionTests {
  @Test func `Ranks are read in order, and a gap is told with its line`() throws {
    let lines = (0...255).map { "\(base64(UInt8($0))) \($0)" }
    let strings = try TiktokenRanks.strings(in: Array((lines + ["YWI= 256"]).joined(separator: "\n").utf8))
    #expect(strings.count == 257 && strings[256] == Array("ab".utf8))
    for wrong in [["YWI= 257"], ["YWI="], ["?? 256"], ["YWI= x"]] {
      let error = #expect(throws: ModelError.self) {
        try TiktokenRanks.strings(in: Array((lines + wrong).joined(separator: "\n").utf8))
      }
      #expect(error?.message.contains("line 257") == true)
    }
    #expect(throws: ModelError.self) { try TiktokenRanks.strings(in: []) }
  }

  @Test(arguments: [
    "", "{}", #"{"model":{"vocab":{"a":300},"merges":["a"]}}"#, #"{"model":{"vocab":{"a":-1},"merges":[]}}"#,
    #"{"model":{"vocab":{"a":300},"merges":["a b"]}}"#,
  ])
  func `A tokenizer that makes no sense is refused`(tokenizer: String) {
    #expect(throws: ModelError.self) {
      try WordLlamaData(tokenizer: Array(tokenizer.utf8), weights: Self.weights())
    }
  }

  @Test(arguments: [
    #"{"embedding.weight":{"dtype":"F32","shape":[1,8],"data_offsets":[0,16]}}"#,
    #"{"embedding.weight":{"dtype":"F16","shape":[2,8],"data_offsets":[0,16]}}"#,
    #"{"embedding.weight":{"dtype":"F16","shape":[1,8],"data_offsets":[8,24]}}"#,
    #"{"embedding.weight":{"dtype":"F16","shape":[9223372036854775807,8],"data_offsets":[0,16]}}"#,
    #"{"other":{}}"#, "no JSON",
  ])
  func `Vectors that are not where they are said to be are refused`(header: String) {
    let tokenizer = Array(#"{"model":{"vocab":{"a":300,"b":301,"ab":302},"merges":["a b"]}}"#.utf8)
    #expect(throws: Never.self) { try WordLlamaData(tokenizer: tokenizer, weights: Self.weights()) }
    #expect(throws: ModelError.self) {
      try WordLlamaData(tokenizer: tokenizer, weights: Self.weights(header: header))
    }
    #expect(throws: ModelError.self) {
      try WordLlamaData(tokenizer: tokenizer, weights: [UInt8](repeating: 0xff, count: 20))
    }
  }

  private static func weights(
    header: String = #"{"embedding.weight":{"dtype":"F16","shape":[1,8],"data_offsets":[0,16]}}"#
  ) -> [UInt8] {
    [UInt8(header.utf8.count)] + [UInt8](repeating: 0, count: 7) + Array(header.utf8)
      + [UInt8](repeating: 0, count: 16)
  }

  private func base64(_ byte: UInt8) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    return "\(letters[Int(byte >> 2)])\(letters[Int(byte & 3) << 4])=="
  }
}
