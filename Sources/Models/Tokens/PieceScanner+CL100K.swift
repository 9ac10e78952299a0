extension PieceScanner {
  /// The pattern of cl100k_base:
  /// `'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s`
  func endOfCL100KPiece(from start: Int) -> Int {
    guard let (kind, width) = scalar(at: start) else { return start }
    if let end = endOfContraction(from: start) { return end }
    if kind.isLetter { return run(from: start) { $0.isLetter } }
    if kind == .number { return endOfNumber(from: start) }
    if kind != .newline, let (following, _) = scalar(at: start + width), following.isLetter {
      return run(from: start + width) { $0.isLetter }
    }
    if let end = endOfMarks(from: start, takesSlashes: false) { return end }
    let space = whiteSpace(from: start)
    if space.end == bytes.count { return space.end }
    if let end = space.lastBreak { return end }
    // The last blank belongs to what follows, unless it is the only one.
    return space.lastScalar > start ? space.lastScalar : space.end
  }
}
