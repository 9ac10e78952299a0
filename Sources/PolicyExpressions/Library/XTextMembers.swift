extension Library {
  /// `System.Xml.Linq.XText`
  static let xTextMembers: [Member] = [
    Member("new(string value)") { .object(XText(try $0.string(0))) },
    Member("string Value", set: { try $0.this(XText.self).value = text($1) }) {
      .string(try $0.this(XText.self).value)
    },
  ]

  /// `System.Xml.Linq.XCData`
  static let xCDataMembers: [Member] = [
    Member("new(string value)") { .object(XCData(try $0.string(0))) }
  ]

  /// `System.Xml.Linq.XComment`
  static let xCommentMembers: [Member] = [
    Member("new(string value)") { .object(XComment(try $0.string(0))) },
    Member("string Value", set: { try $0.this(XComment.self).value = text($1) }) {
      .string(try $0.this(XComment.self).value)
    },
  ]

  /// `System.Xml.Linq.XProcessingInstruction`
  static let xProcessingInstructionMembers: [Member] = [
    Member("new(string target, string data)") { call in
      let target = try XName(checking: call.string(0, "target"), in: .none).localName
      guard target.lowercased() != "xml" else {
        throw NetException(
          "ArgumentException", "'\(target)' is an invalid name for a processing instruction.")
      }
      return .object(XProcessingInstruction(target, try call.string(1, "data")))
    },
    Member("string Target") { .string(try $0.this(XProcessingInstruction.self).target) },
    Member("string Data", set: { try $0.this(XProcessingInstruction.self).data = text($1) }) {
      .string(try $0.this(XProcessingInstruction.self).data)
    },
  ]

  /// A text to be set; null throws.
  static func text(_ value: Value) throws -> String {
    guard let text = value.string else { throw NetException.argumentNull("value") }
    return text
  }
}
