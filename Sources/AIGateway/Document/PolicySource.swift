import Foundation

/// Where the text of a policy document comes from.
public enum PolicySource: Sendable, Hashable {
  /// A file; a relative path is looked for in the folder that the loader names.
  case file(String)
  /// A text in memory and the name that errors give it.
  case text(String, name: String)

  /// The document of the global scope in a new service: it forwards, and nothing else.
  ///
  /// Source: the "forward-request" page of the policy reference.
  static let newService = PolicySource.text(
    "<policies><backend><forward-request /></backend></policies>", name: "global policy of a new service")

  /// What errors call the document: the file's path as given, or the text's name.
  public var displayName: String {
    switch self {
    case .file(let path): path
    case .text(_, let name): name
    }
  }

  /// The document's bytes.
  ///
  /// - Throws: A ``PolicyError`` when the file cannot be read.
  func read(relativeTo folder: String) throws(PolicyError) -> [UInt8] {
    switch self {
    case .text(let text, _):
      return Array(text.utf8)
    case .file(let path):
      let full = path.hasPrefix("/") ? path : folder + "/" + path
      guard let data = FileManager.default.contents(atPath: full) else {
        throw PolicyError(
          file: displayName, place: Place(line: 1, column: 1), message: "the file cannot be read",
          hint: "looked for \(full)")
      }
      return Array(data)
    }
  }
}
