/// A policy document: its sections, each with its policies in order.
struct PolicyDocument {
  /// What stands in a section: a policy, or the place of the broader scope's policies.
  enum Entry {
    case policy(PolicyElement)
    case base
  }

  /// The sections that the document has.
  let sections: [Section: [Entry]]

  /// Reads a document.
  ///
  /// - Throws: A ``PolicyError`` for text that is no policy document.
  init(_ bytes: [UInt8], name: String, in environment: DocumentEnvironment) throws(PolicyError) {
    let root = try PolicyElement.root(of: bytes, name: name, in: environment)
    guard root.name == "policies" else {
      throw root.error("a policy document begins with <policies>, not <\(root.name)>")
    }
    _ = root.policies()
    try root.refuseLeftovers()
    var sections: [Section: [Entry]] = [:]
    for child in root.children {
      guard let section = Section(rawValue: child.name) else {
        let words = Section.allCases.map(\.rawValue)
        throw child.error(
          "<\(child.name)> stands outside a section",
          hint: Spelling.nearest(to: child.name, in: words).map { "did you mean <\($0)>?" }
            ?? "policies stand in \(words.map { "<\($0)>" }.joined(separator: ", "))")
      }
      guard sections[section] == nil else { throw child.error("the section <\(child.name)> is given twice") }
      sections[section] = try Self.entries(of: child)
    }
    self.sections = sections
  }

  /// Reads a document from where it lies; a relative path begins at a folder.
  init(_ source: PolicySource, folder: String, in environment: DocumentEnvironment) throws(PolicyError) {
    try self.init(source.read(relativeTo: folder), name: source.displayName, in: environment)
  }

  private static func entries(of section: PolicyElement) throws(PolicyError) -> [Entry] {
    let policies = section.policies()
    try section.refuseLeftovers()
    var entries: [Entry] = []
    var hasBase = false
    for policy in policies {
      guard policy.name == "base" else {
        try policy.refuseBaseInside()
        entries.append(.policy(policy))
        continue
      }
      if hasBase { throw policy.error("<base /> is given twice in <\(section.name)>") }
      _ = policy.policies()
      try policy.refuseLeftovers()
      hasBase = true
      entries.append(.base)
    }
    return entries
  }
}
