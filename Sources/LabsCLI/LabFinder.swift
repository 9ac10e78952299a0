import Foundation
import LabRunner
import Labs

/// A lab, and where its files lie.
struct FoundLab {
  let lab: any Lab
  /// The folder of its prose, policy documents and inputs, absolute.
  let folder: String
  /// Whether it does not come with `labs`.
  let isOwn: Bool

  /// Where git is asked which state the lab was in: its own folder, or the project that it comes with.
  var workingCopy: String {
    isOwn ? folder : URL(filePath: folder).deletingLastPathComponent().deletingLastPathComponent().path
  }

  /// The lab as the history knows it.
  var record: LabRecord {
    let type = type(of: lab)
    return LabRecord(
      name: type.name, title: type.title, category: type.category, folder: isOwn ? folder : nil)
  }
}

/// Finds labs by what a person calls them: one that comes with `labs` by its name; one's own by the path of its
/// folder, by its name when it lies in the project's `labs/`, or when the history knows it.
struct LabFinder {
  private let environment: [String: String]
  private let here: String
  /// The project of the working folder; nil outside of any.
  let project: Project?
  private let results: ResultsOptions?

  /// - Parameter results: Where the history lies, which remembers where own labs were.
  init(_ results: ResultsOptions? = nil) {
    environment = ProcessInfo.processInfo.environment
    here = FileManager.default.currentDirectoryPath
    project = Project(from: here, environment: environment)
    self.results = results
  }

  /// The lab of a name or path, with every parameter at its default; one's own is compiled if need be.
  ///
  /// - Throws: ``LabError`` with the nearest name when there is none.
  func lab(_ text: String) throws(LabError) -> FoundLab {
    if let lab = builtIn(text) {
      return FoundLab(lab: lab, folder: try folder(of: type(of: lab)), isOwn: false)
    }
    guard let folder = try ownFolder(text) else {
      throw .unknown(
        "lab", text, among: names + elsewhere.map(\.name), code: .noInput, list: "labs list")
    }
    let lab = try OwnLab.load(folder, environment: environment) { Notice.write($0) }
    guard builtIn(lab.name) == nil else {
      throw LabError(
        .data, "\(folder): the lab '\(lab.name)' comes with labs",
        hint: "give this one and its folder another name")
    }
    return FoundLab(lab: lab.init(), folder: folder, isOwn: true)
  }

  /// The lab of a name that comes with `labs`; nil when none does.
  func builtIn(_ name: String) -> (any Lab)? {
    AllLabs.all.first { $0.name == name }?.init()
  }

  /// The names of the labs that come with `labs`, and of the project's own.
  var names: [String] {
    AllLabs.all.map { $0.name } + ownNames
  }

  /// The names of the project's own labs.
  var ownNames: [String] {
    guard let project else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: project.file("labs"))) ?? []
    return names.sorted().filter { LabScript.isPresent(in: project.file("labs/\($0)")) }
  }

  /// One's own labs in other folders that the history knows and that are still there, by name.
  var elsewhere: [LabRecord] {
    guard let store = try? results?.storeIfPresent() else { return [] }
    defer { store.close() }
    let here = ownNames
    let folders = here.compactMap { project?.file("labs/\($0)") }
    return ((try? store.ownLabs()) ?? []).filter { lab in
      guard let folder = lab.folder, builtIn(lab.name) == nil, !here.contains(lab.name) else { return false }
      return !folders.contains(folder) && LabScript.isPresent(in: folder)
    }
  }

  /// The folder of a lab that comes with `labs`: the project's, else that of the clone `labs` was started from.
  private func folder(of lab: any Lab.Type) throws(LabError) -> String {
    let clone = environment["LABS_ROOT"].flatMap { Project(from: $0, environment: [:]) }
    let folders = [project, clone].compactMap { $0?.folder(of: lab) }
    guard let folder = folders.first(where: { FileManager.default.fileExists(atPath: $0) }) ?? folders.first
    else {
      throw LabError(
        .noInput, "no folder labs/ with policy documents here or in any folder above",
        hint: "go to a clone of the project, or start labs by its bin/labs")
    }
    return folder
  }

  // A path may name the script as well as its folder.
  private func ownFolder(_ text: String) throws(LabError) -> String? {
    var url = URL(filePath: text, relativeTo: URL(filePath: here, directoryHint: .isDirectory))
      .standardizedFileURL
    if url.lastPathComponent == LabScript.fileName { url.deleteLastPathComponent() }
    if LabScript.isPresent(in: url.path) { return url.path }
    if DocumentOptions.isDocument(text) {
      throw LabError(
        .noInput, "\(text) is a policy document and no lab",
        hint: "`labs serve \(text)` puts it before simulated models")
    }
    if text.contains("/") || text == "." || text == ".." {
      throw LabError(
        .noInput, "there is no \(LabScript.fileName) in \(url.path)",
        hint: "`labs new \(text)` makes a lab there")
    }
    if let folder = project?.file("labs/\(text)"), LabScript.isPresent(in: folder) { return folder }
    return remembered(text)
  }

  // A history that cannot be read is told of by what needs it.
  private func remembered(_ name: String) -> String? {
    guard let store = try? results?.storeIfPresent() else { return nil }
    defer { store.close() }
    guard let folder = try? store.folder(ofLab: name), LabScript.isPresent(in: folder) else { return nil }
    return folder
  }
}
