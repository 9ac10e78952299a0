import LabRunner

extension ExportedRun {
  /// The sample run as it is stored, with a policy document, prose, and a script in which one step is found.
  static func sample() throws -> ExportedRun {
    let store = try ResultStore()
    let run = try store.run(try SampleRun.write(to: store))
    return ExportedRun(
      run,
      documents: [
        DocumentRecord(path: "policy.xml", data: Array("<policies><inbound /></policies>".utf8)),
        DocumentRecord(path: "data/picture.bin", data: [0xFF, 0xFE]),
      ],
      prose: "# Token rate limiting\n\nWhy **limits** matter.\n\n## What to expect\n\nTen requests.\n",
      sources: [
        "let steps = [\n  Exercise(\"Ask ten times back to back\") { session in\n    try await ask()\n  }\n]\n"
      ])
  }

  /// A run of a lab of a test, as it was stored.
  static func of(_ lab: SmallLab) async throws -> ExportedRun {
    let store = try ResultStore()
    let outcome = try await Trial(store: store).run(lab)
    return ExportedRun(try store.run(outcome.number ?? 0))
  }
}
