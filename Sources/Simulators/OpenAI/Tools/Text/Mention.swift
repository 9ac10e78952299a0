/// Something in a text that may be an argument: a number, a date, a place ...
struct Mention: Sendable {
  enum Kind: Sendable, Hashable {
    case number(Double, Units.Unit?)
    case money(Double, currency: String?)
    case date(DateMention)
    case time(hour: Int, minute: Int)
    case email, url, phone, path
    /// An identifier: letters and digits, or digits behind a number sign or a word such as `order`.
    case code
    case quote
    /// A place: known by its name, or capitalised behind a word such as `in`.
    case place
    /// A room of a house.
    case room
    /// Words in capitals of which no more is known.
    case name
    case language(name: String, code: String)
    case currency(String)
    case unit(Units.Unit)
    /// One to five capital letters, as shares are traded under.
    case ticker
  }

  var kind: Kind
  /// The words; empty for what is known but was not written.
  var words: Range<Int>
  /// The value as text.
  var text: String
  /// Mentions of one list, such as three cities joined by `and`, have one number.
  var group: Int

  /// What sort it is, whatever its value.
  var sort: Sort {
    switch kind {
    case .number(_, nil): .number
    case .number: .measure
    case .money: .money
    case .date: .date
    case .time: .time
    case .email: .email
    case .url: .url
    case .phone: .phone
    case .path: .path
    case .code: .code
    case .quote: .quote
    case .place: .place
    case .room: .room
    case .name: .name
    case .language: .language
    case .currency: .currency
    case .unit: .unit
    case .ticker: .ticker
    }
  }

  enum Sort: Sendable, Hashable {
    case number, measure, money, date, time, email, url, phone, path, code, quote, place, room, name,
      language, currency,
      unit, ticker
  }
}
