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
        if conformsToLab(&tokens, depth: &depth) {
          found.append(LabDeclaration(type: name.text, line: token.line))
        }
      default: break
      }
    }
    return found
  }

  // Reads on to the brace. What stands in angle brackets or behind `where` is said of other types.
  private static func conformsToLab(_ tokens: inout SwiftTokens, depth: inout Int) -> Bool {
    var (isLab, brackets, isList) = (false, 0, false)
    while let token = tokens.next() {
      switch token.text {
      case "{":
        depth += 1
        return isLab
      case "<": brackets += 1
      case ">": brackets -= 1
      case ":" where brackets == 0: isList = true
      case "where": brackets = .max / 2
      case "Lab" where isList && brackets == 0: isLab = true
      default: break
      }
    }
    return false
  }
}
