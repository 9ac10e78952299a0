/// Days and times of day.
extension MentionFinder {
  func day(_ index: Int) -> Mention? {
    let word = words[index]
    if let date = Self.numericDate(word.text) { return dated(date, index..<index + 1) }
    if let month = DateMention.month(word.folded) {
      guard let day = Self.dayNumber(wordText(index + 1)), !word.isFollowedByMark else { return nil }
      return date(month: month, day: day, from: index, to: index + 2)
    }
    if let day = Self.dayNumber(word.text) {
      let next = ["of", "de"].contains(folded(index + 1)) ? index + 2 : index + 1
      guard let month = DateMention.month(folded(next)), words[index].after != "," else { return nil }
      return date(month: month, day: day, from: index, to: next + 1)
    }
    if let weekday = DateMention.weekday(word.folded), word.text.count > 3 || word.isCapitalised {
      let start = ["next", "this", "coming", "nachsten"].contains(folded(index - 1)) ? index - 1 : index
      return dated(DateMention(weekday: weekday, text: text.written(start..<index + 1)), start..<index + 1)
    }
    return relativeDay(index)
  }

  private func relativeDay(_ index: Int) -> Mention? {
    let word = folded(index)
    if word == "day", folded(index + 1) == "after", folded(index + 2) == "tomorrow" {
      return dated(DateMention(offset: 2, text: "the day after tomorrow"), index..<index + 3)
    }
    if word == "next" || word == "this", ["week", "weekend", "month", "year"].contains(folded(index + 1)) {
      let offset = word == "next" && folded(index + 1) == "week" ? 7 : nil
      return dated(DateMention(offset: offset, text: text.written(index..<index + 2)), index..<index + 2)
    }
    if word == "in", let count = Int(wordText(index + 1)) ?? NumberWords.value(wordText(index + 1)),
      let unit = Units.unit(wordText(index + 2)), let seconds = Units.seconds(unit), seconds >= 86_400,
      count < 1000
    {
      let offset = count * Int(seconds / 86_400)
      return dated(DateMention(offset: offset, text: text.written(index..<index + 3)), index..<index + 3)
    }
    guard let offset = DateMention.offset(word), word != "morgen" || folded(index - 1) != "guten" else {
      return nil
    }
    return dated(DateMention(offset: offset, text: words[index].text), index..<index + 1)
  }

  func clockTime(_ index: Int) -> Mention? {
    var digits = words[index].folded
    var suffix = folded(index + 1)
    var end = index + 1
    if digits == "noon" || digits == "midday" { return mention(.time(hour: 12, minute: 0), index..<end) }
    if digits == "midnight" { return mention(.time(hour: 0, minute: 0), index..<end) }
    for ending in ["am", "pm", "a.m", "p.m", "uhr", "h"]
    where digits.hasSuffix(ending) && digits.count > ending.count {
      suffix = ending
      digits.removeLast(ending.count)
      end = index
      break
    }
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let first = parts.first, var hour = Int(first),
      (0...24).contains(hour)
    else {
      return nil
    }
    let minute = parts.count > 1 ? Int(parts[1]) : 0
    guard let minute, (0..<60).contains(minute), first.count <= 2 else { return nil }
    switch suffix {
    case "am", "a.m":
      if hour == 12 { hour = 0 }
      end += 1
    case "pm", "p.m":
      if hour < 12 { hour += 12 }
      end += 1
    case "uhr", "o'clock", "h", "heures": end += 1
    default:
      // A bare number is a time only behind `at` and with nothing behind it that it could count.
      let isBare = parts.count == 1
      let isLast =
        !words.indices.contains(end) || words[index].isFollowedByMark || CommonWords.contains(folded(end))
      guard !isBare || (["at", "um"].contains(folded(index - 1)) && isLast && (1...24).contains(hour)) else {
        return nil
      }
    }
    return mention(.time(hour: hour % 24, minute: minute), index..<min(end, words.count))
  }

  private func wordText(_ index: Int) -> String {
    words.indices.contains(index) ? words[index].text : ""
  }

  private func dated(_ date: DateMention, _ range: Range<Int>) -> Mention {
    mention(.date(date), range)
  }

  private func date(month: Int, day: Int, from start: Int, to end: Int) -> Mention {
    var end = min(end, words.count)
    var year: Int?
    if let number = Int(wordText(end)), (1900...2100).contains(number), wordText(end).count == 4 {
      year = number
      end += 1
    }
    let range = start..<end
    return dated(DateMention(year: year, month: month, day: day, text: text.written(range)), range)
  }

  // `3`, `3rd`, `3.`
  private static func dayNumber(_ word: String) -> Int? {
    let digits = word.prefix { $0.isNumber }
    let rest = word.dropFirst(digits.count).lowercased()
    guard (1...2).contains(digits.count), ["", "st", "nd", "rd", "th", "er", "."].contains(rest) else {
      return nil
    }
    return Int(digits).flatMap { (1...31).contains($0) ? $0 : nil }
  }

  /// `2025-05-03`, `03.05.2025`, and `5/3/2025` with the month first as in the United States.
  static func numericDate(_ word: String) -> DateMention? {
    for separator in ["-", "/", "."] as [Character] {
      let parts = word.split(separator: separator, omittingEmptySubsequences: false)
      let numbers = parts.compactMap { $0.allSatisfy { $0.isASCII && $0.isNumber } ? Int($0) : nil }
      guard parts.count == 3, numbers.count == 3 else { continue }
      var (year, month, day) = (numbers[0], numbers[1], numbers[2])
      if parts[0].count != 4 {
        guard parts[2].count == 4 else { continue }
        let isMonthFirst = separator == "/" && numbers[0] <= 12
        (year, month, day) =
          isMonthFirst ? (numbers[2], numbers[0], numbers[1]) : (numbers[2], numbers[1], numbers[0])
      }
      guard (1...12).contains(month), (1...31).contains(day), (1000...9999).contains(year) else { continue }
      return DateMention(year: year, month: month, day: day, text: word)
    }
    return nil
  }
}
