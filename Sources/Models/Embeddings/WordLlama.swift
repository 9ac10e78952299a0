public import OpenAI

/// WordLlama's embedder: the mean of the vectors of a text's Llama 2 tokens.
///
/// Source: the Python package `wordllama` and its `l2_supercat` vectors of 256 numbers. Since it is a mean,
/// the order of words does not count: "miles to km" and "km to miles" have one vector. Special tokens such as
/// `<s>` are text like any other.
public struct WordLlama: Embedder {
  /// `wordllama-256`, or another number of dimensions.
  public let name: String
  /// How many numbers a vector has.
  public let dimensions: Int
  private let file: ModelFile
  private let table: RankTable
  private let rows: Int

  // The row of the first of 256 tokens that stand for single bytes, for characters that have no token.
  private static let firstByteRow = 3
  // The sections after the table of ranks: the row of each rank, the vectors, and their length.
  private static let rowSection = RankTable.sectionCount
  private static let vectorSection = RankTable.sectionCount + 1
  private static let shapeSection = RankTable.sectionCount + 2

  /// Reads the vectors from a model file.
  ///
  /// - Throws: ``ModelError`` for a file that is missing, foreign or damaged.
  public init(path: String) throws(ModelError) {
    file = try ModelFile(path: path, kind: .wordVectors)
    table = try RankTable(file)
    guard file.length(of: Self.shapeSection) == 4 else {
      throw file.error("is damaged: it has no dimensions")
    }
    let dimensions = Int(
      UInt32(littleEndian: file.bytes(of: Self.shapeSection).loadUnaligned(as: UInt32.self)))
    guard (8...4096).contains(dimensions), dimensions % 8 == 0,
      file.length(of: Self.vectorSection) % (dimensions * 2) == 0,
      file.length(of: Self.vectorSection) / (dimensions * 2) >= Self.firstByteRow + 256,
      file.length(of: Self.rowSection) == table.count * 4
    else { throw file.error("is damaged: its vectors have a wrong size") }
    self.dimensions = dimensions
    rows = file.length(of: Self.vectorSection) / (dimensions * 2)
    name = "wordllama-\(dimensions)"
  }

  /// The vector of a text.
  public func embed(_ text: String) -> [Float] {
    let vectors = file.bytes(of: Self.vectorSection)
    var sum = [SIMD8<Float>](repeating: .zero, count: dimensions / 8)
    withExtendedLifetime(file) {
      forEachRow(of: text) { row in
        let start = row * dimensions * 2
        for index in sum.indices {
          sum[index] +=
            vectors.loadUnaligned(fromByteOffset: start + index * 16, as: SIMD8<UInt16>.self)
            .halvesAsFloats
        }
      }
    }
    // The length of the sum is of no account, so neither is the number of tokens.
    return sum.flatMap { part in (0..<8).map { part[$0] } }.normalized()
  }

  /// The numbers of the tokens.
  func tokens(of text: String) -> [Int] {
    var tokens: [Int] = []
    forEachRow(of: text) { tokens.append($0) }
    return tokens
  }

  // As SentencePiece writes it, a word begins with U+2581 in place of the blank before it, the first word too.
  private func forEachRow(of text: String, _ body: (Int) -> Void) {
    guard !text.isEmpty else { return }
    let mark: [UInt8] = [0xe2, 0x96, 0x81]
    var marked = mark
    marked.reserveCapacity(text.utf8.count * 2)
    for byte in text.utf8 {
      if byte == UInt8(ascii: " ") { marked += mark } else { marked.append(byte) }
    }
    let rowsByRank = file.bytes(of: Self.rowSection)
    marked.withUnsafeBytes { text in
      table.withLookup { table in
        var merger = PairMerger(table, text: text)
        for (index, byte) in text.enumerated() where byte & 0xc0 != 0x80 { merger.add(symbolAt: index) }
        merger.merge(end: text.count) { token in
          guard let rank = table.rank(of: text.slice(token)) else {
            for byte in text[token] { body(Self.firstByteRow + Int(byte)) }
            return
          }
          let row = rowsByRank.loadUnaligned(fromByteOffset: Int(rank) * 4, as: UInt32.self)
          body(min(Int(UInt32(littleEndian: row)), rows - 1))
        }
      }
    }
  }
}

extension SIMD8<UInt16> {
  /// The numbers that these bits are in half precision (IEEE 754 binary16); infinities come out as 65,536.
  fileprivate var halvesAsFloats: SIMD8<Float> {
    let wide = SIMD8<UInt32>(truncatingIfNeeded: self)
    let magnitude = (wide & 0x7fff) &<< 13
    // The exponents differ in their bias by 112; multiplying is right for subnormal numbers too.
    let scale = SIMD8<Float>(repeating: 0x1p112)
    let scaled = unsafeBitCast(magnitude, to: SIMD8<Float>.self) * scale
    let sign = (wide & 0x8000) &<< 16
    return unsafeBitCast(unsafeBitCast(scaled, to: SIMD8<UInt32>.self) | sign, to: SIMD8<Float>.self)
  }
}
