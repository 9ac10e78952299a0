import ArgumentParser
import LabRunner

/// `labs tag RUN +a -b`: words to find a run by.
struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Give a run tags and take some away.",
    discussion: """
      labs tag 42 +before-b1 -draft    a word with a plus is added, one with a minus taken away
      labs tag 42                      tells the tags

      A run that bears a tag is never pruned, and `tag:before-b1` names the newest that bears it.
      """)

  @OptionGroup var results: ResultsOptions

  @Argument(help: ArgumentHelp("The run: 42, @, @~1, @failed, LAB, tag:NAME.", valueName: "run"))
  var reference: String

  // What begins with a minus looks like an option that there is not.
  @Argument(parsing: .allUnrecognized, help: "The tags: +word or word, -word.")
  var tags: [String] = []

  func run() throws {
    let removed = try tags.filter { $0.hasPrefix("-") }.map { try RunTag(String($0.dropFirst())) }
    let added = try tags.filter { !$0.hasPrefix("-") }.map { word in
      try RunTag(word.hasPrefix("+") ? String(word.dropFirst()) : word)
    }
    let store = try results.existingStore()
    defer { store.close() }
    let number = try store.number(of: reference)
    let before = try store.run(number).tags
    for tag in removed where !before.contains(tag.text) {
      Notice.write("Run \(number) had no tag \(tag.text).\n")
    }
    let now = tags.isEmpty ? before : try store.tag(number, add: added, remove: removed)
    Answer.write(
      now.isEmpty ? "Run \(number) has no tags.\n" : "Run \(number): \(now.joined(separator: " "))\n")
    if let tag = added.first {
      Answer.write("`labs history --tag \(tag.text)` lists the runs that bear it.\n")
    }
  }
}
