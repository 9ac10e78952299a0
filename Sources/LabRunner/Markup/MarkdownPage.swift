/// The Markdown of a lab's prose as HTML: headings, paragraphs, lists, tables, quotes and code; HTML in it is text.
struct MarkdownPage {
  private let lines: [Substring]
  private var index = 0
  private var html: [String] = []

  /// The HTML of a text.
  ///
  /// - Parameter level: How far headings go down, so that they fit below those of a page.
  static func html(_ markdown: String, below level: Int = 0) -> String {
    var page = MarkdownPage(
      lines: markdown.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false))
    page.read(level)
    return page.html.joined(separator: "\n")
  }

  private init(lines: [Substring]) {
    self.lines = lines
  }

  private mutating func read(_ level: Int) {
    while index < lines.count {
      let line = lines[index]
      let start = line.drop { $0 == " " }
      if start.isEmpty {
        index += 1
      } else if let fence = Self.fence(start) {
        readCode(fence)
      } else if let (depth, text) = Self.heading(start) {
        let tag = "h\(min(depth + level, 6))"
        html.append("<\(tag)>\(MarkdownInline.html(text))</\(tag)>")
        index += 1
      } else if start.first == "|", index + 1 < lines.count, Self.isRule(lines[index + 1]) {
        readTable()
      } else if Self.item(start) != nil {
        readList(isOrdered: start.first?.isNumber == true)
      } else if start.first == ">" {
        let text = gathered { $0.first == ">" }.map { $0.drop { $0 == ">" || $0 == " " } }
        html.append("<blockquote><p>\(MarkdownInline.html(text.joined(separator: " ")))</p></blockquote>")
      } else {
        let text = gathered { start in
          !start.isEmpty && Self.fence(start) == nil && Self.heading(start) == nil && start.first != "|"
            && Self.item(start) == nil
        }
        html.append("<p>\(MarkdownInline.html(text.joined(separator: " ")))</p>")
      }
    }
  }

  // The line at hand and those after it that belong to it, without the spaces before them.
  private mutating func gathered(while belongs: (Substring) -> Bool) -> [Substring] {
    var found: [Substring] = []
    repeat {
      found.append(lines[index].drop { $0 == " " })
      index += 1
    } while index < lines.count && belongs(lines[index].drop { $0 == " " })
    return found
  }

  private static func fence(_ line: Substring) -> Substring? {
    for sign in ["`", "~"] as [Character] {
      let fence = line.prefix { $0 == sign }
      if fence.count >= 3 { return fence }
    }
    return nil
  }

  private mutating func readCode(_ fence: Substring) {
    index += 1
    var code: [Substring] = []
    while index < lines.count, !lines[index].drop(while: { $0 == " " }).hasPrefix(fence) {
      code.append(lines[index])
      index += 1
    }
    index += 1
    html.append("<pre><code>\(Markup.escaped(code.joined(separator: "\n")))</code></pre>")
  }

  private static func heading(_ line: Substring) -> (Int, String)? {
    let depth = line.prefix { $0 == "#" }.count
    let rest = line.dropFirst(depth)
    guard (1...6).contains(depth), rest.first == " " else { return nil }
    return (depth, String(rest.drop { $0 == " " }))
  }

  private static func item(_ line: Substring) -> Substring? {
    if line.hasPrefix("- ") || line.hasPrefix("* ") { return line.dropFirst(2) }
    let digits = line.prefix { $0.isNumber }
    let rest = line.dropFirst(digits.count)
    return !digits.isEmpty && rest.hasPrefix(". ") ? rest.dropFirst(2) : nil
  }

  private mutating func readList(isOrdered: Bool) {
    let tag = isOrdered ? "ol" : "ul"
    var items: [String] = []
    while index < lines.count {
      let start = lines[index].drop { $0 == " " }
      if let text = Self.item(start), (start.first?.isNumber == true) == isOrdered {
        items.append(String(text))
      } else if !start.isEmpty, lines[index].first == " ", !items.isEmpty {
        items[items.count - 1] += " " + start
      } else {
        break
      }
      index += 1
    }
    let inner = items.map { "<li>\(MarkdownInline.html($0))</li>" }.joined(separator: "\n")
    html.append("<\(tag)>\n\(inner)\n</\(tag)>")
  }

  private static func isRule(_ line: Substring) -> Bool {
    line.contains("-") && line.contains("|") && line.allSatisfy { "|-: ".contains($0) }
  }

  private mutating func readTable() {
    func row(_ line: Substring, _ tag: String) -> String {
      "<tr>" + Self.cells(line).map { "<\(tag)>\(MarkdownInline.html($0))</\(tag)>" }.joined() + "</tr>"
    }
    let head = row(lines[index], "th")
    index += 2
    var rows: [String] = []
    while index < lines.count, lines[index].drop(while: { $0 == " " }).first == "|" {
      rows.append(row(lines[index], "td"))
      index += 1
    }
    html.append(
      "<table>\n<thead>\(head)</thead>\n<tbody>\n\(rows.joined(separator: "\n"))\n</tbody>\n</table>")
  }

  // A bar behind a backslash, or within code, is no border.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isEscaped = false
    var isCode = false
    for character in line {
      if character == "|", !isEscaped, !isCode {
        cells.append("")
      } else {
        if character == "`", !isEscaped { isCode.toggle() }
        if isEscaped, character == "|" { cells[cells.count - 1].removeLast() }
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    let trimmed = cells.map { cell in
      String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    // Before the first border and behind the last there is nothing.
    return Array(trimmed.dropFirst().dropLast(trimmed.last?.isEmpty == true ? 1 : 0))
  }
}
