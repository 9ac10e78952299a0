import Crypto
import Foundation

/// Compiles a lab into a library that the running program loads, once for each content.
struct LabCompiler {
  private let environment: [String: String]
  private let cache: URL

  /// - Parameter environment: The process' environment; `XDG_CACHE_HOME` names the cache's parent.
  init(environment: [String: String]) {
    self.environment = environment
    cache = URL(filePath: UserCache.folder(environment), directoryHint: .isDirectory)
  }

  /// The library of a lab; compiled now if it is not in the cache.
  ///
  /// - Parameter say: Is given the compiler's warnings.
  /// - Throws: ``LabError`` with ``ExitCode/data`` and the compiler's errors.
  func library(of script: LabScript, say: (String) -> Void) throws(LabError) -> String {
    let stem = "\(script.name)-\(Self.hash([Data(script.folder.utf8)]).prefix(8))"
    let library = cache.appending(path: "\(stem)-\(try key(of: script)).so")
    if FileManager.default.fileExists(atPath: library.path) { return library.path }
    let kit = try LabKit(environment: environment)
    let entry = try prepare(script)
    // Another process may be compiling the same; whoever ends last replaces like with like.
    let unfinished = library.path + ".\(ProcessInfo.processInfo.processIdentifier)"
    let object = unfinished + ".o"
    defer { for path in [unfinished, object] { try? FileManager.default.removeItem(atPath: path) } }
    let compiled = try run(kit.compiler, arguments(script, with: kit, entry: entry, into: object))
    let messages = CompilerMessages(compiled.output, folder: script.folder)
    guard compiled.status == 0 else { throw messages.error(for: script) }
    if !messages.text.isEmpty { say(messages.text) }
    // No library is named: whatever the lab uses is in the running program.
    let linked = try run(kit.linker, ["-shared", "-o", unfinished, kit.registration, object])
    guard linked.status == 0, rename(unfinished, library.path) == 0 else {
      throw LabError(
        .inputOutput, "\(library.path) cannot be made: \(linked.output)",
        hint: "XDG_CACHE_HOME names another place")
    }
    prune(stem)
    return library.path
  }

  private func run(
    _ program: String, _ arguments: [String]
  ) throws(LabError) -> (status: Int32, output: String) {
    let process = Process()
    // By env, which finds a program on the PATH.
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    do {
      try process.run()
      let data = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    } catch {
      throw LabError(.unavailable, "\(program) does not start: \(error)", hint: "`labs doctor` looks at it")
    }
  }

  // The settings are the package's own, so that a script that compiles here compiles there.
  private func arguments(
    _ script: LabScript, with kit: LabKit, entry: String, into path: String
  ) -> [String] {
    var arguments = [
      "-c", "-o", path, "-parse-as-library", "-module-name", Self.module(of: script),
      "-Onone", "-wmo", "-swift-version", "6", "-diagnostic-style=llvm",
      "-enable-upcoming-feature", "ExistentialAny", "-enable-upcoming-feature", "InternalImportsByDefault",
      "-enable-upcoming-feature", "MemberImportVisibility",
      // Generics of the standard library that are compiled ahead for unoptimised code lie in a library of
      // their own, which a release build of labs does not have.
      "-Xllvm", "-sil-disable-pass=use-prespecialized",
      // As the release build of labs, for the same reason.
      "-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors",
      "-I", kit.modules, "-module-cache-path", cache.appending(path: "modules").path,
    ]
    for map in kit.moduleMaps { arguments += ["-Xcc", "-fmodule-map-file=\(map)"] }
    arguments += script.sources.map { "\(script.folder)/\($0.name)" }
    return arguments + [entry]
  }

  // Two labs of one process must not have types of one name.
  private static func module(of script: LabScript) -> String {
    let name = script.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return "OwnLab_\(String(name))_\(hash([Data(script.folder.utf8)]).prefix(8))"
  }

  private func key(of script: LabScript) throws(LabError) -> String {
    let sources = script.sources.flatMap { [Data($0.name.utf8), $0.data] }
    return String(Self.hash([try LabKit.fingerprint(), Data(script.folder.utf8)] + sources).prefix(24))
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
