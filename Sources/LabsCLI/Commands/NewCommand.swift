import ArgumentParser
import Foundation
import LabRunner
import Labs

/// `labs new PATH`: the beginnings of a lab.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a lab of your own that runs as it is.",
    discussion: """
      Writes Lab.swift, policy.xml and README.md into a new folder, whose name is the lab's. `labs run PATH` \
      compiles the script when it has changed.
      """)

  @Argument(
    help: ArgumentHelp("The folder to make, such as my-lab or ../labs/my-lab.", valueName: "path"),
    completion: .directory)
  var path: String

  func run() throws {
    let here = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    let folder = URL(filePath: path, relativeTo: here).standardizedFileURL
    let template = try LabTemplate(name: folder.lastPathComponent)
    if AllLabs.all.contains(where: { $0.name == template.name }) {
      throw LabError(.usage, "a lab named '\(template.name)' comes with labs", hint: "choose another name")
    }
    guard !FileManager.default.fileExists(atPath: folder.path) else {
      throw LabError(
        .cannotCreate, "\(path) exists already", hint: "nothing was changed; choose another name")
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for file in template.files {
        try Data(file.text.utf8).write(to: folder.appending(path: file.name), options: .withoutOverwriting)
      }
    } catch {
      throw LabError(.cannotCreate, "\(path) cannot be made: \(error.localizedDescription)")
    }
    let shown = path.hasSuffix("/") ? String(path.dropLast()) : path
    for file in template.files { Answer.write("made   \(shown)/\(file.name)\n") }
    Answer.write("next:  labs run \(RunHeader.quoted(shown.contains("/") ? shown : "./" + shown))\n")
  }
}
