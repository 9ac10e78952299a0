/// An element of a document as a policy's `init` reads it: every attribute typed, every error with its place.
///
/// It remembers what was asked for, so that ``refuseLeftovers()`` can refuse what the policy does not know.
final class PolicyElement {
  /// The element itself.
  let element: Element
  /// The document it stands in.
  let document: SourceDocument

  /// The child elements, each made once so that what was asked of it is remembered.
  private(set) lazy var children = element.children.map { PolicyElement($0, of: document) }

  /// Where it stands, once it is handed out as a policy or as a part of one.
  var site: PolicySite?

  var askedAttributes: Set<String> = ["id"]
  var askedChildren: Set<String> = []
  var takesPolicies = false
  var takesText = false

  init(_ element: Element, of document: SourceDocument) {
    self.element = element
    self.document = document
  }

  /// The element's name: for a policy, the policy's.
  var name: String { element.name }

  /// Where the element begins.
  var place: Place { document.place(of: element.offset) }

  /// The attribute `id`, which any policy may have: `context.LastError.PolicyId`.
  var id: String? { element.attributes.first { $0.name == "id" }?.value.text }

  /// An error at the element's start tag.
  func error(_ message: String, hint: String? = nil) -> PolicyError {
    document.error(at: element.offset, message, hint: hint)
  }

  /// An error at the value of an attribute, or at the start tag when the attribute is not there.
  func error(at attribute: String, _ message: String, hint: String? = nil) -> PolicyError {
    let offset = element.attributes.first { $0.name == attribute }?.valueOffset
    return document.error(at: offset ?? element.offset, message, hint: hint)
  }

  /// Refuses attributes, child elements and text that the policy did not ask for.
  ///
  /// Child elements that were handed out as policies answer for themselves.
  ///
  /// - Throws: A ``PolicyError`` at the first of them, with the nearest known name.
  func refuseLeftovers() throws(PolicyError) {
    if let attribute = element.attributes.first(where: { !askedAttributes.contains($0.name) }) {
      throw document.error(
        at: attribute.offset, "<\(name)> has no attribute \(attribute.name)",
        hint: hint(for: attribute.name, among: askedAttributes.subtracting(["id"])))
    }
    if !takesText, !element.text.isBlank {
      throw document.error(
        at: element.text.documentOffset(of: 0), "<\(name)> takes no text", hint: placeholderHint)
    }
    if takesPolicies { return }
    for child in children {
      guard askedChildren.contains(child.name) else {
        throw child.error(
          "<\(name)> has no element <\(child.name)>", hint: hint(for: child.name, among: askedChildren))
      }
      try child.refuseLeftovers()
    }
  }

  // Templates of labs hold whole elements by a name in braces.
  private var placeholderHint: String? {
    let text = element.text.trimmed.text
    return text.hasPrefix("{") && text.hasSuffix("}") ? "is \(text) a placeholder without a value?" : nil
  }

  private func hint(for name: String, among known: Set<String>) -> String? {
    let known = known.sorted()
    if let nearest = Spelling.nearest(to: name, in: known) { return "did you mean \(nearest)?" }
    return known.isEmpty ? nil : "it knows \(known.joined(separator: ", "))"
  }
}
