import AIGateway
import Foundation

/// A policy document with the fragments that it includes, and all that they need from outside.
struct DocumentSet {
  /// The fragments by the names that the document has for them, and their files.
  private(set) var fragments: [(name: String, file: String)] = []
  /// The backends that are named.
  private(set) var backends: [String] = []
  /// The loggers that are named.
  private(set) var loggers: [String] = []
  /// The hosts of Azure OpenAI in URLs, also in those within expressions.
  private(set) var modelHosts: [String] = []
  /// What the document's tokens have to be; fragments are not looked at.
  private(set) var tokens: TokenNeeds?
  /// Whether a policy says where requests go.
  private(set) var choosesBackend = false

  private var roles: [String: BackendRole] = [:]
  private let folder: String
  private let values: [String: String]

  /// Reads a document of a folder and its fragments.
  ///
  /// - Throws: ``PolicyError`` for the first thing that is refused, ``LabError`` for a file or a text that is missing.
  init(
    _ file: String, folder: String, values: [String: String], fragments given: [String: String]
  ) throws {
    self.folder = folder
    self.values = values
    for fragment in try add(file).fragments {
      // Where the documents of a service are kept in one folder, and where they are exported to.
      let files = ["\(fragment).xml", "fragments/\(fragment).xml"]
      let beside = files.first { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
      guard let found = given[fragment].map({ URL(filePath: $0).standardizedFileURL.path }) ?? beside else {
        throw LabError(
          .noInput, "\(file) includes the fragment '\(fragment)', which is not there",
          hint: "put it into \(folder)/\(files[0]), or say --fragment '\(fragment)=FILE'")
      }
      fragments.append((fragment, found))
      try add(found)
    }
  }

  /// What a backend is used for.
  func role(ofBackend name: String) -> BackendRole {
    roles[name] ?? .forwarding
  }

  @discardableResult
  private mutating func add(_ file: String) throws -> PolicyNeeds {
    let path = file.hasPrefix("/") ? file : "\(folder)/\(file)"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw LabError(.noInput, "\(path) is no file that can be read")
    }
    let check = PolicyCheck(Array(data), name: file, values: values)
    if let error = check.errors.first { throw error }
    let unknown = check.needs.namedValues.map { "{{\($0)}}" } + check.needs.placeholders.map { "{\($0)}" }
    guard unknown.isEmpty else {
      let name = check.needs.namedValues.first ?? check.needs.placeholders.first ?? ""
      throw LabError(
        .data, "\(file) has no text for \(unknown.joined(separator: ", "))",
        hint: "--set '\(name)=TEXT' gives one; --values FILE takes many")
    }
    roles.merge(check.backendRoles) { first, _ in first }
    tokens = tokens ?? check.tokens
    choosesBackend = choosesBackend || check.choosesBackend
    backends += check.needs.backends.filter { !backends.contains($0) }
    loggers += check.needs.loggers.filter { !loggers.contains($0) }
    for host in Self.hosts(in: String(decoding: data, as: UTF8.self)) where !modelHosts.contains(host) {
      modelHosts.append(host)
    }
    return check.needs
  }

  // Of Azure's own names only, which nobody else can have.
  private static func hosts(in text: String) -> [String] {
    text.split(separator: "https://").dropFirst().map { rest in
      rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }.lowercased()
    }.filter { $0.hasSuffix(".openai.azure.com") || $0.hasSuffix(".services.ai.azure.com") }
  }
}
