import Foundation
import LabRunner
import Labs

extension ExportedRun {
  /// A run of a history, with the prose and the Swift that its lab has in this project now.
  init(_ number: Int64, in store: ResultStore) throws {
    let run = try store.run(number)
    let project = try? Project.current()
    func text(_ file: String) -> String? {
      project.flatMap { try? String(contentsOfFile: $0.file(file), encoding: .utf8) }
    }
    let builtIn = AllLabs.all.first { $0.name == run.lab.name }
    self.init(
      run, documents: try store.documents(of: number), prose: text("labs/\(run.lab.name)/README.md"),
      source: builtIn.flatMap { text("Sources/Labs/\($0).swift") })
  }
}
