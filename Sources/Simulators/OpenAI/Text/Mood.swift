/// How the application's instructions want the model to speak.
enum Mood {
  case plain
  case sarcastic
  case friendly

  init(instructions: String) {
    self =
      if instructions.containsIgnoringCase("sarcas") {
        .sarcastic
      } else if ["friendly", "cheerful", "enthusias"].contains(where: {
        instructions.containsIgnoringCase($0)
      }) {
        .friendly
      } else {
        .plain
      }
  }
}
