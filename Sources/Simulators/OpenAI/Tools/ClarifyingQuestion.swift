/// Asks the user for what a function needs and the text does not tell, in the user's language.
struct ClarifyingQuestion {
  private let language: String

  init(_ question: String) {
    language = Phrasebook.forLanguage(of: Words(question)).language
  }

  func text(for missing: [Slot]) -> String {
    let names = missing.prefix(4).map { Stem.words(of: $0.name).joined(separator: " ").lowercased() }
    let list = names.joined(separator: ", ")
    return switch language {
    case "German": "Dafür fehlt mir noch eine Angabe: \(list). Können Sie sie mir nennen?"
    case "French": "Il me manque une information : \(list). Pouvez-vous me la donner ?"
    case "Spanish": "Me falta un dato: \(list). ¿Me lo puedes dar?"
    default: "To do that I need to know the \(list). Could you tell me?"
    }
  }
}
