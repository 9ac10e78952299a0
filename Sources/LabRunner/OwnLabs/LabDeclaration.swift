/// Where a script declares its lab, found without a compiler.
struct LabDeclaration: Hashable {
  /// The type's name.
  let type: String
  /// The line, from 1.
  let line: Int

  /// The types of a source that say of themselves that they are labs, in their order.
  static func all(in source: String) -> [LabDeclaration] {
    var tokens = SwiftTokens(source)
    var found: [LabDeclaration] = []
    var depth = 0
    while let token = tokens.next() {
      switch token.text {
      case "{": depth += 1
      case "}": depth -= 1
      // A lab stands at the top of its file; a type within another cannot be named from outside without it.
      case "struct", "class", "enum", "actor", "extension":
        guard depth == 0, let name = tokens.next() else { continue }
        var isLab = false
        var hasConformances = false
        while let part = tokens.next() {
          if part.text == "{" {
            depth += 1
            break
          }
          if part.text == "where" { hasConformances = false }
          if part.text == ":" { hasConformances = true }
          if hasConformances, part.text == "Lab" { isLab = true }
        }
        if isLab { found.append(LabDeclaration(type: name.text, line: token.line)) }
      default: break
      }
    }
    return found
  }
}
