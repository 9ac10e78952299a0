extension PolicyElement {
  /// The root element of a document.
  static func root(
    of bytes: [UInt8], name: String, in environment: DocumentEnvironment
  ) throws(PolicyError) -> PolicyElement {
    let (root, document) = try DocumentReader.read(
      bytes, name: name, namedValues: environment.namedValues, placeholders: environment.placeholders)
    return PolicyElement(root, of: document)
  }

  /// Refuses `<base />` anywhere below this element; it stands directly in a section only.
  ///
  /// The recursion ends at the depth to which the reader lets elements be nested.
  func refuseBaseInside() throws(PolicyError) {
    for child in children {
      if child.name == "base" {
        throw child.error(
          "<base /> stands in <\(name)>", hint: "it stands directly in a section of a policy document")
      }
      try child.refuseBaseInside()
    }
  }
}
