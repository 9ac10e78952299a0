public import OpenAI

/// A content that a request or a response may have, `RepresentationContract`.
public struct Representation: Sendable, Hashable {
  /// A sample of the content.
  public struct Example: Sendable, Hashable {
    /// The example's name.
    public var name: String
    /// The content; text stands as it is, anything else as JSON.
    public var value: JSON

    /// Creates an example.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The media type, such as `application/json`.
  public var contentType: String
  /// The schema of the content.
  public var schema: SchemaName?
  /// The examples, in order.
  public var examples: [Example]

  /// Creates a representation.
  public init(_ contentType: String, schema: SchemaName? = nil, examples: [Example] = []) {
    self.contentType = contentType
    self.schema = schema
    self.examples = examples
  }
}
