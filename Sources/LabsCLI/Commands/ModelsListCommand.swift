import ArgumentParser
import LabRunner
import Models
import OpenAI

/// `labs models list`: the models there are, and which of them are here.
struct ModelsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the models, their licences and origins, and whether they are here.",
    aliases: ["ls"])

  @OptionGroup var display: DisplayOptions

  func run() {
    let store = ModelStore.user
    let models = PinnedModel.all.map { ($0, store.state(of: $0)) }
    if display.json {
      let rows = models.map { model, state -> JSON in
        [
          "name": .string(model.name), "state": .string(state.word), "purpose": .string(model.purpose),
          "origin": .string(model.origin), "licence": .string(model.licence),
          "path": .string(store.path(of: model)),
        ]
      }
      Answer.write("\(["schema": "labs.models.list/1", "models": .array(rows)] as JSON)\n")
      return
    }
    let table = TextTable(
      columns: [.init("MODEL"), .init("STATE"), .init("LICENCE"), .init("PURPOSE")],
      rows: models.map { [$0.name, $1.word, $0.licence, $0.purpose] })
    display.write(table)
    let origins = PinnedModel.all.map { "  \($0.name): \($0.origin)" }.joined(separator: "\n")
    Answer.write("\nOrigins\n\(display.style().wrapped(origins))\n\n")
    for case (_, .unusable(let error)) in models { Notice.write("warning: \(error)\n") }
    let isMissing = models.contains { if case .present = $1 { false } else { true } }
    Answer.write(isMissing ? "Get them with `labs models pull`.\n" : "They are in \(store.folder).\n")
  }
}

extension ModelStore.State {
  fileprivate var word: String {
    switch self {
    case .missing: "missing"
    case .present: "present"
    case .unusable: "unusable"
    }
  }
}
