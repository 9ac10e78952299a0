import Crypto
import Foundation

/// Compiles a lab into a library that the running program loads, once for each content.
struct LabCompiler {
  private let kit: LabKit
  private let cache: URL

  /// - Parameter environment: The process' environment; `XDG_CACHE_HOME` names the cache's parent.
  init(environment: [String: String]) throws(LabError) {
    kit = try LabKit(environment: environment)
    cache = URL(filePath: UserCache.folder(environment), directoryHint: .isDirectory)
  }

  /// The library of a lab; compiled now if it is not in the cache.
  ///
  /// - Parameter say: Is given the compiler's warnings.
  /// - Throws: ``LabError`` with ``ExitCode/data`` and the compiler's errors.
  func library(of script: LabScript, say: (String) -> Void) throws(LabError) -> String {
    let stem = "\(script.name)-\(Self.hash([Data(script.folder.utf8)]).prefix(8))"
    let library = cache.appending(path: "\(stem)-\(key(of: script)).so")
    if FileManager.default.fileExists(atPath: library.path) { return library.path }
    let entry = try prepare(script)
    // Another process may be compiling the same; whoever ends last replaces like with like.
    let unfinished = library.path + ".\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: unfinished) }
    let (status, messages) = try compile(script, entry: entry, into: unfinished)
    let shown = CompilerMessages(messages, folder: script.folder)
    guard status == 0 else { throw shown.error(for: script) }
    if !shown.text.isEmpty { say(shown.text) }
    guard rename(unfinished, library.path) == 0 else {
      throw LabError(.inputOutput, "\(library.path) cannot be written")
    }
    prune(stem)
    return library.path
  }

  private func compile(
    _ script: LabScript, entry: String, into path: String
  ) throws(LabError) -> (status: Int32, messages: String) {
    let process = Process()
    process.executableURL = URL(filePath: kit.compiler)
    process.arguments = arguments(script, entry: entry, into: path)
    process.standardInput = FileHandle.nullDevice
    let messages = Pipe()
    process.standardOutput = messages
    process.standardError = messages
    do {
      try process.run()
      let data = try messages.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    } catch {
      throw LabError(.unavailable, "the Swift compiler \(kit.compiler) does not start: \(error)")
    }
  }

  // The settings are the package's own, so that a script that compiles here compiles there.
  private func arguments(_ script: LabScript, entry: String, into path: String) -> [String] {
    var arguments = [
      "-emit-library", "-o", path, "-parse-as-library", "-module-name", Self.module(of: script),
      "-Onone", "-wmo", "-swift-version", "6", "-diagnostic-style=llvm",
      "-enable-upcoming-feature", "ExistentialAny", "-enable-upcoming-feature", "InternalImportsByDefault",
      "-enable-upcoming-feature", "MemberImportVisibility",
      "-I", kit.modules, "-module-cache-path", cache.appending(path: "modules").path,
    ]
    if kit.hasLinker { arguments.append("-use-ld=lld") }
    for map in kit.moduleMaps { arguments += ["-Xcc", "-fmodule-map-file=\(map)"] }
    arguments += script.sources.map { "\(script.folder)/\($0.name)" }
    return arguments + [entry]
  }

  // Two labs of one process must not have types of one name.
  private static func module(of script: LabScript) -> String {
    let name = script.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return "OwnLab_\(String(name))_\(hash([Data(script.folder.utf8)]).prefix(8))"
  }

  private func key(of script: LabScript) -> String {
    let sources = script.sources.flatMap { [Data($0.name.utf8), $0.data] }
    return String(Self.hash([Data(kit.fingerprint.utf8), Data(script.folder.utf8)] + sources).prefix(24))
  }

  // Of parts, so that what one ends with cannot be taken for what the next begins with.
  private static func hash(_ parts: [Data]) -> String {
    var hash = SHA256()
    for part in parts {
      hash.update(data: Data("\(part.count) ".utf8))
      hash.update(data: part)
    }
    return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func prepare(_ script: LabScript) throws(LabError) -> String {
    let entry = cache.appending(path: "\(script.type)-entry.swift")
    do {
      try FileManager.default.createDirectory(
        at: cache, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(LabEntry.source(for: script.type).utf8).write(to: entry, options: .atomic)
    } catch {
      throw LabError(
        .cannotCreate, "the cache \(cache.path) cannot be written", hint: "XDG_CACHE_HOME names another place"
      )
    }
    return entry.path
  }

  // A few of a lab's last contents are kept, for going back to one costs nothing then.
  private func prune(_ stem: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cache.path)) ?? []
    let files = names.filter { $0.hasPrefix(stem) }.map { name -> (path: String, changed: Date) in
      let path = cache.appending(path: name).path
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return (path, attributes?[.modificationDate] as? Date ?? .distantPast)
    }
    for file in files.sorted(by: { $0.changed > $1.changed }).dropFirst(8) {
      try? FileManager.default.removeItem(atPath: file.path)
    }
  }
}
