import OpenAI

/// WordLlama's two files: the tokenizer as the `tokenizers` package writes it, and the vectors as safetensors.
struct WordLlamaData {
  // The rows before this one are for special tokens and single bytes, and never the result of a merge.
  private static let firstTextRow = 259
  private static let tensor = "embedding.weight"

  private let strings: [[UInt8]]
  private let rows: [UInt32]
  private let vectors: ArraySlice<UInt8>
  private let dimensions: Int

  init(tokenizer: [UInt8], weights: [UInt8]) throws(ModelError) {
    (strings, rows) = try Self.vocabulary(in: tokenizer)
    (vectors, dimensions) = try Self.vectors(in: weights)
  }

  /// The model file: a table of ranks, the row of each rank, the vectors, and their dimensions.
  func file(digest: [UInt8]) -> [UInt8] {
    var file = ModelFileWriter(.wordVectors, sourceDigest: digest)
    RankTable.write(strings, to: &file)
    file.add(rows)
    file.add(Array(vectors))
    file.add([UInt32(dimensions)])
    return file.bytes()
  }

  // Strings that come from merges are ranked by the first one that makes them, and no two merges of
  // this vocabulary that make different strings stand between each other. Single characters come last.
  private static func vocabulary(in file: [UInt8]) throws(ModelError) -> ([[UInt8]], [UInt32]) {
    let json: JSON
    do {
      json = try JSON(parsing: file)
    } catch {
      throw ModelError(.data, "the tokenizer is no JSON: \(error)")
    }
    // By their bytes: to a String, a letter and its accent are the same as one letter with it.
    var rowsByToken: [[UInt8]: UInt32] = [:]
    for member in json["model"]?["vocab"]?.object?.members ?? [] {
      guard let row = member.value.int.flatMap(UInt32.init(exactly:)) else {
        throw ModelError(.data, "the tokenizer's vocabulary has a token without a number")
      }
      if row >= firstTextRow { rowsByToken[Array(member.name.utf8)] = row }
    }
    var tokens: [[UInt8]] = []
    var ranked: Set<[UInt8]> = []
    for merge in json["model"]?["merges"]?.array ?? [] {
      let parts = merge.string?.utf8.split(separator: UInt8(ascii: " ")) ?? []
      guard parts.count == 2 else { throw ModelError(.data, "the tokenizer has a merge that is not of two") }
      let token = Array(parts[0]) + Array(parts[1])
      if ranked.insert(token).inserted { tokens.append(token) }
    }
    let rest = rowsByToken.filter { !ranked.contains($0.key) }
    tokens += rest.sorted { $0.value < $1.value }.map(\.key)
    guard tokens.count == rowsByToken.count, !tokens.isEmpty else {
      throw ModelError(.data, "the tokenizer's vocabulary and merges do not agree")
    }
    return (tokens, tokens.compactMap { rowsByToken[$0] })
  }

  // safetensors: the length of a JSON header in 8 bytes, the header, the tensors' bytes.
  private static func vectors(in file: [UInt8]) throws(ModelError) -> (ArraySlice<UInt8>, Int) {
    let length = file.prefix(8).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    guard file.count > 8, length <= UInt64(file.count - 8) else {
      throw ModelError(.data, "the vectors are no safetensors file")
    }
    let data = file[(8 + Int(length))...]
    guard let header = try? JSON(parsing: Array(file[8..<(8 + Int(length))])),
      let tensor = header[Self.tensor],
      tensor["dtype"]?.string == "F16", let shape = tensor["shape"]?.array?.compactMap(\.int),
      let place = tensor["data_offsets"]?.array?.compactMap(\.int), shape.count == 2, place.count == 2,
      place[0] >= 0, place[0] <= place[1], place[1] <= data.count, (8...4096).contains(shape[1]),
      (0...1_000_000).contains(shape[0]), place[1] - place[0] == shape[0] * shape[1] * 2
    else { throw ModelError(.data, "the vectors have no table of half-precision numbers") }
    return (data[(data.startIndex + place[0])..<(data.startIndex + place[1])], shape[1])
  }
}
