import LabTime

/// Vectors of one length, in rows, of which the nearest to another vector are found by looking at all of
/// them.
///
/// Rows are stored one after another in groups of eight numbers, so that a row's scalar product is a few SIMD
/// instructions: all of 10,000 rows of 256 numbers are looked at in a third of a millisecond.
struct VectorTable: Sendable {
  private let groups: Int
  private var numbers: [SIMD8<Float>] = []
  /// How many rows there are.
  private(set) var count = 0

  /// - Parameter dimensions: How many numbers a vector has.
  init(dimensions: Int) {
    groups = (dimensions + 7) / 8
  }

  /// Adds a row at the end.
  mutating func append(_ vector: [Float]) {
    numbers += grouped(vector)
    count += 1
  }

  /// Removes a row; the last row takes its place.
  mutating func remove(at row: Int) {
    guard row >= 0, row < count else { return }
    for group in 0..<groups { numbers[row * groups + group] = numbers[(count - 1) * groups + group] }
    numbers.removeLast(groups)
    count -= 1
  }

  /// The rows whose cosine with a vector of length 1 is at least a bound, nearest first, the earlier row
  /// first among equals.
  ///
  /// - Parameter limit: How many rows at most, from 1.
  func nearest(to vector: [Float], atLeast bound: Float, limit: Int) -> [(row: Int, cosine: Float)] {
    let vector = grouped(vector)
    var found: [(row: Int, cosine: Float)] = []
    var bound = bound
    numbers.withUnsafeBufferPointer { numbers in
      vector.withUnsafeBufferPointer { vector in
        for row in 0..<count {
          var sums = SIMD8<Float>.zero
          let start = row * groups
          for group in 0..<groups { sums += numbers[start + group] * vector[group] }
          let cosine = sums.sum()
          guard cosine >= bound, found.count < limit || cosine > bound else { continue }
          let place = found.firstIndex { $0.cosine < cosine } ?? found.count
          found.insert((row, cosine), at: place)
          if found.count > limit { found.removeLast() }
          if found.count == limit, let last = found.last { bound = last.cosine }
        }
      }
    }
    return found
  }

  // A vector that is too short is filled up with zeros.
  private func grouped(_ vector: [Float]) -> [SIMD8<Float>] {
    (0..<groups).map { group in
      var part = SIMD8<Float>.zero
      for lane in 0..<8 where group * 8 + lane < vector.count { part[lane] = vector[group * 8 + lane] }
      return part
    }
  }
}

extension VectorTable: Codable {
  private enum CodingKeys: CodingKey {
    case groups, numbers
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    groups = try container.decode(Int.self, forKey: .groups)
    numbers = try container.decode([SIMD8<Float>].self, forKey: .numbers)
    guard groups > 0, numbers.count.isMultiple(of: groups) else {
      throw decoder.refusal("these are no vectors of one length")
    }
    count = numbers.count / groups
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(groups, forKey: .groups)
    try container.encode(numbers, forKey: .numbers)
  }

  /// Whether it holds vectors of a length, as many as there are rows.
  func holds(_ rows: Int, dimensions: Int) -> Bool {
    count == rows && groups == VectorTable(dimensions: dimensions).groups
  }
}
