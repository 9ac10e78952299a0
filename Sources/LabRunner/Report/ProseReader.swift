/// Reads the part of Markdown that the labs' prose is written in, line by line.
struct ProseReader {
  private var opening: [LabProse.Block] = []
  private var sections: [String: [LabProse.Block]] = [:]
  private var heading: String?
  private var blocks: [LabProse.Block] = []
  private var current: LabProse.Block?
  private var isCode = false

  /// Reads the next line.
  mutating func read(_ line: String) {
    if line.hasPrefix("```") {
      endBlock()
      isCode.toggle()
      if isCode { current = .code([]) }
    } else if isCode {
      if case .code(let lines)? = current { current = .code(lines + [line]) }
    } else if line.hasPrefix("#") {
      endSection()
      // The title of the whole has no section of its own.
      heading = line.hasPrefix("# ") ? nil : LabProse.key(line)
    } else if line.trimmingSpaces.isEmpty {
      endBlock()
    } else if line.hasPrefix("|") {
      addRow(line)
    } else if line.hasPrefix("- ") || line.hasPrefix("* ") {
      endBlock()
      current = .item(Self.plain(line.dropFirst(2)))
    } else {
      addText(Self.plain(line))
    }
  }

  /// What was read: the opening, and the sections by the keys of their headings.
  mutating func end() -> (opening: [LabProse.Block], sections: [String: [LabProse.Block]]) {
    endSection()
    return (opening, sections)
  }

  private mutating func addText(_ text: String) {
    switch current {
    case .paragraph(let before)?: current = .paragraph(before + " " + text)
    case .item(let before)?: current = .item(before + " " + text)
    default:
      endBlock()
      current = .paragraph(text)
    }
  }

  private mutating func addRow(_ line: String) {
    var cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map(Self.plain)
    if cells.last?.isEmpty == true { cells.removeLast() }
    // The line below the head says how columns stand.
    if cells.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 == "-" || $0 == ":" } }) { return }
    if case .table(let rows)? = current {
      current = .table(rows + [cells])
    } else {
      endBlock()
      current = .table([cells])
    }
  }

  private mutating func endBlock() {
    if let current { blocks.append(current) }
    current = nil
  }

  private mutating func endSection() {
    endBlock()
    if let heading { sections[heading] = blocks } else { opening += blocks }
    blocks = []
  }

  // A terminal shows neither bold nor code in a line, and of a link only its text.
  private static func plain(_ text: some StringProtocol) -> String {
    var plain = ""
    var rest = text.trimmingSpaces[...]
    while let character = rest.first {
      rest.removeFirst()
      if character == "`" || (character == "*" && rest.first == "*") {
        if character == "*" { rest.removeFirst() }
      } else if character == "[", let close = rest.firstIndex(of: "]"),
        rest[rest.index(after: close)...].first == "(", let end = rest[close...].firstIndex(of: ")")
      {
        plain += rest[..<close]
        rest = rest[rest.index(after: end)...]
      } else {
        plain.append(character)
      }
    }
    return plain
  }
}
