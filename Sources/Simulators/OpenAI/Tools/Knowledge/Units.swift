/// Units, currencies and languages by the words and signs that people write for them.
enum Units {
  /// What a unit measures.
  enum Quantity: Sendable, Hashable {
    case temperature, length, mass, volume, time, percent, data, speed, area
  }

  /// A unit: its full name, its sign, what it measures.
  struct Unit: Sendable, Hashable {
    let name: String
    let sign: String
    let quantity: Quantity
  }

  /// The unit that a word names.
  static func unit(_ word: String) -> Unit? { units[Stem.folded(word)] }

  /// How many seconds a unit of time has.
  static func seconds(_ unit: Unit) -> Double? {
    [
      "second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800, "month": 2_592_000,
      "year": 31_536_000,
    ][
      unit.name]
  }

  /// The ISO 4217 code of the currency that a word, a sign or a code names.
  static func currency(_ word: String) -> String? {
    let folded = Stem.folded(word)
    if let code = currencies[folded] { return code }
    let upper = word.uppercased()
    return word == upper && codes.contains(upper) ? upper : nil
  }

  /// The language that a word names: its English name and its ISO 639-1 code.
  static func language(_ word: String) -> (name: String, code: String)? { languages[Stem.folded(word)] }

  private static let units: [String: Unit] = {
    var units: [String: Unit] = [:]
    for (quantity, lines) in table {
      for line in lines {
        let words = line.split(separator: " ").map(String.init)
        guard words.count > 1 else { continue }
        for word in words { units[word] = Unit(name: words[0], sign: words[1], quantity: quantity) }
      }
    }
    return units
  }()

  // Full name, sign, other words.
  private static let table: [(Quantity, [String])] = [
    (.temperature, ["celsius c °c centigrade", "fahrenheit f °f", "kelvin k", "degree ° degrees grad"]),
    (
      .length,
      [
        "kilometer km kilometers kilometre kilometres kilometern", "meter m meters metre metres",
        "centimeter cm centimeters centimetre centimetres", "millimeter mm millimeters",
        "mile mi miles meilen",
        "foot ft feet", "inch in inches", "yard yd yards",
      ]
    ),
    (
      .mass,
      [
        "kilogram kg kilograms kilo kilos", "gram g grams gramm", "pound lb pounds lbs", "ounce oz ounces",
        "ton t tons tonnes tonne", "milligram mg milligrams",
      ]
    ),
    (
      .volume,
      [
        "liter l liters litre litres", "milliliter ml milliliters", "gallon gal gallons", "cup cups",
        "pint pints", "tablespoon tbsp tablespoons", "teaspoon tsp teaspoons",
      ]
    ),
    (
      .time,
      [
        "second s seconds sec secs sekunden secondes", "minute min minutes mins minuten minutos",
        "hour h hours hr hrs stunde stunden heures horas", "day d days tage tagen jours dias",
        "week weeks wochen semaines", "month months monate mois", "year years jahre ans anos yr",
        "night nights nachte nuits noches",
      ]
    ),
    (.percent, ["percent % prozent pourcent"]),
    (
      .data,
      ["gigabyte gb gigabytes", "megabyte mb megabytes", "kilobyte kb kilobytes", "terabyte tb terabytes"]
    ),
    (.speed, ["kmh km/h kph", "mph mph", "knot kn knots"]),
  ]

  private static let codes: Set<String> = [
    "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "CNY", "INR", "SEK", "NOK", "DKK", "PLN", "CZK", "BRL",
    "MXN",
    "ZAR", "KRW", "SGD", "HKD", "NZD", "TRY", "BTC", "ETH",
  ]
  private static let currencies = [
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "dollar": "USD", "dollars": "USD", "bucks": "USD",
    "euro": "EUR",
    "euros": "EUR", "pound": "GBP", "pounds": "GBP", "pfund": "GBP", "sterling": "GBP", "yen": "JPY",
    "franc": "CHF", "francs": "CHF",
    "franken": "CHF", "rupees": "INR", "rupee": "INR", "yuan": "CNY", "won": "KRW", "pesos": "MXN",
    "peso": "MXN",
    "bitcoin": "BTC", "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "chf": "CHF", "cad": "CAD",
    "aud": "AUD",
  ]
  private static let languages: [String: (name: String, code: String)] = {
    var languages: [String: (name: String, code: String)] = [:]
    for line in [
      "English en englisch anglais ingles", "German de deutsch allemand aleman",
      "French fr franzosisch francais frances",
      "Spanish es spanisch espagnol espanol", "Italian it italienisch italien italiano",
      "Portuguese pt portugiesisch portugais portugues",
      "Dutch nl niederlandisch", "Japanese ja japanisch japonais japones",
      "Chinese zh mandarin chinesisch chinois chino",
      "Korean ko koreanisch", "Russian ru russisch russe ruso", "Arabic ar arabisch arabe",
      "Polish pl polnisch",
      "Swedish sv schwedisch", "Turkish tr turkisch", "Greek el griechisch", "Hindi hi", "Latin la",
      "Danish da", "Norwegian no",
      "Finnish fi", "Czech cs", "Hebrew he", "Ukrainian uk",
    ] {
      let words = line.split(separator: " ").map(String.init)
      guard words.count > 1 else { continue }
      for word in words where word.utf8.count > 2 { languages[word.lowercased()] = (words[0], words[1]) }
    }
    return languages
  }()
}
