import PolicyExpressions

/// Loads one document as a service would that has everything the document refers to.
struct TrialLoading {
  /// What one loading came to.
  struct Outcome {
    /// Whether the text could be read, so that its policies were looked at.
    let isRead: Bool
    /// What is wrong, in the order of the document: one error at most for each policy of a section.
    let errors: [PolicyError]

    /// Whether a document with this outcome comes nearer to loading: fewer errors, or the first of them later.
    func isBetter(than other: Outcome) -> Bool {
      if isRead != other.isRead { return isRead }
      if errors.count != other.errors.count { return errors.count < other.errors.count }
      for (own, other) in zip(errors, other.errors)
      where (own.line, own.column) != (other.line, other.column) {
        return (own.line, own.column) > (other.line, other.column)
      }
      return false
    }
  }

  private let bytes: [UInt8]
  private let name: String
  private let fragments: [String: FragmentDocument]
  private let loggers: Set<String>

  /// - Parameters:
  ///   - names: The policy fragments that there are taken to be; nothing stands in them.
  ///   - loggers: The loggers that there are taken to be.
  init(
    _ bytes: [UInt8], name: String, fragments names: [String], loggers: [String]
  ) throws(PolicyError) {
    self.bytes = bytes
    self.name = name
    self.loggers = Set(loggers)
    let environment = DocumentEnvironment()
    var fragments: [String: FragmentDocument] = [:]
    for name in names {
      fragments[name] = try FragmentDocument(Array("<fragment />".utf8), name: name, in: environment)
    }
    self.fragments = fragments
  }

  /// Loads the document with texts for its names.
  func outcome(with standIns: StandIns) -> Outcome {
    let environment = DocumentEnvironment(
      namedValues: standIns.namedValues, placeholders: standIns.placeholders)
    do throws(PolicyError) {
      let root = try PolicyElement.root(of: bytes, name: name, in: environment)
      let errors =
        root.name == "fragment"
        ? errors(in: try FragmentDocument(bytes, name: name, in: environment))
        : errors(in: try PolicyDocument(bytes, name: name, in: environment))
      return Outcome(isRead: true, errors: errors.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    } catch {
      return Outcome(isRead: false, errors: [error])
    }
  }

  private func errors(in document: PolicyDocument) -> [PolicyError] {
    Section.allCases.flatMap { section in
      let policies = (document.sections[section] ?? []).compactMap { entry in
        if case .policy(let policy) = entry { policy } else { nil }
      }
      return errors(in: policies, of: section)
    }
  }

  // Whoever includes a fragment chooses the section; it is right when there is one that it can stand in.
  private func errors(in fragment: FragmentDocument) -> [PolicyError] {
    let bySection = Section.allCases.map { errors(in: fragment.policies, of: $0) }
    return bySection.min { $0.count < $1.count } ?? []
  }

  private func errors(in policies: [PolicyElement], of section: Section) -> [PolicyError] {
    PolicySite(section: section, scope: .api, fragments: fragments, loggers: loggers)
      .place(policies)
    return policies.compactMap { policy in
      do throws(PolicyError) {
        _ = try PolicyRegistry.step(policy)
        return nil
      } catch {
        return error
      }
    }
  }
}
