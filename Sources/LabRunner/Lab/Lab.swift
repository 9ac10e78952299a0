public import AIGateway

/// One thing to learn about a gateway: a service to deploy, and steps that use it and say what should be so.
///
/// The prose of a lab, its policy documents and its inputs lie in the folder `labs/NAME`.
public protocol Lab: Sendable {
  /// The name that `labs run` takes, in kebab case.
  static var name: String { get }
  /// The name in words.
  static var title: String { get }
  /// What the lab shows, in one sentence.
  static var summary: String { get }
  /// The group that `labs list` puts it in.
  static var category: String { get }

  /// Creates the lab with every parameter at its default.
  init()

  /// What is deployed. It may depend on the lab's parameters.
  var service: Service { get }

  /// What is done between deploying and cleaning up, in order.
  @StepsBuilder var steps: [any Step] { get }
}

extension Lab {
  /// The lab's parameters in the order of their declaration.
  public var parameters: [any LabParameter] {
    Mirror(reflecting: self).children.compactMap { label, value in
      guard let parameter = value as? any LabParameter, let label else { return nil }
      // A property wrapper is stored under the property's name with an underscore before it.
      return parameter.named(label.hasPrefix("_") ? String(label.dropFirst()) : label)
    }
  }
}
