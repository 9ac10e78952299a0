/// The policies that run for an operation: the documents of its scopes, put into each other at `<base />`.
///
/// A section of a narrow scope says with `<base />` where the same section of the next broader scope goes;
/// without it the broader scopes are left out. A missing document or section is a bare `<base />`.
struct EffectivePolicy {
  /// A policy and the scope of the document that it stands in.
  struct Step {
    var policy: PolicyElement
    var scope: Scope
  }

  private let documents: [Scope: PolicyDocument]

  /// Puts documents together; a scope without one has none.
  ///
  /// The product's belongs here only when the call is made in the context of that product.
  init(_ documents: [Scope: PolicyDocument]) {
    self.documents = documents
  }

  /// The policies of a section in the order in which they run.
  func steps(in section: Section) -> [Step] {
    var steps: [Step] = []
    // From broad to narrow: each scope puts what was gathered so far where its <base /> stands.
    for scope in Scope.allCases {
      guard let entries = documents[scope]?.sections[section] else { continue }
      let broader = steps
      steps = entries.flatMap { entry in
        switch entry {
        case .policy(let policy): [Step(policy: policy, scope: scope)]
        case .base: broader
        }
      }
    }
    return steps
  }
}
