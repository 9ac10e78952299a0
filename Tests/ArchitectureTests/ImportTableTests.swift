import Foundation
import Testing

/// Digests, signatures and certificates.
private let cryptography: Set<String> = ["Crypto", "CryptoExtras", "X509", "SwiftASN1"]

/// What each target may import besides the standard library and Foundation.
private let table: [String: Set<String>] = [
  // Floor 0
  "LabTime": [],
  "OpenAI": [],
  "PolicyExpressions": cryptography,
  "HTTPTransport": ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOSSL"],
  // JSON and events of OpenAI, responders, clocks: above those three, below everything else
  "MCP": ["OpenAI", "HTTPTransport", "LabTime"],
  // Floor 1: gateway and simulators meet only through a Responder
  "AIGateway": cryptography.union(["PolicyExpressions", "OpenAI", "MCP", "HTTPTransport", "LabTime"]),
  "Simulators": cryptography.union(["OpenAI", "MCP", "HTTPTransport", "LabTime"]),
  "Models": ["OpenAI", "Crypto"],
  // Floor 2
  "LabRunner": ["AIGateway", "Simulators", "OpenAI", "MCP", "HTTPTransport", "LabTime", "GRDB", "Crypto"],
  // Floor 3
  "Labs": ["LabRunner", "AIGateway", "Simulators", "OpenAI", "MCP", "HTTPTransport", "LabTime"],
  // Floor 4
  "LabsCLI": [
    "Labs", "LabRunner", "AIGateway", "Models", "OpenAI", "HTTPTransport", "LabTime", "ArgumentParser",
  ],
]

/// Part of the toolchain, and so open to every target.
private let toolchain: Set<String> = ["Foundation", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin"]

/// Packages that only one folder of their target may import.
private let folders: [String: String] = ["GRDB": "LabRunner/History/"]

@Suite struct ImportTableTests {
  private struct Import {
    let target: String
    let file: String
    let module: String
  }

  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources", directoryHint: .isDirectory)

  private func imports() throws -> [Import] {
    let root = Self.sources.path()
    let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }
    return try files.flatMap { file -> [Import] in
      let target = String(file.prefix { $0 != "/" })
      let text = try String(contentsOfFile: root + file, encoding: .utf8)
      var isText = false
      return text.split(separator: "\n").compactMap { line in
        // A source that is written by a source has imports of its own.
        if line.contains("\"\"\"") { isText.toggle() }
        if isText { return nil }
        var words = line.split(separator: " ")
        while let first = words.first, first == "public" || first == "package" || first.hasPrefix("@") {
          words.removeFirst()
        }
        guard words.count > 1, words[0] == "import" else { return nil }
        let module = String(words[words.count > 2 ? 2 : 1].prefix { $0 != "." })
        return Import(target: target, file: file, module: module)
      }
    }
  }

  @Test func `Every import stands in the table`() throws {
    let imports = try imports()
    #expect(imports.count > 50)
    for entry in imports where !toolchain.contains(entry.module) {
      #expect(
        table[entry.target]?.contains(entry.module) == true, "\(entry.file) imports \(entry.module)")
    }
  }

  @Test func `Every target of the sources stands in the table, and the other way round`() throws {
    let targets = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path())
    #expect(Set(targets) == Set(table.keys))
  }

  @Test func `A package that belongs to one folder is imported there only`() throws {
    for entry in try imports() {
      guard let folder = folders[entry.module] else { continue }
      #expect(entry.file.hasPrefix(folder), "\(entry.file) imports \(entry.module)")
    }
  }

  @Test func `No file has more than 400 lines`() throws {
    let root = Self.sources.path()
    for file in try FileManager.default.subpathsOfDirectory(atPath: root) where file.hasSuffix(".swift") {
      let lines = try String(contentsOfFile: root + file, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 401, "\(file) has \(lines.count) lines: two subjects?")
    }
  }
}
