/// The layout of a model file, all numbers little-endian:
///
/// | offset | bytes | |
/// |---|---|---|
/// | 0 | 8 | `LABSMODL` |
/// | 8 | 4 | the version of the layout |
/// | 12 | 4 | the kind of model |
/// | 16 | 8 | the file's length |
/// | 24 | 32 | SHA-256 of what the model was made from |
/// | 56 | 32 | SHA-256 of everything from offset 88 on |
/// | 88 | 8 | how many sections there are |
/// | 96 | 16 each | a section's offset and length |
///
/// The sections follow, each at a multiple of 16. The kind says what they are.
enum ModelFormat {
  static let magic = Array("LABSMODL".utf8)
  static let version: UInt32 = 1
  static let digestedFrom = 88
  static let sectionTable = 96
  static let alignment = 16
}

/// What a model file is for.
enum ModelKind: UInt32 {
  /// The ranks of a byte pair encoding: a ``RankTable``.
  case ranks = 1
  /// The vectors of words: a ``RankTable``, its rows, and the vectors.
  case wordVectors = 2

  var sectionCount: Int {
    switch self {
    case .ranks: RankTable.sectionCount
    case .wordVectors: RankTable.sectionCount + 3
    }
  }
}
