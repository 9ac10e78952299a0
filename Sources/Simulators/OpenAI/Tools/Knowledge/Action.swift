/// What is done to a thing: the verb in a tool's name, and in what the user says.
enum Action: CaseIterable, Sendable {
  case read, search, create, change, delete, send, control

  /// The action that a word says; nil for words that are no verbs of these.
  init?(_ stem: Stem) {
    guard let action = Self.table[stem] else { return nil }
    self = action
  }

  /// Whether a tool for one may do what was asked as the other.
  func serves(_ other: Action) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (.read, .search), (.search, .read), (.create, .send), (.send, .create), (.change, .control),
      (.control, .change), (.create, .control), (.control, .create):
      return true
    default: return false
    }
  }

  private static let table: [Stem: Action] = {
    var table: [Stem: Action] = [:]
    for (action, words) in lines {
      for word in words.split(separator: " ") { table[Stem(word)] = action }
    }
    return table
  }()

  private static let lines: [(Action, String)] = [
    (
      .read,
      "get fetch retrieve read show list check view display tell give see query describe zeige gib montre donne affiche muestra dame what's"
    ),
    (.search, "search find lookup look browse google suche finde cherche trouve busca locate"),
    (
      .create,
      "create make add schedule book set new place insert register open start generate order reserve buy plan write draft submit file log erstelle buche bestelle reserviere cree ajoute commande crea anade reserva put"
    ),
    (
      .change,
      "update change modify edit move reschedule rename replace adjust scale resize increase decrease andere verschiebe modifie cambia postpone shift"
    ),
    (
      .delete,
      "delete remove cancel drop erase clear losche storniere supprime annule borra elimina cancela unsubscribe"
    ),
    (
      .send,
      "send email mail text message forward reply notify post share sende schicke envoie envoyer envia manda"
    ),
    (
      .control,
      "turn switch toggle enable disable activate deactivate lock unlock dim play pause stop resume restart reboot schalte allume eteins enciende apaga run execute"
    ),
  ]
}
