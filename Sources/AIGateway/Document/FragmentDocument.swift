/// The document of a policy fragment: policies without sections, which `include-fragment` inserts.
struct FragmentDocument {
  /// The policies in order.
  let policies: [PolicyElement]

  /// Reads a document.
  ///
  /// - Throws: A ``PolicyError`` for text that is no fragment, and for what a fragment may not hold.
  init(_ bytes: [UInt8], name: String, in environment: DocumentEnvironment) throws(PolicyError) {
    let root = try PolicyElement.root(of: bytes, name: name, in: environment)
    guard root.name == "fragment" else {
      throw root.error("a fragment begins with <fragment>, not <\(root.name)>")
    }
    policies = root.policies()
    try root.refuseLeftovers()
    for policy in policies {
      if Section(rawValue: policy.name) != nil {
        throw policy.error(
          "a fragment has no sections", hint: "put the policies of <\(policy.name)> directly into <fragment>")
      }
      try Self.refuseInclusion(in: policy)
    }
    try root.refuseBaseInside()
  }

  /// Reads a document from where it lies; a relative path begins at a folder.
  init(_ source: PolicySource, folder: String, in environment: DocumentEnvironment) throws(PolicyError) {
    try self.init(source.read(relativeTo: folder), name: source.displayName, in: environment)
  }

  // Source: the "Policy fragments" page: a fragment cannot include another fragment.
  private static func refuseInclusion(in policy: PolicyElement) throws(PolicyError) {
    if policy.name == "include-fragment" { throw policy.error("a fragment includes no other fragment") }
    for child in policy.children { try refuseInclusion(in: child) }
  }
}
