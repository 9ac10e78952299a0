import ArgumentParser
import Models

/// `labs models remove NAME...`: deletes models.
struct ModelsRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Delete models; labs go on without them.", aliases: ["rm"])

  @Argument(help: "The models.")
  var names: [String]

  func run() throws {
    let store = ModelStore.user
    for model in try names.map(PinnedModel.named) {
      Answer.write("\(model.name)  \(try store.remove(model) ? "removed" : "was not there")\n")
    }
  }
}
