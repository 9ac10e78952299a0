public import OpenAI

/// OpenAI's tokenizer: the same tokens as tiktoken's `encode_ordinary`, from the same ranks.
///
/// Special tokens such as `<|endoftext|>` are text like any other, as they are in messages.
public struct BytePairEncoding: Tokenizer {
  /// Which encoding it is.
  public let encoding: TokenEncoding
  private let table: RankTable

  /// Reads the ranks from a model file.
  ///
  /// - Throws: ``ModelError`` for a file that is missing, foreign or damaged.
  public init(_ encoding: TokenEncoding, path: String) throws(ModelError) {
    self.encoding = encoding
    table = try RankTable(ModelFile(path: path, kind: .ranks))
  }

  /// How many tokens a text has.
  public func count(_ text: String) -> Int {
    var count = 0
    forEachToken(of: text) { _, _, _ in count += 1 }
    return count
  }

  /// The tokens' numbers.
  public func tokens(of text: String) -> [Int] {
    var tokens: [Int] = []
    forEachToken(of: text) { token, text, table in
      // Every single byte has a rank, so only a damaged file leaves a token out.
      if let rank = table.rank(of: text.slice(token)) { tokens.append(Int(rank)) }
    }
    return tokens
  }

  /// The tokens' texts.
  public func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var start = 0
    forEachToken(of: text) { token, text, _ in
      // A byte 10xxxxxx continues a character: that one is left to the token that completes it.
      var end = token.upperBound
      while end > start, end < text.count, text[end] & 0xc0 == 0x80 { end -= 1 }
      pieces.append(String(decoding: text[start..<end], as: UTF8.self))
      start = end
    }
    return pieces
  }

  /// The text of tokens; nil when one of the numbers is no rank. Bytes that are no UTF-8 are replaced.
  public func text(of tokens: [Int]) -> String? {
    table.withLookup { table in
      var bytes: [UInt8] = []
      for token in tokens {
        guard let string = table.string(of: token) else { return nil }
        bytes += string
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private func forEachToken(
    of text: String, _ body: (Range<Int>, UnsafeRawBufferPointer, RankTable.Lookup) -> Void
  ) {
    var text = text
    text.withUTF8 { utf8 in
      let text = UnsafeRawBufferPointer(utf8)
      table.withLookup { table in
        var pieces = PieceScanner(text, encoding)
        var merger = PairMerger(table, text: text)
        while let piece = pieces.next() {
          if table.rank(of: text.slice(piece)) != nil {
            body(piece, text, table)
            continue
          }
          for byte in piece { merger.add(symbolAt: byte) }
          merger.merge(end: piece.upperBound) { body($0, text, table) }
        }
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The bytes of a range, counted from 0.
  @inline(__always)
  func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[range])
  }
}
