import Foundation

/// What an own lab is compiled against: the compiled modules that lie beside `labs`, and the compiler they
/// are of.
struct LabKit {
  /// The folder of the compiled Swift modules.
  let modules: String
  /// The compiler.
  let compiler: String
  /// The linker, by name or path.
  let linker: String
  /// The object that tells the Swift runtime of a library's types when it is loaded.
  let registration: String

  /// Finds the kit of the running program.
  ///
  /// - Throws: ``LabError`` with ``ExitCode/unavailable`` when the program has been moved away from where it
  ///   was built, or there is no compiler.
  init(environment: [String: String]) throws(LabError) {
    let build = URL(filePath: try Self.program()).deletingLastPathComponent()
    modules = build.appending(path: "Modules").path
    guard FileManager.default.fileExists(atPath: modules + "/LabRunner.swiftmodule") else {
      throw LabError(
        .unavailable, "the modules that labs of one's own are compiled against are not at \(modules)",
        hint: "run labs where it was built, by bin/labs of its clone")
    }
    compiler = try Self.compiler(environment)
    let tools = URL(filePath: compiler).resolvingSymlinksInPath().deletingLastPathComponent()
    let toolchain = tools.deletingLastPathComponent()
    registration = toolchain.appending(path: "lib/swift/linux/\(Machine.current.architecture)/swiftrt.o").path
    guard FileManager.default.fileExists(atPath: registration) else {
      throw LabError(
        .unavailable, "\(compiler) is not in its toolchain: there is no \(registration)",
        hint: "put the toolchain's own usr/bin first on the PATH")
    }
    let fast = tools.appending(path: "ld.lld").path
    linker = FileManager.default.isExecutableFile(atPath: fast) ? fast : "ld"
  }

  /// Changes whenever a lab has to be compiled again though its sources have not changed: with the program, and
  /// so with the modules beside it and the compiler that they are of.
  static func fingerprint() throws(LabError) -> Data {
    let program = try program()
    var info = stat()
    _ = stat(program, &info)
    // The bytes of the time are only compared.
    return Data(program.utf8) + withUnsafeBytes(of: info.st_mtim) { Data($0) } + Data("\(info.st_size)".utf8)
  }

  private static func program() throws(LabError) -> String {
    #if os(Linux)
      if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
        return path
      }
    #else
      if let path = Bundle.main.executablePath { return URL(filePath: path).resolvingSymlinksInPath().path }
    #endif
    throw LabError(.unavailable, "labs cannot tell where its own program lies")
  }

  /// The descriptions of the C modules that the Swift modules import.
  ///
  /// It looks into hundreds of folders, so it is for those who compile.
  var moduleMaps: [String] {
    let build = URL(filePath: modules).deletingLastPathComponent()
    // SwiftPM writes a map into the build folder for C modules without one of their own; the others' lie with
    // their sources. Both are needed: a Swift module names the C modules behind it, and the compiler insists
    // on them.
    func names(_ folder: URL) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }
    let generated = names(build).filter { $0.hasSuffix(".build") }.map { build.appending(path: $0) }
    let checkouts = build.deletingLastPathComponent().deletingLastPathComponent().appending(path: "checkouts")
    let targets = names(checkouts).flatMap { package -> [URL] in
      let sources = checkouts.appending(path: package).appending(path: "Sources")
      return names(sources).map { sources.appending(path: $0) }
    }
    let folders = generated + targets.flatMap { [$0, $0.appending(path: "include")] }
    return folders.map { $0.appending(path: "module.modulemap").path }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }

  // The compiler beside the Swift library that runs now, as the modules can be read by no other version. A
  // program with a Swift of its own has none beside it.
  private static func compiler(_ environment: [String: String]) throws(LabError) -> String {
    let maps = (try? FileHandle(forReadingAtPath: "/proc/self/maps")?.readToEnd()) ?? Data()
    let library = String(decoding: maps, as: UTF8.self).split(separator: "\n").first {
      $0.hasSuffix("/libswiftCore.so")
    }
    var candidates: [String] = []
    if let library, let start = library.firstIndex(of: "/") {
      // TOOLCHAIN/usr/lib/swift/linux/libswiftCore.so
      var folder = URL(filePath: String(library[start...]))
      for _ in 0..<4 { folder.deleteLastPathComponent() }
      candidates.append(folder.appending(path: "bin/swiftc").path)
    }
    candidates += (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/swiftc" }
    guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      throw LabError(
        .unavailable, "labs of one's own need the Swift compiler, and there is none",
        hint: "put swiftc on the PATH")
    }
    return found
  }
}
