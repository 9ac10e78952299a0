import OpenAI

/// What an argument is about, as its name and description tell.
enum Meaning: Sendable, Hashable {
  case place, room, person, email, date, time, dateTime, duration, money, count, percent, temperature, number,
    url, phone,
    identifier, language, currency, unit, ticker, path, title, text, query, expression, anything

  /// The meaning of an argument.
  ///
  /// - Parameters:
  ///   - names: The stems of its name; the last one says most.
  ///   - description: The stems of its description, in order.
  init(names: [Stem], description: [Stem], schema: JSON, isNumber: Bool) {
    if let meaning = Self.formats[schema["format"]?.string ?? ""] {
      self = meaning
      return
    }
    let named = Self.meaning(of: names)
    let described = description.lazy.compactMap { Self.described[$0] }.first
    var meaning = named ?? described ?? .anything
    // The body of a mail is no address.
    let isWords = [.text, .title, .query].contains(meaning)
    if Self.loose.contains(meaning), let described, Self.firm.contains(described),
      !(isWords && described == .email)
    {
      meaning = described
    }
    if meaning == .date || meaning == .time, Self.saysDateAndTime(description) { meaning = .dateTime }
    // A number that is a text is the number of something.
    if !isNumber, meaning == .count { meaning = .identifier }
    if isNumber { meaning = Self.numeric(meaning, names: names, described) }
    self = meaning
  }

  // The last word says most, but `name` and `number` say less than what they are the name or number of.
  private static func meaning(of names: [Stem]) -> Meaning? {
    let meanings = names.reversed().compactMap { named[$0] }
    guard let last = names.last, last == Stem("name") || last == Stem("number"), names.count > 1,
      let other = meanings.dropFirst().first, other != .title
    else { return meanings.first }
    return other
  }

  private static func numeric(_ meaning: Meaning, names: [Stem], _ described: Meaning?) -> Meaning {
    if [.money, .count, .percent, .temperature, .duration, .identifier, .number].contains(meaning) {
      return meaning
    }
    if let described, [.money, .count, .percent, .temperature, .duration].contains(described) {
      return described
    }
    return .number
  }

  private static func saysDateAndTime(_ description: [Stem]) -> Bool {
    let stems = Set(description.map(\.text))
    return stems.contains("datetim") || stems.contains("iso8601") || stems.contains("8601")
      || (stems.contains("date") && stems.contains("time")) || stems.contains("timestamp")
  }

  // What a description may correct, and into what.
  private static let loose: Set<Meaning> = [.anything, .text, .title, .query, .number, .identifier, .person]
  private static let firm: Set<Meaning> = [
    .email, .url, .phone, .place, .currency, .language, .date, .dateTime, .ticker, .path, .unit, .expression,
  ]

  private static let formats: [String: Meaning] = [
    "date": .date, "time": .time, "date-time": .dateTime, "email": .email, "uri": .url, "url": .url,
    "uuid": .identifier, "duration": .duration,
  ]

  private static let named = table([
    (
      .place,
      "location city place town country region destination origin airport station ort stadt ville lieu ciudad where address cities area neighborhood venue departure arrival locations"
    ),
    (.room, "room zone chamber"),
    (
      .person,
      "person recipient attendee participant contact guest employee author assignee artist customer who people attendees participants recipients guests patient member candidate invitee doctor friend"
    ),
    (.email, "email mail cc bcc emails"),
    (.date, "date day deadline due birthday when birthdate datum fecha checkin checkout"),
    (.time, "time hour clock"),
    (.dateTime, "datetime timestamp"),
    (.duration, "duration minutes seconds hours length timeout minute"),
    (.money, "price amount cost budget salary principal fee payment total income bill subtotal"),
    (
      .count,
      "quantity count limit guests party size seats copies max results k rooms passengers adults children days nights n number bedrooms servings sides rolls quantite anzahl top page"
    ),
    (.percent, "rate percent percentage tip brightness volume level discount interest"),
    (.temperature, "temperature degrees temp"),
    (.url, "url link website uri endpoint webpage site"),
    (.phone, "phone mobile telephone"),
    (.identifier, "id sku code reference tracking isbn ticket uuid account ids key serial"),
    (.language, "language lang locale sprache"),
    (.currency, "currency currencies"),
    (.unit, "unit units measure scale"),
    (.ticker, "symbol ticker"),
    (.path, "path file filename directory folder"),
    (
      .title,
      "title subject name label heading task item event song movie track playlist dish product company summary album film word"
    ),
    (
      .text,
      "message body content text note description comment reminder prompt sentence paragraph reason details instructions"
    ),
    (.query, "query q search keyword term question topic phrase keywords sql statement"),
    (.expression, "expression formula equation calculation"),
  ])

  private static let described = table([
    (.place, "city location country town airport cities"), (.email, "email e-mail mail"), (.date, "date day"),
    (.url, "url"),
    (.phone, "phone"), (.currency, "currency"), (.language, "language"), (.ticker, "ticker"),
    (.path, "path filename"),
    (.unit, "unit"), (.expression, "expression"), (.money, "price amount cost dollars usd eur"),
    (.person, "person"),
    (.count, "number quantity many"), (.percent, "percent percentage"), (.temperature, "temperature degrees"),
    (.duration, "minutes seconds hours duration"), (.query, "search query keyword topic"),
    (.identifier, "identifier id sku"),
    (.text, "message text content"), (.title, "title name subject"),
  ])

  private static func table(_ lines: [(Meaning, String)]) -> [Stem: Meaning] {
    var table: [Stem: Meaning] = [:]
    for (meaning, words) in lines {
      for word in words.split(separator: " ") where table[Stem(word)] == nil { table[Stem(word)] = meaning }
    }
    return table
  }
}
