/// The prose of a lab, as its README.md tells it in Markdown: the opening, and a section for each heading.
///
/// A section belongs to the step or the phase that its heading names. Of the headings that every lab has, "The policy"
/// and "What decides" belong to deploy, "What to expect" to exercise.
public struct LabProse: Sendable, Hashable {
  /// A part of the text that is laid out as one.
  enum Block: Sendable, Hashable {
    /// Text that is broken into lines anew.
    case paragraph(String)
    /// An item of a list.
    case item(String)
    /// Lines as they are.
    case code([String])
    /// Rows of cells, the head first.
    case table([[String]])
  }

  /// What stands before the first section, without the title.
  let opening: [Block]
  private let sections: [String: [Block]]

  /// Reads Markdown.
  public init(markdown: String) {
    var reader = ProseReader()
    for line in PlainText.lines(markdown) { reader.read(line) }
    (opening, sections) = reader.end()
  }

  /// The section whose heading names a step; empty when there is none.
  func section(named name: String) -> [Block] {
    sections[Self.key(name)] ?? []
  }

  /// The section whose heading names a phase; empty when there is none.
  func section(of phase: Phase) -> [Block] {
    ([phase.rawValue] + Self.headings(of: phase)).lazy.map { section(named: $0) }.first { !$0.isEmpty } ?? []
  }

  /// The first paragraph, and what it announces with a colon.
  static func beginning(of blocks: [Block]) -> [Block] {
    guard case .paragraph(let text)? = blocks.first, text.hasSuffix(":") else {
      return Array(blocks.prefix(1))
    }
    return Array(blocks.prefix(2))
  }

  /// A heading as it is looked up: case, marks and spaces around it do not count.
  static func key(_ heading: String) -> String {
    heading.filter { $0 != "`" && $0 != "*" && $0 != "#" }.trimmingSpaces.lowercased()
  }

  private static func headings(of phase: Phase) -> [String] {
    switch phase {
    case .deploy: ["The policy", "What decides"]
    case .exercise: ["What to expect"]
    case .assert, .cleanUp: []
    }
  }
}

extension StringProtocol {
  /// The text without the spaces at its ends.
  var trimmingSpaces: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
