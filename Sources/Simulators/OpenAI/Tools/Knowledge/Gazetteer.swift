/// The places that the simulated model knows by name.
enum Gazetteer {
  /// A city, with what is known of it.
  struct City: Sendable {
    let name: String
    let country: String
    let continent: String
    let sisters: [String]
  }

  /// The city of a name, however it is written; nil when it is not known.
  static func city(_ name: String) -> City? { cities[Stem.folded(name)] }

  /// Whether it is the name of a country or of a part of the world.
  static func isRegion(_ name: String) -> Bool {
    let name = Stem.folded(name)
    return capitals[name] != nil || continents.contains(name) || name == "us" || name == "usa" || name == "uk"
  }

  /// The part of the world that a word names.
  static func continent(_ word: String) -> String? {
    let word = Stem.folded(word)
    return continents.contains(word) ? word : adjectives[word]
  }

  /// The capital of a country.
  static func capital(of country: String) -> String? { capitals[Stem.folded(country)] }

  /// Whether people there measure in Fahrenheit, miles and pounds.
  static func usesImperialUnits(_ place: String) -> Bool {
    let words = Stem.folded(place)
    if ["usa", "us", "united states"].contains(where: words.hasSuffix) { return true }
    return city(String(place.prefix { $0 != "," }))?.country == "United States"
  }

  private static let continents: Set<String> = [
    "europe", "asia", "africa", "america", "oceania", "north america", "south america",
  ]
  private static let adjectives = [
    "european": "europe", "asian": "asia", "african": "africa", "american": "america", "europa": "europe",
    "asien": "asia", "afrika": "africa",
  ]

  private static let capitals: [String: String] = {
    var capitals: [String: String] = [:]
    for city in rows where city.isCapital { capitals[Stem.folded(city.city.country)] = city.city.name }
    return capitals
  }()

  private static let cities: [String: City] = {
    var cities: [String: City] = [:]
    for row in rows { cities[Stem.folded(row.city.name)] = row.city }
    for (other, name) in [
      ("new york city", "new york"), ("nyc", "new york"), ("sf", "san francisco"), ("la", "los angeles"),
      ("munchen", "munich"), ("muenchen", "munich"), ("koln", "cologne"), ("wien", "vienna"), ("rom", "rome"),
      ("roma", "rome"), ("lisboa", "lisbon"), ("lissabon", "lisbon"), ("londres", "london"),
      ("mailand", "milan"),
      ("bruxelles", "brussels"), ("brussel", "brussels"), ("genf", "geneva"), ("geneve", "geneva"),
      ("kopenhagen", "copenhagen"), ("warschau", "warsaw"), ("prag", "prague"), ("moskau", "moscow"),
      ("peking", "beijing"), ("athen", "athens"), ("washington dc", "washington"),
    ] where other != "la" {
      cities[other] = cities[name]
    }
    return cities
  }()

  private static let rows: [(city: City, isCapital: Bool)] = table.split(separator: "\n").compactMap { line in
    let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard fields.count > 2 else { return nil }
    let isCapital = fields[0].hasPrefix("*")
    let sisters = fields.count > 3 ? fields[3].split(separator: ",").map(String.init) : []
    let name = isCapital ? String(fields[0].dropFirst()) : fields[0]
    return (City(name: name, country: fields[1], continent: fields[2], sisters: sisters), isCapital)
  }

