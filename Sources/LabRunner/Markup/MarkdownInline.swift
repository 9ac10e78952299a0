/// What stands within a line of Markdown as HTML: code, links, bold and emphasised words. All else is escaped text.
struct MarkdownInline {
  private let characters: [Character]
  private var index = 0
  private var html = ""

  static func html(_ text: String) -> String {
    var inline = MarkdownInline(characters: Array(text))
    inline.read()
    return inline.html
  }

  private init(characters: [Character]) {
    self.characters = characters
  }

  private mutating func read() {
    // What is open now, the innermost last.
    var open: [String] = []
    while index < characters.count {
      switch characters[index] {
      case "\\" where index + 1 < characters.count && characters[index + 1].isPunctuation:
        html += Markup.escaped(String(characters[index + 1]))
        index += 2
      case "`": if !readCode() { take(1) }
      case "[": if !readLink() { take(1) }
      case "*", "_":
        let mark = characters[index]
        let isDouble = index + 1 < characters.count && characters[index + 1] == mark
        toggle(isDouble ? "strong" : "em", length: isDouble ? 2 : 1, &open)
      default: take(1)
      }
    }
    for tag in open.reversed() { html += "</\(tag)>" }
  }

  private mutating func take(_ count: Int) {
    let end = min(index + count, characters.count)
    html += Markup.escaped(String(characters[index..<end]))
    index = end
  }

  private mutating func readCode() -> Bool {
    var fence = 0
    while index + fence < characters.count, characters[index + fence] == "`" { fence += 1 }
    var end = index + fence
    while end < characters.count {
      var run = 0
      while end + run < characters.count, characters[end + run] == "`" { run += 1 }
      if run == fence {
        html += "<code>\(Markup.escaped(String(characters[index + fence..<end])))</code>"
        index = end + run
        return true
      }
      end += max(1, run)
    }
    take(fence)
    return true
  }

  // Only what leads to the web can be followed from a file that lies anywhere.
  private mutating func readLink() -> Bool {
    guard let close = characters[index...].firstIndex(of: "]"), close + 1 < characters.count,
      characters[close + 1] == "(", let end = characters[close...].firstIndex(of: ")")
    else { return false }
    let name = Markup.escaped(String(characters[index + 1..<close])).replacing("`", with: "")
    let target = String(characters[close + 2..<end])
    let isWeb = target.hasPrefix("https://") || target.hasPrefix("http://")
    html += isWeb ? "<a href=\"\(Markup.escaped(target))\">\(name)</a>" : name
    index = end + 1
    return true
  }

  // A mark opens before a word and closes after one; one that does neither, as in `a * b`, is text.
  private mutating func toggle(_ tag: String, length: Int, _ open: inout [String]) {
    let before = index > 0 ? characters[index - 1] : " "
    let after = index + length < characters.count ? characters[index + length] : " "
    if open.last == tag, !before.isWhitespace {
      open.removeLast()
      html += "</\(tag)>"
    } else if !open.contains(tag), !after.isWhitespace, !(before.isLetter || before.isNumber) {
      open.append(tag)
      html += "<\(tag)>"
    } else {
      take(length)
      return
    }
    index += length
  }
}
