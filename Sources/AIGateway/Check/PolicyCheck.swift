import PolicyExpressions

/// What is wrong with one policy document, and what it needs from outside before it can run.
///
/// The document is loaded as the gateway loads it, a policy after the other so that each says what is wrong with
/// it. Names without a value get a stand-in, so that everything else can be checked.
public struct PolicyCheck: Sendable {
  /// What is wrong, in the order of the document; empty for a document that the gateway takes.
  public let errors: [PolicyError]
  /// What the document needs from outside.
  public let needs: PolicyNeeds
  /// What each of the backends that it names is for.
  public let backendRoles: [String: BackendRole]
  /// Whether a policy says where requests go.
  public let choosesBackend: Bool
  /// What the tokens have to be that it lets in.
  public let tokens: TokenNeeds
  /// The policies that load and fail when a request reaches them, by name, each once.
  public let unavailable: [String]

  /// Checks a document, either of a scope or of a policy fragment.
  ///
  /// - Parameter values: The text for named values and placeholders, by name.
  public init(_ bytes: [UInt8], name: String, values: [String: String] = [:]) {
    var needs = PolicyNeeds()
    do throws(PolicyError) {
      let asked = try DocumentReader.needs(of: bytes, name: name)
      needs.namedValues = asked.namedValues.filter { values[$0] == nil }
      needs.placeholders = asked.placeholders.filter { values[$0] == nil }
      // A named value without a value stands for its own name here, so that no name in braces is taken for one.
      var own = values
      for name in needs.namedValues { own[name] = "{{\(name)}}" }
      let (root, document) = try DocumentReader.read(
        bytes, name: name, namedValues: own, placeholders: values)
      let references = DocumentReferences(
        root, of: document, open: Set(needs.namedValues + needs.placeholders))
      needs.fragments = references.fragments
      needs.backends = references.backends
      needs.loggers = references.loggers
      let loading = try TrialLoading(
        bytes, name: name, fragments: references.fragments, loggers: references.loggers)
      var standIns = StandIns(values: values, needs, size: bytes.count)
      let errors = standIns.settle { loading.outcome(with: $0) }
      self.errors = errors.filter { !references.isOpen(at: Place(line: $0.line, column: $0.column)) }
      unavailable = references.unavailable
      backendRoles = references.backendRoles
      choosesBackend = references.choosesBackend
      tokens = TokenNeeds(root)
    } catch {
      errors = [error]
      backendRoles = [:]
      choosesBackend = false
      tokens = TokenNeeds()
      unavailable = []
    }
    self.needs = needs
  }
}