  // Name, with a star for a capital; country; part of the world; sister cities, large ones first.
  private static let table = """
    *London|United Kingdom|europe|New York,Tokyo,Paris,Sydney,Berlin,Beijing
    *Paris|France|europe|Rome,London,Berlin,Tokyo
    *Berlin|Germany|europe|Los Angeles,Paris,London,Madrid,Istanbul
    *Madrid|Spain|europe|Lisbon,Buenos Aires,Mexico City,Berlin
    *Rome|Italy|europe|Paris,New York,Tokyo
    *Lisbon|Portugal|europe|Madrid,Rio de Janeiro,Paris
    *Vienna|Austria|europe
    *Brussels|Belgium|europe
    *Amsterdam|Netherlands|europe
    *Copenhagen|Denmark|europe
    *Stockholm|Sweden|europe
    *Oslo|Norway|europe
    *Helsinki|Finland|europe
    *Dublin|Ireland|europe
    *Warsaw|Poland|europe
    *Prague|Czech Republic|europe
    *Budapest|Hungary|europe
    *Athens|Greece|europe
    *Bern|Switzerland|europe
    *Moscow|Russia|europe
    *Kyiv|Ukraine|europe
    *Reykjavik|Iceland|europe
    *Tokyo|Japan|asia|New York,Berlin,London,Paris,Sydney
    *Beijing|China|asia
    *Seoul|South Korea|asia
    *New Delhi|India|asia
    *Bangkok|Thailand|asia
    *Singapore|Singapore|asia
    *Jakarta|Indonesia|asia
    *Hanoi|Vietnam|asia
    *Ankara|Turkey|asia
    *Cairo|Egypt|africa
    *Nairobi|Kenya|africa
    *Pretoria|South Africa|africa
    *Lagos|Nigeria|africa
    *Washington|United States|america
    *Ottawa|Canada|america
    *Mexico City|Mexico|america
    *Buenos Aires|Argentina|america
    *Lima|Peru|america
    *Santiago|Chile|america
    *Canberra|Australia|oceania
    *Wellington|New Zealand|oceania
    New York|United States|america|London,Tokyo,Rome,Madrid,Beijing
    Los Angeles|United States|america|Berlin,Mexico City,Athens
    San Francisco|United States|america|Zurich,Paris,Barcelona,Sydney,Osaka
    Seattle|United States|america|Bergen,Nantes,Galway,Reykjavik,Kobe,Christchurch
    Chicago|United States|america|Paris,Hamburg,Milan,Toronto
    Boston|United States|america|Barcelona,Strasbourg,Melbourne,Kyoto
    Houston|United States|america
    Dallas|United States|america
    Austin|United States|america
    Denver|United States|america
    Miami|United States|america
    Atlanta|United States|america
    Portland|United States|america
    Las Vegas|United States|america
    New Orleans|United States|america
    Philadelphia|United States|america
    Phoenix|United States|america
    Redmond|United States|america
    Toronto|Canada|america
    Vancouver|Canada|america
    Montreal|Canada|america
    Rio de Janeiro|Brazil|america
    Sao Paulo|Brazil|america
    Bogota|Colombia|america
    Munich|Germany|europe|Edinburgh,Verona,Bordeaux,Cincinnati
    Hamburg|Germany|europe|Marseille,Chicago,Osaka
    Frankfurt|Germany|europe
    Cologne|Germany|europe
    Leipzig|Germany|europe
    Dresden|Germany|europe
    Stuttgart|Germany|europe
    Zurich|Switzerland|europe
    Geneva|Switzerland|europe
    Salzburg|Austria|europe
    Lyon|France|europe
    Marseille|France|europe
    Nice|France|europe
    Nantes|France|europe
    Bordeaux|France|europe
    Toulouse|France|europe
    Strasbourg|France|europe
    Barcelona|Spain|europe|San Francisco,Cologne,Boston
    Seville|Spain|europe
    Valencia|Spain|europe
    Porto|Portugal|europe
    Milan|Italy|europe
    Venice|Italy|europe
    Florence|Italy|europe
    Naples|Italy|europe
    Verona|Italy|europe
    Bergen|Norway|europe
    Gothenburg|Sweden|europe
    Krakow|Poland|europe
    Manchester|United Kingdom|europe
    Edinburgh|United Kingdom|europe
    Liverpool|United Kingdom|europe
    Bristol|United Kingdom|europe
    Galway|Ireland|europe
    Istanbul|Turkey|europe
    Osaka|Japan|asia
    Kyoto|Japan|asia
    Kobe|Japan|asia
    Shanghai|China|asia
    Hong Kong|China|asia
    Mumbai|India|asia
    Bangalore|India|asia
    Delhi|India|asia
    Dubai|United Arab Emirates|asia
    Tel Aviv|Israel|asia
    Cape Town|South Africa|africa
    Johannesburg|South Africa|africa
    Sydney|Australia|oceania|San Francisco,Tokyo,Portsmouth
    Melbourne|Australia|oceania|Osaka,Boston,Milan
    Perth|Australia|oceania
    Auckland|New Zealand|oceania
    Christchurch|New Zealand|oceania
    """
}
