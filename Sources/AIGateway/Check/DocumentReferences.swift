/// The names by which a document refers to the service's resources, and the places of values not known yet.
struct DocumentReferences {
  private(set) var fragments: [String] = []
  private(set) var backends: [String] = []
  private(set) var loggers: [String] = []
  private(set) var backendRoles: [String: BackendRole] = [:]
  private(set) var choosesBackend = false
  /// The policies that load and do not run here.
  private(set) var unavailable: [String] = []

  private let document: SourceDocument
  private let open: Set<String>
  private var openValues: [(start: Place, end: Place)] = []

  /// Looks through a document that was read with its open names left in braces.
  init(_ root: Element, of document: SourceDocument, open: Set<String>) {
    self.document = document
    self.open = open
    visit(root)
  }

  /// Whether a place lies in a literal that holds a name without a value: what it will be is not known.
  func isOpen(at place: Place) -> Bool {
    openValues.contains { value in
      (value.start.line, value.start.column) <= (place.line, place.column)
        && (place.line, place.column) <= (value.end.line, value.end.column)
    }
  }

  // The reader limits how deep elements are nested.
  private mutating func visit(_ element: Element) {
    let name = ToolkitSpelling.meaning(of: element.name)
    if name == "set-backend-service" { choosesBackend = true }
    for attribute in element.attributes where !attribute.value.isExpression {
      let text = attribute.value.text
      if holdsOpenName(text) {
        addOpen(attribute.value)
        continue
      }
      switch attribute.name {
      case "fragment-id": Self.add(text, to: &fragments)
      case "backend-id", "embeddings-backend-id":
        Self.add(text, to: &backends)
        backendRoles[text] = Self.role(attribute.name, of: name)
      case "logger-id": Self.add(text, to: &loggers)
      default: break
      }
    }
    // Between text and text there may be elements, which are to be checked.
    if element.children.isEmpty, !element.text.isExpression, !element.text.isBlank,
      holdsOpenName(element.text.text)
    {
      addOpen(element.text.trimmed)
    }
    if PolicyRegistry.unavailable[name] != nil { Self.add(name, to: &unavailable) }
    for child in element.children { visit(child) }
  }

  private static func role(_ attribute: String, of policy: String) -> BackendRole {
    if attribute == "embeddings-backend-id" { return .embeddings }
    return policy == "llm-content-safety" ? .contentSafety : .forwarding
  }

  private func holdsOpenName(_ text: String) -> Bool {
    if open.isEmpty { return false }
    if open.contains(text) { return true }
    return text.utf8.contains(UInt8(ascii: "{"))
      && text.split(whereSeparator: { $0 == "{" || $0 == "}" }).contains { open.contains(String($0)) }
  }

  private mutating func addOpen(_ value: SourceText) {
    let start = document.place(of: value.documentOffset(of: 0))
    openValues.append((start, document.place(of: value.documentOffset(of: value.text.utf8.count))))
  }

  private static func add(_ name: String, to names: inout [String]) {
    if !names.contains(name) { names.append(name) }
  }
}
