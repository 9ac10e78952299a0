import Foundation

/// A lab that does not come with `labs`: a folder with `Lab.swift`, compiled and loaded into the running
/// program.
public enum OwnLab {
  /// Loads the lab of a folder, compiled anew only when it or `labs` has changed.
  ///
  /// - Parameters:
  ///   - environment: The process' environment; `XDG_CACHE_HOME` names where compiled labs are kept.
  ///   - say: Is given the compiler's warnings.
  /// - Throws: ``LabError``: ``ExitCode/data`` with the compiler's errors, ``ExitCode/noInput`` when there is
  ///   no `Lab.swift`, ``ExitCode/unavailable`` when the compiler or the modules are missing.
  public static func load(
    _ folder: String, environment: [String: String], say: (String) -> Void
  ) throws(LabError) -> any Lab.Type {
    let script = try LabScript(folder: folder)
    let library = try LabCompiler(environment: environment).library(of: script, say: say)
    let lab = try open(library)
    // History, completion and the project's list know a lab by its folder without loading it.
    guard lab.name == script.name else {
      throw LabError(
        .data,
        "\(script.folder)/\(LabScript.fileName): the lab is named '\(lab.name)', its folder '\(script.name)'",
        hint: "give both one name")
    }
    return lab
  }

  /// The compiler that own labs are compiled with, and what it says of itself.
  ///
  /// - Throws: ``LabError`` with ``ExitCode/unavailable`` when own labs cannot be compiled.
  public static func compiler(
    environment: [String: String]
  ) throws(LabError) -> (path: String, version: String) {
    let path = try LabKit(environment: environment).compiler
    let words = ChildProcess.firstOutput(of: [path, "--version"], patience: .seconds(5)) ?? ""
    guard let line = words.split(separator: "\n").first else {
      throw LabError(
        .unavailable, "the Swift compiler \(path) does not answer", hint: "try `\(path) --version`")
    }
    return (path, String(line))
  }

  // The library stays loaded: what it made lives as long as the process.
  private static func open(_ library: String) throws(LabError) -> any Lab.Type {
    guard let handle = dlopen(library, RTLD_NOW | RTLD_LOCAL) else {
      let reason = dlerror().map { String(cString: $0) } ?? "no reason given"
      try? FileManager.default.removeItem(atPath: library)
      throw LabError(
        .unavailable, "the compiled lab does not load: \(reason)",
        hint:
          "it may use a part of Swift's libraries that labs itself does not have; if not, build labs again")
    }
    guard let symbol = dlsym(handle, LabEntry.symbol) else {
      throw LabError(.software, "\(library) is no lab", hint: "remove the file and run the lab again")
    }
    let entry = unsafeBitCast(symbol, to: (@convention(c) () -> UnsafeMutableRawPointer).self)
    return Unmanaged<LabEntry>.fromOpaque(entry()).takeRetainedValue().lab
  }
}
