/// Finds what in a text may be an argument.
///
/// It goes through the words once from left to right; at each word the first reader that knows what begins there
/// takes as many words as belong to it. What no reader knows may then be a name.
struct MentionFinder {
  // A text of more is no wish that could be planned for.
  private static let most = 100

  let text: UserText
  var words: [TextWord] { text.words }

  /// The mentions, in order of their words, lists marked as such.
  func mentions() -> [Mention] {
    var found: [Mention] = text.quotes.map {
      Mention(kind: .quote, words: $0.words, text: $0.text, group: 0)
    }
    var index = 0
    while index < words.count {
      if let mention = mention(at: index) {
        found.append(mention)
        index = max(index + 1, mention.words.upperBound)
      } else {
        index += 1
      }
    }
    found = Amounts(words).combined(found)
    let names = NameFinder(words, taken: Set(found.flatMap { $0.kind == .quote ? [] : Array($0.words) }))
    found += names.names()
    found.sort { ($0.words.lowerBound, $1.words.upperBound) < ($1.words.lowerBound, $0.words.upperBound) }
    found = SisterCities(words).added(to: found)
    return grouped(Array(found.prefix(Self.most)))
  }

  private func mention(at index: Int) -> Mention? {
    let word = words[index]
    let readers: [(Int) -> Mention?] = [address, day, clockTime, phone, amount, code, namedThing]
    guard word.text.count < 200 else { return nil }
    for reader in readers {
      if let mention = reader(index) { return mention }
    }
    return nil
  }

  /// A mention of some words.
  func mention(_ kind: Mention.Kind, _ words: Range<Int>, _ text: String? = nil) -> Mention {
    Mention(kind: kind, words: words, text: text ?? self.text.written(words), group: 0)
  }

  /// A word in lower case; empty beyond the text's ends.
  func folded(_ index: Int) -> String {
    words.indices.contains(index) ? words[index].folded : ""
  }

  private static let fileEndings: Set<String> = [
    "txt", "md", "csv", "pdf", "json", "py", "swift", "png", "jpg", "jpeg", "doc", "docx", "xls", "xlsx",
    "log",
    "yaml", "yml", "html", "js", "ts", "sql", "xml", "zip", "ppt", "pptx", "mp3", "mp4", "conf", "ini", "sh",
  ]

  private func address(_ index: Int) -> Mention? {
    let written = words[index].text
    if let at = written.firstIndex(of: "@"), at > written.startIndex, written[at...].contains(".") {
      return mention(.email, index..<index + 1)
    }
    let folded = words[index].folded
    if folded.contains("://") || folded.hasPrefix("www.") { return mention(.url, index..<index + 1) }
    if Self.isPath(folded) { return mention(.path, index..<index + 1) }
    let ending = folded.split(separator: ".").last.map(String.init) ?? ""
    let isDomain =
      ["com", "org", "net", "io", "dev", "de", "fr", "eu", "uk"].contains(ending) && folded.contains(".")
      && folded.first?.isLetter == true
    return isDomain ? mention(.url, index..<index + 1) : nil
  }

  /// Whether a word, in lower case, is the path or name of a file.
  static func isPath(_ folded: String) -> Bool {
    let ending = folded.split(separator: ".").last.map(String.init) ?? ""
    return folded.contains(".") && fileEndings.contains(ending) && folded.count > ending.count + 1
      || ["/", "~/", "./", "../"].contains { folded.hasPrefix($0) } && folded.count > 2
  }

  private func phone(_ index: Int) -> Mention? {
    let first = words[index].text
    let isPart = { (text: String) in
      !text.isEmpty && text.allSatisfy { $0.isNumber || "+-()/.".contains($0) }
    }
    guard first.hasPrefix("+") || first.hasPrefix("0") || first.count(where: { $0 == "-" }) == 2,
      isPart(first)
    else {
      return nil
    }
    var end = index + 1
    while end < words.count, !words[end - 1].isFollowedByMark, isPart(words[end].text) { end += 1 }
    let digits = words[index..<end].reduce(0) { $0 + $1.text.count { $0.isNumber } }
    guard (7...15).contains(digits) else { return nil }
    return mention(.phone, index..<end)
  }

