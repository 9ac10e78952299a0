import Crypto
import Foundation
import OpenAI

/// A model whose data can be pulled: where it comes from, and what it is then.
public struct PinnedModel: Sendable, Hashable {
  /// The name that `labs models pull` takes.
  public let name: String
  /// What it is for.
  public let purpose: String
  /// Whose it is, and from which package it is taken.
  public let origin: String
  /// Its licence.
  public let licence: String
  let wheel: PinnedWheel
  let members: [Member]
  let content: Content

  /// A file of a wheel.
  struct Member: Sendable, Hashable {
    let name: String
    /// SHA-256 of the file, in hexadecimal.
    let digest: String
  }

  /// How the members become a model file.
  enum Content: Sendable, Hashable {
    case ranks(TokenEncoding)
    case wordVectors
  }

  /// Every model that there is, in the order in which they are listed.
  public static let all = [
    PinnedModel(
      name: TokenEncoding.o200k.rawValue, purpose: "counts tokens as GPT-4o and later models do",
      origin: "OpenAI's tiktoken, from \(PinnedWheel.liteLLM.label)", licence: "MIT", wheel: .liteLLM,
      members: [
        Member(
          name: "litellm/litellm_core_utils/tokenizers/fb374d419588a4632f3f557e76b4b70aebbca790",
          digest: "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d")
      ], content: .ranks(.o200k)),
    PinnedModel(
      name: TokenEncoding.cl100k.rawValue, purpose: "counts tokens as GPT-4, GPT-3.5 and embeddings do",
      origin: "OpenAI's tiktoken, from \(PinnedWheel.liteLLM.label)", licence: "MIT", wheel: .liteLLM,
      members: [
        Member(
          name: "litellm/litellm_core_utils/tokenizers/9b5ad71b2ce5302211f9c61530b329a4922fc6a4",
          digest: "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7")
      ], content: .ranks(.cl100k)),
    PinnedModel(
      name: "wordllama", purpose: "embeds texts by their meaning",
      origin: "WordLlama, on the vocabulary of Llama 2, from \(PinnedWheel.wordLlama.label)",
      licence: "MIT; Llama 2 Community License", wheel: .wordLlama,
      members: [
        Member(
          name: "wordllama/tokenizers/l2_supercat_tokenizer_config.json",
          digest: "93248f2a9ec36c7b35f700a033d5f36228aae48db61aee31007fa49062cdeb68"),
        Member(
          name: "wordllama/weights/l2_supercat_256.safetensors",
          digest: "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5"),
      ], content: .wordVectors),
  ]

  /// The model of a name.
  ///
  /// - Throws: ``ModelError`` that says which names there are.
  public static func named(_ name: String) throws(ModelError) -> PinnedModel {
    if let model = all.first(where: { $0.name == name }) { return model }
    throw ModelError(
      .unknown, "there is no model \"\(name)\"", hint: "there are \(all.map(\.name).joined(separator: ", "))")
  }

  /// SHA-256 of the members' digests: what a model file says that it was made from.
  var sourceDigest: [UInt8] {
    Array(SHA256.hash(data: Data(members.map(\.digest).joined().utf8)))
  }

  var kind: ModelKind {
    switch content {
    case .ranks: .ranks
    case .wordVectors: .wordVectors
    }
  }

  /// The model file that the members become.
  func file(from members: [[UInt8]], digest: [UInt8]) throws(ModelError) -> [UInt8] {
    switch content {
    case .ranks:
      var file = ModelFileWriter(.ranks, sourceDigest: digest)
      RankTable.write(try TiktokenRanks.strings(in: members[0]), to: &file)
      return file.bytes()
    case .wordVectors:
      return try WordLlamaData(tokenizer: members[0], weights: members[1]).file(digest: digest)
    }
  }
}
