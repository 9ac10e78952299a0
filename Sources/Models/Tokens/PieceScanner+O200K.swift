extension PieceScanner {
  /// The pattern of o200k_base, whose words end where lower case turns into upper case:
  ///
  ///     [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
  ///     [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
  ///     \p{N}{1,3}
  ///      ?[^\s\p{L}\p{N}]+[\r\n/]*
  ///     \s*[\r\n]+
  ///     \s+(?!\S)
  ///     \s+
  func endOfO200KPiece(from start: Int) -> Int {
    guard let (kind, width) = scalar(at: start) else { return start }
    if kind == .number { return endOfNumber(from: start) }
    let afterPrefix = kind.isLetter || kind == .newline ? nil : start + width
    let word =
      afterPrefix.flatMap(endOfLowerCase) ?? endOfLowerCase(from: start)
      ?? afterPrefix.flatMap(endOfUpperCase) ?? endOfUpperCase(from: start)
    if let word { return endOfContraction(from: word) ?? word }
    if let end = endOfMarks(from: start, takesSlashes: true) { return end }
    let space = whiteSpace(from: start)
    if let end = space.lastBreak { return end }
    if space.end == bytes.count { return space.end }
    return space.lastScalar > start ? space.lastScalar : space.end
  }

  // The first pattern without its prefix and contraction. The run of upper case is greedy, and gives back as
  // little as it must: back to its last scalar that counts as lower case too, when none follows it.
  private func endOfLowerCase(from start: Int) -> Int? {
    var end = start
    var endOfEither: Int?
    while let (kind, width) = scalar(at: end), kind == .upper || kind.isEitherCase {
      end += width
      if kind.isEitherCase { endOfEither = end }
    }
    guard let (kind, _) = scalar(at: end), kind == .lower else { return endOfEither }
    return run(from: end) { $0 == .lower || $0.isEitherCase }
  }

  // The second pattern, where the first one does not match: no lower case follows the upper case.
  private func endOfUpperCase(from start: Int) -> Int? {
    let end = run(from: start) { $0 == .upper || $0.isEitherCase }
    return end > start ? end : nil
  }
}
