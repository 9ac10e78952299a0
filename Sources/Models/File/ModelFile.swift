import Crypto

/// A model's data as ``ModelFormat`` lays it out, opened without reading it.
///
/// Opening checks that every section lies within the file; whether the bytes are still those that were written
/// is ``isIntact``.
final class ModelFile: Sendable {
  let path: String
  let sourceDigest: [UInt8]
  private let file: MappedFile
  private let sections: [Range<Int>]

  /// - Throws: ``ModelError`` for a file that is missing, foreign, truncated or of another version.
  init(path: String, kind: ModelKind) throws(ModelError) {
    let file = try MappedFile(path: path)
    self.file = file
    self.path = path
    guard file.bytes.count >= ModelFormat.sectionTable, file.bytes.starts(with: ModelFormat.magic) else {
      throw Self.error(path, "is no model file")
    }
    let version = file.number(at: 8, as: UInt32.self)
    guard version == ModelFormat.version else {
      throw Self.error(path, "has version \(version) of the model format, not \(ModelFormat.version)")
    }
    guard file.number(at: 12, as: UInt32.self) == kind.rawValue else {
      throw Self.error(path, "holds another kind of model")
    }
    guard file.number(at: 16, as: UInt64.self) == UInt64(file.bytes.count) else {
      throw Self.error(path, "is truncated or has grown")
    }
    sourceDigest = Array(file.bytes[24..<56])
    let tableEnd = ModelFormat.sectionTable + kind.sectionCount * 16
    guard file.number(at: 88, as: UInt64.self) == UInt64(kind.sectionCount), file.bytes.count >= tableEnd
    else { throw Self.error(path, "is damaged: its table of sections is wrong") }
    var sections: [Range<Int>] = []
    for index in 0..<kind.sectionCount {
      let entry = ModelFormat.sectionTable + index * 16
      let offset = file.number(at: entry, as: UInt64.self)
      let (end, overflow) = offset.addingReportingOverflow(file.number(at: entry + 8, as: UInt64.self))
      guard !overflow, offset >= UInt64(tableEnd), end <= UInt64(file.bytes.count),
        offset % UInt64(ModelFormat.alignment) == 0
      else { throw Self.error(path, "is damaged: a section lies outside of it") }
      sections.append(Int(offset)..<Int(end))
    }
    self.sections = sections
  }

  /// How many bytes the file has.
  var byteCount: Int { file.bytes.count }

  /// How many bytes a section has.
  func length(of section: Int) -> Int { sections[section].count }

  /// A section's bytes, valid as long as this file is.
  func bytes(of section: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file.bytes[sections[section]])
  }

  /// Whether the bytes are those that were written. Reads all of them.
  var isIntact: Bool {
    var hash = SHA256()
    hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: file.bytes[ModelFormat.digestedFrom...]))
    return hash.finalize().elementsEqual(file.bytes[56..<ModelFormat.digestedFrom])
  }

  func error(_ problem: String) -> ModelError { Self.error(path, problem) }

  private static func error(_ path: String, _ problem: String) -> ModelError {
    ModelError(.data, "\(path) \(problem)", hint: "`labs models pull` makes it anew")
  }
}
