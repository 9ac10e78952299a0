import LabTime

/// What a simulated model draws: a symmetrical pattern of coloured squares, another one for each prompt.
struct Picture {
  private static let cells = 8

  private let size: ImageSize
  private let palette: [PNG.Color]
  // The left half of each row of squares.
  private let pattern: [[Int]]

  init(_ size: ImageSize, _ random: RandomSource) {
    self.size = size
    palette = (0..<4).map { _ in
      (
        red: UInt8(random.next(in: 0...255)), green: UInt8(random.next(in: 0...255)),
        blue: UInt8(random.next(in: 0...255))
      )
    }
    pattern = (0..<Self.cells).map { _ in (0..<(Self.cells / 2)).map { _ in random.next(in: 0...3) } }
  }

  /// The picture as a PNG file.
  var png: [UInt8] {
    let (size, pattern) = (size, pattern)
    return PNG(width: size.width, height: size.height, palette: palette) { x, y in
      let column = min(x, size.width - 1 - x) * Self.cells / size.width
      let row = y * Self.cells / size.height
      return pattern.indices.contains(row) && pattern[row].indices.contains(column) ? pattern[row][column] : 0
    }.bytes
  }
}