  private static let numbered: Set<String> = [
    "order", "invoice", "ticket", "number", "no", "nr", "id", "account", "customer", "user", "case",
    "tracking",
    "flight", "issue", "reference", "ref", "product", "sku", "employee", "transaction", "policy", "booking",
    "bestellung",
    "bestellnummer", "rechnung", "kunde", "commande", "facture", "pedido", "code", "article", "incident",
    "package", "record",
    "patient", "student", "member", "shipment", "reservation", "confirmation", "post", "zip", "pr", "plz",
  ]

  private func code(_ index: Int) -> Mention? {
    let written = words[index].text
    let bare = written.hasPrefix("#") ? String(written.dropFirst()) : written
    guard bare.contains(where: \.isNumber), bare.count >= 2 || written.hasPrefix("#") else { return nil }
    guard bare.allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) }) else { return nil }
    let hasLetter = bare.contains { $0.isLetter }
    let isMixed = hasLetter && (bare.first?.isLetter == true || bare.contains("-") || bare.count > 7)
    let isNumbered = bare.allSatisfy(\.isNumber) && (written.hasPrefix("#") || bare.count >= 6)
    return isMixed || isNumbered ? mention(.code, index..<index + 1, bare) : nil
  }

  // Digits behind a word such as `order` are a code.
  func isNumberedThing(_ index: Int) -> Bool {
    guard index > 0, words[index].text.allSatisfy(\.isNumber), !words[index - 1].isFollowedByMark else {
      return false
    }
    return Self.numbered.contains(folded(index - 1)) && words[index].text.count > 1
  }

  private func namedThing(_ index: Int) -> Mention? {
    let word = words[index]
    let roomLength = Rooms.length(words, at: index)
    if roomLength > 0 { return mention(.room, index..<index + roomLength) }
    if word.text.count > 2, let language = Units.language(word.text) {
      return mention(.language(name: language.name, code: language.code), index..<index + 1)
    }
    let isWanted = ["in", "to", "into", "from", "as", "of", "nach", "en", "unit", "for"].contains(
      folded(index - 1))
    if let currency = Units.currency(word.text), word.text.count > 2 || isWanted, isMoney(word.text) {
      return mention(.currency(currency), index..<index + 1)
    }
    if let unit = Units.unit(word.text), word.text.count > 2 || isWanted,
      !["in", "inch"].contains(word.folded) || word.text.count > 2,
      unit.quantity != .time
    {
      return mention(.unit(unit), index..<index + 1)
    }
    let isUpper = word.text.count > 1 && word.text.allSatisfy { $0.isASCII && $0.isUppercase }
    if isUpper, word.text.count <= 5, !CommonWords.contains(word.folded), Gazetteer.city(word.text) == nil,
      !Gazetteer.isRegion(word.text)
    {
      return mention(.ticker, index..<index + 1)
    }
    return nil
  }

  // Marks the lists: mentions of a sort with nothing but joining words between them.
  private func grouped(_ found: [Mention]) -> [Mention] {
    var found = found
    var group = 0
    for index in found.indices {
      group += 1
      found[index].group = group
      guard index > 0 else { continue }
      let previous = found[index - 1]
      guard previous.sort == found[index].sort || Self.areNames(previous, found[index]) else { continue }
      if found[index].words.isEmpty {
        found[index].group = previous.group
        continue
      }
      let between = previous.words.upperBound..<found[index].words.lowerBound
      guard previous.words.upperBound <= found[index].words.lowerBound, between.count < 3 else { continue }
      guard previous.words.isEmpty || !words[previous.words.upperBound - 1].endsSentence else { continue }
      let joins = between.allSatisfy {
        CommonWords.joins.contains(folded($0)) || CommonWords.places.contains(folded($0))
      }
      let isJoined =
        between.contains { CommonWords.joins.contains(folded($0)) }
        || (between.isEmpty && words[previous.words.upperBound - 1].after.contains(","))
      if joins, isJoined {
        found[index].group = previous.group
        if previous.sort == .place, found[index].sort == .name { found[index].kind = .place }
      }
    }
    return found
  }

  private static func areNames(_ one: Mention, _ other: Mention) -> Bool {
    let sorts: Set<Mention.Sort> = [.place, .name, .ticker]
    return sorts.contains(one.sort) && sorts.contains(other.sort)
  }
}
