import Foundation
import LabRunner
import Labs

extension ExportedRun {
  /// A run of a history, with the prose and the Swift that its lab has in this project now.
  init(_ number: Int64, in store: ResultStore) throws {
    let run = try store.run(number)
    let project = LabFinder().project
    func text(_ file: String?) -> String? {
      file.flatMap { try? String(contentsOfFile: $0, encoding: .utf8) }
    }
    let folder = run.lab.folder ?? project?.file("labs/\(run.lab.name)")
    self.init(
      run, documents: try store.documents(of: number), prose: text(folder.map { "\($0)/README.md" }),
      sources: (project.map { Self.files(of: run.lab.name, in: $0) } ?? []).compactMap(text))
  }

  // The file of a built-in lab is named like its type, and so are those of the type's extensions.
  private static func files(of lab: String, in project: Project) -> [String] {
    guard let type = AllLabs.all.first(where: { $0.name == lab }) else { return [] }
    let names = try? FileManager.default.contentsOfDirectory(atPath: project.file("Sources/Labs"))
    return (names ?? []).sorted().filter { $0 == "\(type).swift" || $0.hasPrefix("\(type)+") }
      .map { project.file("Sources/Labs/\($0)") }
  }
}
