import ArgumentParser
import Foundation
import LabRunner

// What a shell asks for while a person types. It must be quick and never fail: nothing is compiled here, and
// what cannot be read offers nothing.
extension CompletionKind {
  /// Names of labs, and folders that hold one or lead to one.
  static let labs = CompletionKind.custom { _, _, prefix in
    let finder = LabFinder(.standard)
    return finder.names + finder.elsewhere.map(\.name) + labFolders(prefix)
  }

  /// Numbers of the newest runs, and what else names a run.
  static let runs = CompletionKind.custom { _, _, _ in
    guard let store = try? ResultsOptions.standard.storeIfPresent() else { return [] }
    defer { store.close() }
    let runs = (try? store.runs(limit: 20)) ?? []
    let labs = Set(runs.map(\.run.lab)).sorted()
    return runs.map { "\($0.run.id)" } + ["@", "@failed"] + labs
  }

  /// Parameters of the lab that stands on the line, with their values so far.
  static let parameters = CompletionKind.custom { words, _, _ in
    let finder = LabFinder()
    let lab = words.lazy.compactMap { finder.builtIn($0) }.first
    return lab?.parameters.map { "\($0.name)=\($0.standardText)" } ?? []
  }

  private static func labFolders(_ prefix: String) -> [String] {
    guard prefix.contains("/") || prefix.hasPrefix(".") else { return [] }
    let parent = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.isEmpty ? "." : parent)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }.map { parent + $0 }.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }.map { LabScript.isPresent(in: $0) ? $0 : $0 + "/" }
  }
}
