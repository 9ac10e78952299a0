/// Reads a document's text into elements: named values filled in, entities decoded.
enum DocumentReader {
  /// The most bytes a fragment may have; documented for policy fragments, and more than any document needs.
  static let maximumSize = 512 * 1024

  /// The root element and the document it stands in.
  ///
  /// - Throws: A ``PolicyError`` for text that cannot be read, and for named values that are missing.
  static func read(
    _ bytes: [UInt8], name: String, namedValues: [String: String] = [:], placeholders: [String: String] = [:]
  ) throws(PolicyError) -> (root: Element, document: SourceDocument) {
    let file = try source(bytes, name: name)
    let (root, regions) = try parse(file)
    let template = DocumentTemplate(file, regions)
    guard let document = try template.filled(namedValues: namedValues, placeholders: placeholders) else {
      return (root, file)
    }
    return (try parse(document).root, document)
  }

  /// What a document asks its surroundings for.
  static func needs(of bytes: [UInt8], name: String) throws(PolicyError) -> DocumentNeeds {
    let file = try source(bytes, name: name)
    return DocumentTemplate(file, try parse(file).regions).needs
  }

  private static func source(_ bytes: [UInt8], name: String) throws(PolicyError) -> SourceDocument {
    guard bytes.count <= maximumSize else {
      throw PolicyError(
        file: name, place: Place(line: 1, column: 1), message: "the document is larger than 512 KB",
        hint: "it has \(bytes.count) bytes")
    }
    return try SourceDocument(name: name, file: bytes)
  }

  private static func parse(
    _ document: SourceDocument
  ) throws(PolicyError) -> (root: Element, regions: MarkupReader.Regions) {
    for format in [MarkupReader.Format.xml, .rawxml] {
      do throws(MarkupReader.Failure) {
        var reader = MarkupReader(document, as: format)
        let root = try reader.read()
        return (root, reader.regions)
      } catch {
        if case .wrong(let error) = error { throw error }
      }
    }
    throw document.error(at: 0, "the document is not well-formed")
  }
}
